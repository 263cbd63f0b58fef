import type { Landscape } from '#kernel/past';

const morning: Landscape = { sky: [150, 190, 225], water: [70, 120, 130], houses: 5 };
const evening: Landscape = { sky: [235, 170, 110], water: [90, 90, 120], houses: 7 };
const noon: Landscape = { sky: [120, 190, 240], water: [60, 130, 110], houses: 4 };

export const PROFILE = {
  summary: 'Desa di tepi sungai, sembilan kilometer dari Banjarmasin.',
  body: `## Sejarah

Sungai Pitung tumbuh dari permukiman petani dan pedagang di sepanjang handil. Nama desa diambil dari anak sungai yang membelahnya.

## Letak

Utara berbatasan dengan sawah pasang surut, timur dengan jalan Trans Kalimantan, selatan dengan Sungai Barito, barat dengan desa tetangga.

## Visi dan misi

Desa yang melayani, terbuka, dan mandiri dari hasil sawah, sungai, dan anyaman warganya.

## Pemerintah desa

- Kepala Desa: H. Syahrani
- Sekretaris Desa: Noor Aida
- Ketua BPD: Rusmini
- Kepala Dusun I: Hamdani Salim`,
};

export const NEWS: readonly {
  title: string;
  excerpt: string;
  body: string;
  category: string;
  daysAgo: number;
  isDraft?: true;
}[] = [
  {
    title: 'Kerja bakti membersihkan handil Sabtu ini',
    excerpt: 'Semua RT membawa alat sendiri; konsumsi disiapkan tiap RT.',
    body: 'Handil dangkal karena eceng gondok. Warga berkumpul di dermaga pukul 07.00 WITA.\n\n## Yang dibawa\n\n- Cangkul atau parang\n- Sepatu bot\n- Air minum',
    ...{ category: 'Kegiatan', daysAgo: 2 },
  },
  {
    title: 'Surat domisili kini dapat diminta dari rumah',
    excerpt: 'Cukup masuk dengan akun warga yang sudah dikonfirmasi.',
    body: 'Permohonan diperiksa pada jam layanan. Surat bertanda tangan diunduh sendiri, tanpa datang ke kantor.',
    ...{ category: 'Pelayanan', daysAgo: 6 },
  },
  {
    title: 'Anyaman purun Sungai Pitung dipesan pasar Martapura',
    excerpt: 'Lima puluh lembar tikar untuk pameran bulan depan.',
    body: 'Kelompok pengrajin menerima pesanan pertama dari luar kabupaten. Bahan purun dipanen dari rawa desa.',
    ...{ category: 'Usaha warga', daysAgo: 13 },
  },
  {
    title: 'Penyemprotan nyamuk di Dusun II dan III',
    excerpt: 'Tutup makanan dan keluarkan hewan peliharaan selama satu jam.',
    body: 'Petugas puskesmas berkeliling mulai pukul 08.00 WITA.',
    ...{ category: 'Kesehatan', daysAgo: 20 },
  },
  {
    title: 'Rencana jalan usaha tani tahun depan',
    excerpt: 'Masih disusun.',
    body: 'Naskah ini belum terbit.',
    ...{ category: 'Pembangunan', daysAgo: 1, isDraft: true },
  },
];

