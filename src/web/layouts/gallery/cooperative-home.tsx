import {
  CatalogueCard,
  Chip,
  ChipRow,
  ClothHero,
  FigureBand,
  type GoodsKind,
  GoodsPicture,
  HeroPicture,
  Icon,
  type IconName,
  LinkButton,
  NewsTeaser,
  NumberedSteps,
  SectionTitle,
} from '#kernel/ui';
import { PublicShell } from '../public-shell.tsx';
import type { GalleryFrame } from './gallery-page.ts';
import { houseFrame } from './houses.ts';

const MENU = ['Beranda', 'Tentang', 'Katalog', 'Berita', 'Laporan', 'Lokasi'].map((label, index) => ({
  key: label,
  label,
  url: `#${label}`,
  isCurrent: index === 0,
}));

const GOODS: [kind: GoodsKind, title: string, note: string, price: string, memberPrice: string][] = [
  ['sack', 'Beras Unus Mutiara', 'karung 5 kg · Tersedia', 'Rp79.000', 'Anggota Rp74.000'],
  ['bottle', 'Minyak goreng', 'botol 1 liter · Tersedia', 'Rp18.500', 'Anggota Rp17.200'],
  ['tray', 'Telur ayam', 'rak 30 butir · Sisa 6', 'Rp58.000', 'Anggota Rp54.500'],
  ['jar', 'Gula aren Haruyan', '1 kg · Tersedia', 'Rp32.000', 'Anggota Rp29.000'],
  ['cloth', 'Kain sasirangan', '2 meter · Pesan 3 hari', 'Rp185.000', 'Anggota Rp170.000'],
  ['bag', 'Pupuk organik', 'sak 25 kg · Tersedia', 'Rp62.000', 'Anggota Rp55.000'],
];

const NEWS: [meta: string, title: string, lead: string][] = [
  [
    '19 November 2026',
    'Undangan rapat anggota tahunan, 16 Januari 2027',
    'Bahan rapat dan laporan pengurus dapat dibaca anggota mulai 2 Januari.',
  ],
  [
    '12 November 2026',
    'Harga beras anggota turun menjadi Rp74.000',
    'Pembelian bersama lima koperasi kelurahan menekan ongkos angkut.',
  ],
  [
    '4 November 2026',
    'Jasa pinjaman usaha kini 1 % menurun',
    'Keputusan rapat pengurus 31 Oktober, berlaku untuk akad baru.',
  ],
];

const PLACE: [icon: IconName, term: string, detail: string][] = [
  ['map-pin', 'Alamat', 'Jl. Kebun Bunga No. 18, Banjarmasin Timur 70235'],
  ['clock', 'Jam buka', 'Senin–Sabtu, 08.00–15.00 WITA'],
  ['phone', 'Telepon dan WhatsApp', '0812 0000 4180'],
];

/** Mock 02: the first page of a cooperative, from the same parts. */
export function CooperativeHome({ frame }: { frame: GalleryFrame }) {
  return (
    <PublicShell
      frame={houseFrame(frame, 'koperasi', 'Koperasi Banua Sejahtera')}
      menu={MENU}
      primary={{ label: 'Jadi anggota', url: '#jadi' }}
      footer={FOOTER}
    >
      <ClothHero
        title="Menabung bersama, maju bersama."
        lead="Simpanan, pinjaman, dan belanja kebutuhan sehari-hari milik 412 warga Kebun Bunga. Setiap anggota punya satu suara."
        picture={<HeroPicture kind="koperasi" />}
      >
        <div className="flex flex-wrap gap-3">
          <LinkButton href="#jadi" look="turmeric" size="lg">
            Jadi anggota
          </LinkButton>
          <LinkButton href="#katalog" look="cloth" size="lg">
            Lihat katalog
          </LinkButton>
        </div>
      </ClothHero>
      <FigureBand
        label="Angka koperasi"
        items={[
          { label: 'anggota aktif', value: '412' },
          { label: 'simpanan anggota', value: 'Rp1,94 miliar' },
          { label: 'SHU tahun buku 2025', value: 'Rp186 juta' },
          { label: 'hasil pemeriksaan 2025', value: 'Wajar' },
        ]}
      />
      <section className="page-width mt-14 lg:mt-20" aria-labelledby="h-kat">
        <SectionTitle
          id="h-kat"
          title="Katalog"
          note="Harga anggota berlaku setelah Anda masuk."
          action={
            <ChipRow label="Jenis barang">
              <Chip value="Semua" url="#semua" isCurrent />
              <Chip value="Sembako" url="#sembako" />
              <Chip value="Hasil tani" url="#tani" />
              <Chip value="Kerajinan" url="#kerajinan" />
              <Chip value="Jasa" url="#jasa" />
            </ChipRow>
          }
        />
        <ul className="grid grid-cols-2 gap-3 md:grid-cols-3 lg:gap-4 xl:grid-cols-6">
          {GOODS.map(([kind, title, note, price, memberPrice]) => (
            <li key={title}>
              <CatalogueCard
                url="#barang"
                title={title}
                note={note}
                price={price}
                memberPrice={memberPrice}
                picture={<GoodsPicture kind={kind} />}
              />
            </li>
          ))}
        </ul>
      </section>
      <section
        className="page-width mt-14 grid gap-10 lg:mt-20 lg:grid-cols-[1fr_1.4fr] lg:gap-16"
        aria-labelledby="h-jadi"
      >
        <div>
          <h2 id="h-jadi" className="text-3xl">
            Cara menjadi anggota
          </h2>
          <p className="mt-3 max-w-[42ch] text-muted">
            Terbuka bagi warga Kebun Bunga berusia 17 tahun ke atas. Pengurus menjawab paling lama tiga hari
            kerja.
          </p>
        </div>
        <NumberedSteps
          items={[
            { title: 'Isi formulir dan unggah KTP', note: 'Sekitar 5 menit. Bisa dilanjutkan nanti.' },
            {
              title: 'Setor simpanan pokok Rp100.000',
              note: 'Sekali saja, dikembalikan bila Anda berhenti.',
            },
            {
              title: 'Pengurus memeriksa dan menyetujui',
              note: 'Nomor anggota dikirim lewat surel atau WhatsApp.',
            },
            {
              title: 'Mulai menabung Rp50.000 setiap bulan',
              note: 'Simpanan wajib. Lewat QRIS, transfer, atau tunai di kantor.',
            },
          ]}
        />
      </section>
      <section className="page-width mt-14 lg:mt-20" aria-labelledby="h-ber">
        <SectionTitle
          id="h-ber"
          title="Berita"
          action={
            <a href="#berita" className="link font-semibold">
              Semua berita
            </a>
          }
        />
        <ul className="grid gap-x-8 md:grid-cols-3">
          {NEWS.map(([meta, title, lead]) => (
            <li key={title} className="border-t-2 border-base-content">
              <NewsTeaser url="#berita" title={title} meta={meta} lead={lead} />
            </li>
          ))}
        </ul>
      </section>
      <Place />
    </PublicShell>
  );
}

