import {
  Badge,
  Button,
  Checklist,
  Disclosure,
  Form,
  FormActions,
  Icon,
  LinkButton,
  PageHeader,
  RadioGroup,
  Sheet,
  TextArea,
  Timeline,
} from '#kernel/ui';
import { ConsoleShell } from '../console-shell.tsx';
import type { GalleryFrame } from './gallery-page.ts';
import { houseFrame } from './houses.ts';
import { SampleLetter } from './sample-letter.tsx';

const MENU = [
  { key: 'home', label: 'Beranda', icon: 'house', url: '#beranda' },
  {
    key: 'letters',
    label: 'Layanan surat',
    icon: 'mail',
    children: [
      { key: 'requests', label: 'Permohonan', url: '#permohonan', count: 12, isCurrent: true },
      { key: 'ready', label: 'Siap diambil', url: '#siap', count: 5 },
      { key: 'archive', label: 'Arsip surat', url: '#arsip' },
      { key: 'kinds', label: 'Jenis surat', url: '#jenis', count: 24 },
    ],
  },
  { key: 'complaints', label: 'Pengaduan', icon: 'megaphone', url: '#pengaduan', count: 7 },
  { key: 'votes', label: 'Musyawarah', icon: 'vote', url: '#musyawarah', count: 1 },
  {
    key: 'residents',
    label: 'Penduduk',
    icon: 'users',
    children: [{ key: 'list', label: 'Daftar', url: '#penduduk' }],
  },
  {
    key: 'budget',
    label: 'Anggaran',
    icon: 'chart-column',
    children: [{ key: 'year', label: 'APBDes', url: '#apbdes' }],
  },
  { key: 'aid', label: 'Bantuan sosial', icon: 'package-check', url: '#bansos' },
  {
    key: 'site',
    label: 'Isi situs',
    icon: 'newspaper',
    children: [{ key: 'news', label: 'Berita', url: '#berita' }],
  },
  { key: 'settings', label: 'Pengaturan', icon: 'settings', url: '#pengaturan' },
];

/** Mock 06: a request with its evidence, its decision and its letter. */
export function LetterDecision({ frame }: { frame: GalleryFrame }) {
  const account = { name: 'Syamsul Bahri', roleLabel: 'Kepala Desa', initials: 'SB' };
  return (
    <ConsoleShell
      frame={houseFrame(frame, 'desa', 'Surat keterangan usaha', account)}
      menu={MENU}
      breadcrumb={[
        { label: 'Konsol', url: '#konsol' },
        { label: 'Layanan surat', url: '#surat' },
        { label: 'Permohonan', url: '#permohonan' },
        { label: 'PS-2026-0418' },
      ]}
      scopeLabel="Konsol aparat"
      searchUrl="#cari"
      unread={4}
    >
      <PageHeader
        title="Surat keterangan usaha"
        badge={
          <Badge tone="warning" icon="hourglass">
            Menunggu persetujuan
          </Badge>
        }
        note={
          <>
            Siti Rahmah, RT 5. Permohonan <span className="figures">PS-2026-0418</span>, target selesai Senin,
            23 November 2026
          </>
        }
        actions={
          <>
            <LinkButton href="#sebelum" icon="chevron-left" label="Permohonan sebelumnya" />
            <span className="figures self-center px-1 text-sm text-muted">3 dari 12</span>
            <LinkButton href="#berikut" icon="chevron-right" label="Permohonan berikutnya" />
          </>
        }
      />
      <div className="mt-6 grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)]">
        <div className="grid min-w-0 gap-6">
          <Requirements />
          <Decision />
        </div>
        <div className="grid min-w-0 gap-6">
          <section className="sheet overflow-hidden" aria-labelledby="h-pdf">
            <div className="flex items-center gap-2 border-b border-base-300 px-4 py-2">
              <h2 id="h-pdf" className="grow text-base font-semibold">
                Pratinjau surat <span className="text-sm font-normal text-muted">1 halaman</span>
              </h2>
              <LinkButton href="#ubah" look="quiet" icon="square-pen" label="Ubah isian" />
              <LinkButton href="#unduh" look="quiet" icon="download" label="Unduh PDF" />
              <LinkButton href="#cetak" look="quiet" icon="printer" label="Cetak" />
            </div>
            <div className="paper-preview grid justify-center overflow-hidden bg-base-300 p-3 sm:p-6">
              <SampleLetter isSigned={false} />
            </div>
          </section>
          <Sheet title="Perjalanan permohonan">
            <Timeline items={JOURNEY} />
          </Sheet>
        </div>
      </div>
    </ConsoleShell>
  );
}

