/** An invented campus. */
export interface DemoCampus {
  name: string;
  /** Code of the province. */
  region: string;
  kind: 'negeri' | 'swasta';
}

/** Campuses of the demo union, one province beside the other. */
export const demoCampuses: readonly DemoCampus[] = (
  [
    ['Universitas Antasari Banua', '63', 'negeri'],
    ['Politeknik Martapura', '63', 'negeri'],
    ['Institut Teknologi Barito', '63', 'swasta'],
    ['Universitas Brantas Raya', '35', 'negeri'],
    ['Institut Bengawan Surabaya', '35', 'swasta'],
    ['Universitas Semeru', '35', 'swasta'],
    ['Universitas Muria Jaya', '33', 'negeri'],
    ['Politeknik Kendeng', '33', 'negeri'],
    ['Institut Seni Dewata', '51', 'negeri'],
    ['Universitas Flobamora', '53', 'negeri'],
    ['Politeknik Deli', '12', 'negeri'],
    ['Universitas Lancang Kuning Raya', '14', 'swasta'],
    ['Universitas Mataram Lama', '34', 'swasta'],
    ['Universitas Somba Opu', '73', 'negeri'],
    ['Institut Teknologi Priangan', '32', 'negeri'],
    ['Universitas Cenderawasih Timur', '91', 'negeri'],
  ] as const
).map(([name, region, kind]) => ({ name, region, kind }));

/** How far the demo takes a person. */
export type DemoFate =
  | 'active'
  | 'behind'
  | 'held'
  | 'registered'
  | 'proof-sent'
  | 'awaiting-treasurer'
  | 'ready'
  | 'rejected'
  | 'cancelled'
  | 'disabled'
  | 'suspended'
  | 'resigned';

export interface DemoPerson {
  /** Key of the demo account that is this person's, if any. */
  account?: string;
  name: string;
  sex: 'L' | 'P';
  born: string;
  /** Place in `demoCampuses`. */
  campus: number;
  faculty: string;
  rank: string;
  employment: string;
  /** Golongan of a civil servant, or the code of the salary bracket. */
  basis: string;
  /** Days before today on which the person registered. */
  daysAgo: number;
  fate: DemoFate;
  email?: string;
}

type Row = [
  name: string,
  sex: 'L' | 'P',
  born: string,
  campus: number,
  faculty: string,
  rank: string,
  employment: string,
  basis: string,
  daysAgo: number,
  fate: DemoFate,
  account?: string,
];