export const BUSINESSES: readonly {
  name: string;
  category: string;
  ownerName: string;
  about: string;
  address: string;
  hours: string;
  phone: string;
  businessNumber?: string;
  foodPermit?: string;
  halalNumber?: string;
  mapPlace: string;
  promotedDays?: number;
  photo?: Landscape;
  goods: readonly Record<string, string | number>[];
  reviews: readonly { stars: string; body: string }[];
}[] = [
  {
    name: 'Anyaman Purun Galuh',
    ...{ category: 'Kerajinan', ownerName: 'Galuh Hasanah', promotedDays: 60, photo: morning },
    about: 'Tikar, tas, dan bakul dari purun rawa, dianyam dua belas ibu di Dusun II.',
    ...{ address: 'Gang Purun 7', hours: 'Senin–Sabtu, 08.00–17.00', phone: '0812 0000 7201' },
    ...{ businessNumber: '9120001234567', mapPlace: '-3.2512,114.5128' },
    goods: [
      { name: 'Tikar purun lipat', kind: 'goods', price: 85_000, unit: 'lembar', stock: 20 },
      { name: 'Tas belanja purun', kind: 'goods', price: 45_000, unit: 'buah', stock: 34 },
    ],
    reviews: [
      { stars: '5', body: 'Rapi dan kuat. Dipakai mengaji setahun belum rusak.' },
      { stars: '4', body: 'Bagus, pesanan agak lama karena banyak.' },
    ],
  },
  {
    name: 'Dapur Mama Rusni',
    ...{ category: 'Makanan', ownerName: 'Rusnani', photo: evening },
    about: 'Kue bingka, wadai ipau, dan keripik haruan. Menerima pesanan selamatan.',
    ...{ address: 'Handil Raya 21', hours: 'Setiap hari, 06.00–12.00', phone: '0812 0000 7202' },
    ...{ foodPermit: '2063004010123-28', halalNumber: 'ID63110000123450123', mapPlace: '-3.2540,114.5090' },
    goods: [
      { name: 'Kue bingka kentang', kind: 'goods', price: 35_000, unit: 'loyang', stock: 10 },
      { name: 'Keripik haruan', kind: 'goods', price: 24_000, unit: 'bungkus 200 g', stock: 0 },
    ],
    reviews: [{ stars: '5', body: 'Bingkanya lembut.' }],
  },
  {
    name: 'Bengkel Perahu Basuni',
    ...{ category: 'Jasa', ownerName: 'Mahyudin Basuni' },
    about: 'Membuat dan memperbaiki jukung dan mesin kelotok.',
    ...{ address: 'Jl. Dermaga 3', hours: 'Senin–Sabtu, 08.00–16.00', phone: '0812 0000 7203' },
    mapPlace: '-3.2561,114.5111',
    goods: [{ name: 'Servis mesin kelotok', kind: 'service', price: 150_000, unit: 'kali' }],
    reviews: [],
  },
];

export const MEDIA: readonly {
  caption: string;
  album: string;
  daysAgo: number;
  videoUrl?: string;
  photo?: Landscape;
}[] = [
  { caption: 'Handil sebelum kerja bakti', album: 'Kerja bakti', daysAgo: 40, photo: noon },
  { caption: 'Handil sesudah dibersihkan', album: 'Kerja bakti', daysAgo: 39, photo: morning },
  { caption: 'Rumah di tepi sungai menjelang magrib', album: 'Desa kita', daysAgo: 70, photo: evening },
  {
    ...{ caption: 'Lomba jukung tahun lalu', album: 'Perayaan', daysAgo: 98 },
    videoUrl: 'https://video.contoh.id/lomba-jukung',
  },
];

export const EVENTS: readonly {
  title: string;
  category: string;
  inDays: number;
  from: string;
  until?: string;
  place: string;
  coordinator: string;
  description: string;
  quota?: number;
  album?: string;
  documentation?: string;
}[] = [
  {
    ...{ title: 'Kerja bakti handil', category: 'Gotong royong', inDays: 5, from: '07.00', until: '11.00' },
    ...{ place: 'Dermaga desa', coordinator: 'Hamdani Salim' },
    description: 'Semua RT. Bawa alat dan air minum sendiri.',
  },
  {
    ...{
      title: 'Pelatihan pemasaran daring',
      category: 'Pelatihan',
      inDays: 12,
      from: '09.00',
      until: '15.00',
    },
    ...{ place: 'Balai desa', coordinator: 'Noor Aida', quota: 25 },
    description: 'Untuk pemilik UMKM: memotret produk, menulis keterangan, menerima pesanan.',
  },
  {
    ...{ title: 'Posyandu Melati', category: 'Kesehatan', inDays: 18, from: '08.00', until: '11.00' },
    ...{ place: 'Rumah Ibu RT 003', coordinator: 'Mahrita' },
    description: 'Penimbangan balita dan imunisasi.',
  },
  {
    ...{ title: 'Kerja bakti handil bulan lalu', category: 'Gotong royong', inDays: -39, from: '07.00' },
    ...{ place: 'Dermaga desa', coordinator: 'Hamdani Salim', album: 'Kerja bakti' },
    description: 'Membersihkan eceng gondok sepanjang handil.',
    documentation: 'Seratus dua puluh warga hadir; empat ratus meter handil kembali dapat dilewati jukung.',
  },
];
