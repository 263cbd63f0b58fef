import { LinkButton, MemberCard, QrImage } from '#kernel/ui';
import { PrintShell } from '../print-shell.tsx';
import type { GalleryFrame } from './gallery-page.ts';
import { houseFrame } from './houses.ts';
import { SampleLetter } from './sample-letter.tsx';
import { SAMPLE_QR } from './sample-qr.ts';

const pdf = (
  <LinkButton href="#pdf" icon="download" download>
    Unduh PDF
  </LinkButton>
);

/** Mock 10a: a member's card, as large as it is printed, and larger to look at. */
export function PrintedCard({ frame }: { frame: GalleryFrame }) {
  const card = (
    <MemberCard
      house={{ name: 'Serikat Pekerja Kampus', kind: 'serikat' }}
      title="Kartu tanda anggota"
      name="Ni Luh Putu Ayu Lestari"
      line={{ label: 'Kampus', value: 'Institut Seni Dewata, Bali' }}
      numberLabel="Nomor anggota"
      number="SPK-51-000031"
      photo={<Portrait />}
      qr={<QrImage modules={SAMPLE_QR} label="Kode QR untuk memeriksa keaslian" className="member-card-qr" />}
      backNotes={[
        'Hasilnya hanya status: aktif atau tidak. Data pribadi tidak ditampilkan.',
        'Berlaku selama keanggotaan aktif. Bila ditemukan, kirim ke Jl. Kampus Raya 5, Banjarmasin 70123.',
      ]}
      since="Anggota sejak 4 Januari 2023"
      checkAddress="spk.or.id/periksa"
    />
  );
  return (
    <PrintShell
      frame={houseFrame(frame, 'serikat', 'Kartu anggota')}
      title="Kartu anggota"
      note="85,6 × 54 mm, dua sisi. Ukuran di layar mendekati ukuran cetak."
      actions={pdf}
    >
      <div className="member-card-desk">{card}</div>
      <div className="member-card-large mt-10" aria-hidden="true">
        {card}
      </div>
    </PrintShell>
  );
}

/** Mock 10b: a letter as it is printed. */
export function PrintedLetter({ frame }: { frame: GalleryFrame }) {
  return (
    <PrintShell
      frame={houseFrame(frame, 'desa', 'Surat keterangan usaha')}
      title="Surat keterangan usaha"
      note="A4, satu halaman. Ditandatangani 23 November 2026, nomor 500/012/DS/XI/2026."
      actions={pdf}
    >
      <div className="paper-preview paper-sheet">
        <SampleLetter isSigned />
      </div>
    </PrintShell>
  );
}

function Portrait() {
  return (
    <svg viewBox="0 0 60 76" className="member-card-photo" role="img" aria-label="Foto anggota">
      <rect width="60" height="76" fill="#d9c4cd" />
      <path d="M4 76c0-20 12-26 26-26s26 6 26 26z" fill="#5d2340" />
      <path d="M22 46h16v8c0 6-16 6-16 0z" fill="#c99878" />
      <ellipse cx="30" cy="33" rx="13" ry="16" fill="#dbab89" />
      <path
        d="M15 36c-3-22 6-28 15-28s18 6 15 28c-2-10-6-14-9-15-6 3-14 3-17 1-2 2-3 6-4 14z"
        fill="#2a1a1e"
      />
      <path d="M24 55l6 8 6-8" fill="none" stroke="#fff" strokeWidth="3" />
    </svg>
  );
}