function Place() {
  return (
    <section className="page-width mt-14 lg:mt-20" aria-labelledby="h-lok">
      <div className="sheet grid overflow-hidden lg:grid-cols-[1fr_1.3fr]">
        <div className="p-5 sm:p-8 lg:p-10">
          <h2 id="h-lok" className="text-3xl">
            Datang ke kantor
          </h2>
          <dl className="mt-5 grid gap-4">
            {PLACE.map(([icon, term, detail]) => (
              <div key={term} className="relative pl-8">
                <dt className="eyebrow">
                  <span className="absolute top-0.5 left-0 text-base text-primary">
                    <Icon name={icon} />
                  </span>
                  {term}
                </dt>
                <dd>{detail}</dd>
              </div>
            ))}
          </dl>
          <div className="mt-6 flex flex-wrap gap-2">
            <LinkButton href="#arah" look="primary" icon="navigation">
              Petunjuk arah
            </LinkButton>
            <LinkButton href="#buku-tamu" icon="book-open">
              Isi buku tamu
            </LinkButton>
          </div>
        </div>
        <MapPicture />
      </div>
    </section>
  );
}

function MapPicture() {
  return (
    <svg
      viewBox="0 0 560 320"
      className="h-full min-h-60 w-full"
      preserveAspectRatio="xMidYMid slice"
      role="img"
      aria-label="Peta: kantor koperasi di Jalan Kebun Bunga, dekat jembatan"
    >
      <rect width="560" height="320" fill="#f3ece5" />
      <path d="M-10 240c90-30 140 20 230-10s150-80 350-60v160H-10z" fill="#cfe0e6" />
      <g stroke="#fff" fill="none" strokeLinecap="round">
        <path d="M-10 120L570 60" strokeWidth="18" />
        <path d="M180-10l60 250 20 90" strokeWidth="14" />
        <path d="M390-10l-30 340" strokeWidth="10" />
        <path d="M-10 60l220 8M240 160l330-30M60 110l30 130" strokeWidth="7" />
      </g>
      <g transform="translate(232 104)">
        <path d="M0 0c-26-30-30-40-30-54a30 30 0 0 1 60 0c0 14-4 24-30 54z" fill="var(--color-primary)" />
        <circle cy="-54" r="11" fill="#fff" />
      </g>
    </svg>
  );
}

const links = (...labels: string[]) => labels.map((label) => ({ label, url: `#${label}` }));

const FOOTER = {
  year: 2026,
  address: ['Badan hukum AHU-0000418.AH.01.29 Tahun 2019', 'Jl. Kebun Bunga No. 18, Banjarmasin Timur 70235'],
  columns: [
    { title: 'Anggota', links: links('Jadi anggota', 'Simulasi pinjaman', 'Simpanan', 'Masuk') },
    {
      title: 'Koperasi',
      links: links('Pengurus dan pengawas', 'Notulen rapat anggota', 'Inventaris', 'Laporan tahunan'),
    },
    { title: 'Sampaikan', links: links('Buku tamu', 'Saran umum', 'Aksesibilitas', 'Privasi') },
  ],
};
