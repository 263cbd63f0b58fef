import { HelpLayout } from '../help-layout.tsx';
import { PublicShell } from '../public-shell.tsx';
import type { GalleryFrame } from './gallery-page.ts';
import { houseFrame } from './houses.ts';

/** A page of help. */
export function Help({ frame }: { frame: GalleryFrame }) {
  return (
    <PublicShell frame={houseFrame(frame, 'koperasi', 'Membayar angsuran')} menu={[]}>
      <div className="page-width pt-8">
        <HelpLayout
          title="Membayar angsuran"
          lead="Tiga cara membayar, dan apa yang terjadi sesudahnya."
          topics={[
            { title: 'Menjadi anggota', url: '#jadi' },
            { title: 'Membayar angsuran', url: '#bayar', isCurrent: true },
            { title: 'Berhenti', url: '#berhenti' },
          ]}
          contact={{ label: 'Kirim pesan', url: '#pesan' }}
          updated="22 November 2026"
        >
          <p>Angsuran jatuh tempo setiap tanggal 5. Anda dapat membayar sebelumnya tanpa denda.</p>
          <h2>Lewat QRIS</h2>
          <ol>
            <li>
              Buka <a href="#pinjaman">Pinjaman</a>, tekan “Bayar angsuran”.
            </li>
            <li>Pindai kode dengan aplikasi bank Anda.</li>
          </ol>
          <h2>Tunai di kantor</h2>
          <p>Bendahara mencatatnya di depan Anda, dan kuitansi dikirim lewat surel.</p>
        </HelpLayout>
      </div>
    </PublicShell>
  );
}
