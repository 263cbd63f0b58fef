import {
  AgendaList,
  BarChart,
  ClothHero,
  HeroSearch,
  Icon,
  type IconName,
  LinkButton,
  NewsTeaser,
  SectionTitle,
  TileLink,
  VillageLandscape,
  WovenPicture,
} from '#kernel/ui';
import { PublicShell } from '../public-shell.tsx';
import type { GalleryFrame } from './gallery-page.ts';
import { houseFrame } from './houses.ts';

const MENU = ['Beranda', 'Profil desa', 'Layanan', 'Berita', 'UMKM', 'Anggaran'].map((label, index) => ({
  key: label,
  label,
  url: `#${label}`,
  isCurrent: index === 0,
}));

const SERVICES: [icon: IconName, title: string, note: string][] = [
  ['house', 'Surat domisili', '± 15 menit'],
  ['store', 'Surat keterangan usaha', '± 1 hari'],
  ['hand-heart', 'Surat keterangan tidak mampu', '± 1 hari'],
  ['shield-check', 'Pengantar SKCK', '± 15 menit'],
  ['megaphone', 'Pengaduan warga', 'Dijawab ≤ 3 hari'],
  ['package-check', 'Cek bantuan sosial', 'Langsung tampil'],
  ['vote', 'Musyawarah dan suara', '1 sedang berjalan'],
  ['layout-grid', 'Semua layanan', '24 jenis surat'],
];

const NEWS: [meta: string, title: string][] = [
  ['Pelayanan · 18 November 2026', 'Surat domisili kini selesai 15 menit bila berkas lengkap'],
  ['Pembangunan · 14 November 2026', 'Titian ulin RT 4 sepanjang 210 meter selesai diperbaiki'],
  ['Kesehatan · 11 November 2026', 'Jadwal posyandu balita dan lansia sampai akhir tahun'],
];

const AGENDA: [day: string, month: string, title: string, note: string][] = [
  ['24', 'Nov', 'Posyandu balita', 'Selasa, 08.30–11.00 WITA, Balai RT 2'],
  ['27', 'Nov', 'Suara warga ditutup', 'Jumat, 23.59 WITA, daring dan di kantor desa'],
  ['29', 'Nov', 'Gotong royong bersih sungai', 'Minggu, 07.00 WITA, dermaga RT 1'],
  ['3', 'Des', 'Musyawarah desa: RKP 2027', 'Kamis, 19.30 WITA, Balai Desa'],
];

const SPENDING: [label: string, value: number, plan: number, valueText: string, planText: string][] = [
  ['Pembangunan desa', 528.7, 684.2, '528,7', '684,2'],
  ['Pemerintahan desa', 508.9, 612.4, '508,9', '612,4'],
  ['Pemberdayaan masyarakat', 152.1, 221.5, '152,1', '221,5'],
  ['Bencana dan keadaan mendesak', 121.6, 150.6, '121,6', '150,6'],
  ['Pembinaan kemasyarakatan', 101.3, 142.6, '101,3', '142,6'],
];

/** Mock 01: the first page of a village. */
export function VillageHome({ frame }: { frame: GalleryFrame }) {
  return (
    <PublicShell
      frame={houseFrame(frame, 'desa', 'Desa Sungai Pitung')}
      menu={MENU}
      primary={{ label: 'Daftar', url: '#daftar' }}
      footer={FOOTER}
    >
      <ClothHero
        title="Urusan desa, selesai dari rumah."
        lead="Ajukan surat, sampaikan pengaduan, dan ikuti penggunaan anggaran. Semua tercatat dan bisa Anda lacak."
        landscape={<VillageLandscape />}
      >
        <HeroSearch action="#cari" label="Cari layanan atau lacak nomor surat" />
      </ClothHero>
      <section className="page-width relative -mt-14 lg:-mt-16" aria-labelledby="h-layanan">
        <div className="sheet p-2 lg:p-3">
          <h2 id="h-layanan" className="sr-only">
            Layanan yang paling sering dipakai
          </h2>
          <ul className="grid grid-cols-2 gap-1 lg:grid-cols-4">
            {SERVICES.map(([icon, title, note]) => (
              <li key={title}>
                <TileLink href="#layanan" icon={icon} title={title} note={note} />
              </li>
            ))}
          </ul>
        </div>
      </section>
      <OpenVote />
      <div className="page-width mt-14 grid gap-12 lg:mt-20 lg:grid-cols-[1.6fr_1fr] lg:gap-16">
        <News />
        <section aria-labelledby="h-kal">
          <SectionTitle
            id="h-kal"
            title="Agenda"
            action={
              <a href="#agenda" className="link font-semibold">
                Kalender
              </a>
            }
          />
          <AgendaList
            items={AGENDA.map(([day, month, title, note]) => ({
              key: title,
              day,
              month,
              title,
              note,
              url: '#agenda',
            }))}
          />
          <div className="mt-4 flex items-start gap-3 text-sm text-muted">
            <Icon name="clock" className="mt-0.5" />
            <p>
              <b className="text-base-content">Kantor desa tutup hari ini.</b> Buka lagi Senin, 23 November
              2026, pukul 08.00 WITA. Surat tetap dapat diajukan daring.
            </p>
          </div>
        </section>
      </div>
      <Budget />
    </PublicShell>
  );
}