function Requirements() {
  return (
    <Sheet title="Persyaratan" note="3 dari 4 sesuai" isFlush>
      <Checklist
        items={[
          {
            key: 'ktp',
            title: 'KTP pemohon',
            tone: 'success',
            word: 'Sesuai',
            note: 'Cocok dengan data penduduk',
            viewUrl: '#ktp',
          },
          {
            key: 'kk',
            title: 'Kartu keluarga',
            tone: 'success',
            word: 'Sesuai',
            note: 'Cocok, 4 anggota',
            viewUrl: '#kk',
          },
          {
            key: 'rt',
            title: 'Pengantar RT 5',
            tone: 'success',
            word: 'Sesuai',
            note: 'Nomor 031/RT5/XI/2026',
            viewUrl: '#rt',
          },
          {
            key: 'photo',
            title: 'Foto tempat usaha',
            tone: 'warning',
            word: 'Perlu diperiksa',
            note: 'Buram, papan nama tidak terbaca',
            viewUrl: '#foto',
            actions: (
              <>
                <Button icon="check">Tandai sesuai</Button>
                <Button>Minta ganti</Button>
              </>
            ),
          },
          { key: 'nib', title: 'NIB', tone: 'neutral', word: 'Opsional', note: 'Boleh tidak ada' },
        ]}
      />
    </Sheet>
  );
}

function Decision() {
  return (
    <Sheet title="Keputusan">
      <p id="alasan" className="flex gap-2.5 rounded-xl bg-base-200 p-3 text-sm">
        <Icon name="info" className="mt-0.5 text-info" />
        <span>
          Persetujuan terbuka setelah <b>foto tempat usaha</b> ditandai sesuai.
        </span>
      </p>
      <div className="mt-4 mb-3 grid gap-2 sm:grid-cols-2">
        <Button look="primary" icon="pen-line" reasonId="alasan">
          Setujui dan tanda tangani
        </Button>
        <Button icon="undo-2">Kembalikan</Button>
      </div>
      <Disclosure title="Tolak permohonan" icon="circle-x" isDanger isOpen>
        <Form action="#tolak" className="grid gap-3">
          <RadioGroup
            name="alasan"
            label="Alasan yang dibaca pemohon"
            value="luar"
            options={[
              { value: 'luar', label: 'Usaha tidak berada di wilayah desa' },
              { value: 'data', label: 'Data tidak cocok dengan KTP atau KK' },
              { value: 'lain', label: 'Alasan lain' },
            ]}
          />
          <TextArea
            name="penjelasan"
            label="Penjelasan dan yang dapat dilakukan pemohon"
            rows={3}
            value="Papan nama pada foto menunjukkan alamat di Desa Berangas. Ajukan di desa tempat usaha Anda berdiri, atau kirim foto lain bila kami keliru."
          />
          <FormActions>
            <Button look="danger" busyLabel="Mengirim…">
              Tolak dan kirim alasan
            </Button>
            <LinkButton href="#batal" look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </Disclosure>
    </Sheet>
  );
}

const JOURNEY = [
  { title: 'Diajukan', meta: 'Siti Rahmah, daring, 20 November 2026, 19.42', state: 'done' as const },
  {
    title: 'Berkas diperiksa',
    meta: 'M. Ridhani, Kasi Pelayanan, 21 November 2026, 09.10',
    note: 'Pemohon diminta mengganti foto usaha.',
    state: 'done' as const,
  },
  { title: 'Foto usaha diganti', meta: 'Siti Rahmah, 21 November 2026, 13.55', state: 'done' as const },
  {
    title: 'Persetujuan Kepala Desa',
    meta: 'Menunggu Anda, sejak 21 November 2026, 14.20',
    state: 'now' as const,
  },
  {
    title: 'Siap diambil',
    meta: 'Pemohon diberi tahu lewat WhatsApp dan surel',
    state: 'next' as const,
  },
];