// biome-ignore format: a table reads as a table
const ROWS: readonly Row[] = [
  ['Dr. Ratna Wulandari, M.Si.',     'P', '1974-03-02',  3, 'Ilmu Sosial dan Politik', 'Lektor Kepala',   'PNS',             'IV/a',          1490, 'active', 'super_admin'],
  ['Laila Nurhayati, M.Pd.',         'P', '1981-07-19',  0, 'Keguruan',                'Lektor',          'PNS',             'III/d',         1480, 'active', 'admin'],
  ['Baihaqi Noor, S.E.',             'L', '1985-11-05',  0, 'Ekonomi dan Bisnis',      'Tendik/Staff',    'Tetap Non-PNS',   'SAL_3000_6000', 1440, 'active', 'treasurer'],
  ['Endang Pratiwi, S.Ak.',          'P', '1988-01-23',  4, 'Keuangan',                'Tendik/Staff',    'PPPK',            'SAL_3000_6000', 1210, 'active', 'treasurer2'],
  ['Dr. Ahmad Fauzi Rahman',         'L', '1978-12-12',  0, 'Teknik',                  'Lektor',          'PNS',             'III/b',         1180, 'active', 'coordinator'],
  ['Dewi Kusumaningtyas, M.Hum.',    'P', '1976-05-30',  5, 'Sastra',                  'Lektor',          'Tetap Non-PNS',   'SAL_6000_UP',   1130, 'active', 'coordinator2'],
  ['Ni Luh Putu Ayu Lestari',        'P', '1990-09-14',  8, 'Seni Pertunjukan',        'Asisten Ahli',    'PNS',             'III/c',         1050, 'active', 'member'],
  ['Maria Goreti Nahak',             'P', '1992-02-08',  9, 'Keguruan',                'Asisten Ahli',    'PPPK',            'SAL_3000_6000',  820, 'behind', 'member2'],
  ['Hendra Gunawan Siregar',         'L', '1970-06-17', 10, 'Teknik Mesin',            'Lektor Kepala',   'PNS',             'IV/a',          1020, 'active'],
  ['Siti Zulaikha Binti Marzuki',    'P', '1987-10-01', 11, 'Hukum',                   'Asisten Ahli',    'Kontrak/PKWT',    'SAL_1500_3000',  890, 'held', 'member3'],
  ['Yohanes Kambu',                  'L', '1993-04-25', 15, 'Kehutanan',               'Tenaga Pengajar', 'Honorer',         'SAL_1500_3000',  420, 'active'],
  ['Muhammad Iqbal Daeng Matutu',    'L', '1972-08-09', 13, 'Kedokteran',              'Lektor Kepala',   'PNS',             'IV/b',           370, 'active'],
  ['Fransiska Tri Wahyuni',          'P', '1989-12-20', 14, 'Teknik Kimia',            'Lektor',          'Tetap Non-PNS',   'SAL_3000_6000',  960, 'disabled'],
  ['Akhmad Zaini',                   'L', '1984-03-11',  1, 'Teknik Sipil',            'Tendik/Staff',    'PNS',             'II/c',           760, 'active'],
  ['Norhidayah, S.Kom.',             'P', '1995-05-06',  2, 'Ilmu Komputer',           'Tenaga Pengajar', 'Dosen Luar Biasa','SAL_0_1500',     410, 'active'],
  ['M. Ridwan Hakim',                'L', '1982-07-28',  0, 'Pertanian',               'Lektor',          'PNS',             'III/d',          980, 'behind'],
  ['Hj. Rusmini, M.Kes.',            'P', '1969-01-15',  1, 'Kesehatan',               'Lektor Kepala',   'PNS',             'IV/a',           930, 'active'],
  ['Rudi Hartono',                   'L', '1991-11-02',  2, 'Teknik Elektro',          'Asisten Ahli',    'Tetap Non-PNS',   'SAL_3000_6000',  350, 'active'],
  ['Agus Santoso, M.T.',             'L', '1979-02-27',  3, 'Teknik',                  'Lektor',          'PNS',             'III/c',          870, 'active'],
  ['Sri Wahyuningsih',               'P', '1986-09-09',  3, 'Perpustakaan',            'Tendik/Staff',    'PPPK',            'SAL_3000_6000',  640, 'active'],
  ['Bagus Prakoso',                  'L', '1994-06-13',  4, 'Desain',                  'Tenaga Pengajar', 'Kontrak/PKWT',    'SAL_1500_3000',  300, 'active'],
  ['Lilis Suryani, M.Ak.',           'P', '1983-04-04',  5, 'Ekonomi',                 'Asisten Ahli',    'Tetap Non-PNS',   'SAL_3000_6000',  700, 'suspended'],
  ['Prof. Dr. Sutarno',              'L', '1962-10-10',  6, 'Pertanian',               'Guru Besar',      'PNS',             'IV/e',          1100, 'active'],
  ['Wahyu Setiawan',                 'L', '1990-03-21',  6, 'Hukum',                   'Asisten Ahli',    'PPPK',            'SAL_3000_6000',  540, 'active'],
  ['Kartika Sari Dewi',              'P', '1988-08-18',  7, 'Teknik Informatika',      'Lektor',          'PNS',             'III/b',          480, 'active'],
  ['I Made Suardana',                'L', '1977-12-31',  8, 'Seni Rupa',               'Lektor',          'PNS',             'III/d',          900, 'active'],
  ['Yuliana Bete',                   'P', '1993-07-07',  9, 'Peternakan',              'Tenaga Pengajar', 'Honorer',         'SAL_0_1500',     260, 'active'],
  ['Rina Br. Tarigan',               'P', '1985-05-12', 10, 'Akuntansi',               'Asisten Ahli',    'PNS',             'III/b',          610, 'active'],
  ['Raden Bambang Sutejo',           'L', '1973-01-30', 12, 'Filsafat',                'Lektor Kepala',   'Tetap Non-PNS',   'SAL_6000_UP',   1000, 'resigned'],
  ['Andi Tenri Ola',                 'P', '1991-10-26', 13, 'Kelautan',                'Asisten Ahli',    'PPPK',            'SAL_3000_6000',  330, 'active'],
  ['Asep Hidayat',                   'L', '1987-02-14', 14, 'Teknik Fisika',           'Lektor',          'PNS',             'III/c',          520, 'active'],
  ['Deden Kurniawan',                'L', '1996-09-03', 14, 'Sistem Informasi',        'Tenaga Pengajar', 'Kontrak/PKWT',    'SAL_1500_3000',   60, 'active'],
  ['Hasnah, M.Si.',                  'P', '1980-06-21',  0, 'MIPA',                    'Lektor',          'PNS',             'III/c',          740, 'active'],
  ['Fahrian Noor',                   'L', '1986-02-17',  1, 'Akuntansi',               'Asisten Ahli',    'PPPK',            'SAL_3000_6000',  455, 'active'],
  ['Ermawati, S.T.',                 'P', '1990-07-30',  2, 'Teknik Industri',         'Tenaga Pengajar', 'Tetap Non-PNS',   'SAL_3000_6000',  390, 'active'],
  ['Bambang Irawan',                 'L', '1981-10-05',  3, 'Ilmu Komunikasi',         'Lektor',          'PNS',             'III/d',          815, 'active'],
  ['Retno Palupi, M.M.',             'P', '1988-05-26',  4, 'Manajemen',               'Asisten Ahli',    'Tetap Non-PNS',   'SAL_3000_6000',  560, 'active'],
  ['Siswanto',                       'L', '1976-09-12',  6, 'Perpustakaan',            'Tendik/Staff',    'PPPK',            'SAL_3000_6000',  670, 'active'],
  ['Gita Permatasari',               'P', '1994-12-01',  0, 'Kedokteran Gigi',         'Tenaga Pengajar', 'PPPK',            'SAL_3000_6000',    2, 'registered', 'candidate'],
  ['Budi Setyawan, M.Pd.',           'L', '1986-06-06',  6, 'Keguruan',                'Lektor',          'PNS',             'III/c',            5, 'proof-sent', 'candidate2'],
  ['Tri Handayani',                  'P', '1992-11-11',  3, 'Psikologi',               'Asisten Ahli',    'Tetap Non-PNS',   'SAL_3000_6000',    6, 'awaiting-treasurer', 'candidate3'],
  ['Muhammad Arsyad',                'L', '1989-04-17',  0, 'Perikanan',               'Asisten Ahli',    'PNS',             'III/b',            9, 'ready', 'candidate4'],
  ['Fitri Amalia, M.Farm.',          'P', '1993-08-22',  4, 'Farmasi',                 'Tenaga Pengajar', 'PPPK',            'SAL_3000_6000',    8, 'ready'],
  ['Yosef Rumbiak',                  'L', '1990-01-09', 15, 'Teknik Geologi',          'Tenaga Pengajar', 'Honorer',         'SAL_1500_3000',   12, 'ready'],
  ['Nur Aisyah',                     'P', '1997-03-29',  2, 'Ilmu Komputer',           'Tenaga Pengajar', 'Kontrak/PKWT',    'SAL_1500_3000',    4, 'awaiting-treasurer'],
  ['Slamet Riyadi',                  'L', '1975-09-25',  7, 'Teknik Mesin',            'Tendik/Staff',    'PNS',             'II/b',            20, 'rejected', 'candidate5'],
  ['Joko Purnomo',                   'L', '1988-05-18',  6, 'Peternakan',              'Asisten Ahli',    'PPPK',            'SAL_3000_6000',   15, 'cancelled'],
];

export const demoPeople: readonly DemoPerson[] = ROWS.map(
  ([name, sex, born, campus, faculty, rank, employment, basis, daysAgo, fate, account]) => ({
    ...{ name, sex, born, campus, faculty, rank, employment, basis, daysAgo, fate },
    ...(account ? { account } : {}),
  }),
);