function OpenVote() {
  return (
    <section className="page-width mt-6" aria-label="Suara warga">
      <a
        href="#suara"
        className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-2xl border border-base-300 bg-soft px-4 py-4 text-soft-content lg:px-6"
      >
        <span className="flex items-center gap-2 font-bold">
          <Icon name="vote" className="size-6" />
          Suara warga dibuka
        </span>
        <span className="grow">
          Pilih satu dari empat usulan jalan usaha tani 2027. Ditutup Jumat, 27 November 2026.
        </span>
        <span className="flex items-center gap-3 font-semibold">
          <span className="figures">318 dari 1.204 warga sudah memilih</span>
          <Icon name="arrow-right" />
        </span>
      </a>
    </section>
  );
}

function News() {
  return (
    <section aria-labelledby="h-berita">
      <SectionTitle
        id="h-berita"
        title="Kabar desa"
        action={
          <a href="#berita" className="link font-semibold">
            Semua berita
          </a>
        }
      />
      <article className="border-b border-base-300 pb-6">
        <NewsTeaser
          url="#berita"
          title="Anyaman purun Sungai Pitung terpilih untuk pameran kabupaten"
          meta="Usaha warga · 20 November 2026"
          lead="Enam perajin dari RT 3 dan RT 5 akan membawa 120 tikar dan tas ke Marabahan. Warga dapat memesan lewat katalog UMKM desa."
          picture={<WovenPicture />}
        />
      </article>
      <ul>
        {NEWS.map(([meta, title]) => (
          <li key={title} className="border-b border-base-300 last:border-0">
            <NewsTeaser url="#berita" title={title} meta={meta} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Budget() {
  return (
    <section className="page-width mt-14 lg:mt-20" aria-labelledby="h-apb">
      <div className="sheet grid gap-10 p-5 sm:p-8 lg:grid-cols-[1fr_1.5fr] lg:gap-16 lg:p-12">
        <div>
          <h2 id="h-apb" className="text-3xl">
            Ke mana uang desa pergi
          </h2>
          <p className="mt-3 max-w-[40ch] text-muted">
            APBDes 2026, keadaan 31 Oktober 2026. Setiap rupiah dapat ditelusuri sampai kegiatan dan nota.
          </p>
          <dl className="mt-7 grid gap-5 sm:grid-cols-2">
            <div className="sm:col-span-2">
              <dt className="eyebrow">Sudah dibelanjakan</dt>
              <dd className="figures text-3xl font-extrabold tracking-tight">Rp1.412.640.000</dd>
              <dd className="figures text-sm text-muted">78,0 % dari rencana Rp1.811.300.000</dd>
            </div>
            <div>
              <dt className="eyebrow">Pendapatan</dt>
              <dd className="figures text-lg font-bold">Rp1.842.500.000</dd>
            </div>
            <div>
              <dt className="eyebrow">Sisa lebih</dt>
              <dd className="figures text-lg font-bold">Rp31.200.000</dd>
            </div>
          </dl>
          <div className="mt-7 flex flex-wrap gap-2">
            <LinkButton href="#anggaran" look="primary">
              Telusuri per kegiatan
            </LinkButton>
            <LinkButton href="#unduh" icon="download" download>
              Unduh (XLSX)
            </LinkButton>
          </div>
        </div>
        <BarChart
          title="Belanja per bidang, juta rupiah"
          finding="Pembangunan desa dan pemerintahan desa paling banyak dibelanjakan, masing-masing lebih dari 500 juta rupiah."
          rowHead="Bidang"
          series={{ value: 'Sudah dibelanjakan', plan: 'Rencana' }}
          rows={SPENDING.map(([label, value, plan, valueText, planText]) => ({
            key: label,
            label,
            value,
            plan,
            valueText,
            planText,
          }))}
        />
      </div>
    </section>
  );
}

const links = (...labels: string[]) => labels.map((label) => ({ label, url: `#${label}` }));

const FOOTER = {
  year: 2026,
  address: [
    'Jl. Sungai Pitung RT 3 No. 12, Kecamatan Alalak',
    'Kabupaten Barito Kuala, Kalimantan Selatan 70582',
    'Senin–Kamis 08.00–15.30, Jumat 08.00–11.00 WITA',
  ],
  columns: [
    { title: 'Layanan', links: links('Ajukan surat', 'Lacak permohonan', 'Pengaduan', 'Bantuan sosial') },
    { title: 'Desa', links: links('Profil dan sejarah', 'Aparat desa', 'UMKM', 'Galeri') },
    {
      title: 'Hubungi',
      links: links('0511 555 0142', 'halo@sungaipitung.desa.id', 'Aksesibilitas', 'Privasi dan data warga'),
    },
  ],
};
