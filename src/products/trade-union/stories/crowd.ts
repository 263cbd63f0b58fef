import { createHash } from 'node:crypto';
import type { DemoCampus, DemoPerson } from './people.ts';

/** Members of the demo union besides those the story names. */
export const CROWD = 1_664;
/** Months before this one in which they joined; more of them in the first year than in the last. */
export const YEARS_IN_MONTHS = 36;

/** How somebody pays: so many months at once, and until how many months ago. */
export interface Habit {
  months: 1 | 3 | 6 | 12;
  /** Months without payment, counted back from now; 0 pays to the end. */
  stoppedAgo: number;
}

export interface CrowdPerson extends DemoPerson {
  /** Tells them apart; in their addresses. */
  index: number;
  /** Months before this one in which they registered. */
  joinedAgo: number;
  /** How and how many months ago membership ended. */
  end?: { as: 'resign' | 'expel' | 'record-death' | 'disable'; ago: number };
  habit: Habit;
}

/** Name, province, kind, and how many members it has beside the others. */
// biome-ignore format: a table reads as a table
const CAMPUSES = ([
  ['Universitas Krueng Aceh',           '11', 'negeri', 3], ['Universitas Danau Toba',          '12', 'negeri', 5],
  ['Institut Deli Serdang',             '12', 'swasta', 2], ['Universitas Ranah Minang',        '13', 'negeri', 4],
  ['Universitas Lancang Kuning Raya',   '14', 'swasta', 3],
  ['Universitas Musi Raya',             '16', 'negeri', 4], ['Politeknik Way Kambas',           '18', 'negeri', 2],
  ['Universitas Selat Malaka',          '21', 'swasta', 1], ['Universitas Sunda Kelapa',        '31', 'negeri', 6],
  ['Institut Bisnis Ciliwung',          '31', 'swasta', 5], ['Universitas Priangan Timur',      '32', 'negeri', 7],
  ['Institut Teknologi Priangan',       '32', 'negeri', 5], ['Universitas Merbabu',             '33', 'negeri', 7],
  ['Universitas Muria Jaya',            '33', 'negeri', 4], ['Universitas Mataram Lama',        '34', 'swasta', 6],
  ['Universitas Semeru',                '35', 'swasta', 6], ['Universitas Brantas Raya',        '35', 'negeri', 8],
  ['Universitas Banten Girang',         '36', 'negeri', 3], ['Institut Seni Dewata',            '51', 'negeri', 3],
  ['Universitas Rinjani',               '52', 'negeri', 3], ['Universitas Flobamora',           '53', 'negeri', 2],
  ['Universitas Kapuas Hulu',           '61', 'negeri', 3], ['Universitas Tambun Bungai',       '62', 'swasta', 2],
  ['Universitas Antasari Banua',        '63', 'negeri', 9], ['Politeknik Martapura',            '63', 'negeri', 4],
  ['Institut Teknologi Barito',         '63', 'swasta', 3], ['Universitas Mahakam Hilir',       '64', 'negeri', 4],
  ['Universitas Bunaken',               '71', 'negeri', 2], ['Universitas Somba Opu',           '73', 'negeri', 5],
  ['Universitas Pattimura Timur',       '81', 'swasta', 1], ['Universitas Cenderawasih Timur',  '91', 'negeri', 2],
] as const);

/** Campuses of 24 provinces; a person names one by its place. */
export const crowdCampuses: readonly DemoCampus[] = CAMPUSES.map(([name, region, kind]) => ({
  name,
  region,
  kind,
}));

const MEN =
  'Abdul Achmad Aditya Agung Ahmad Alfian Ali Ananda Andi Anwar Ardi Arief Arya Asep Bagas Bambang Bayu Benny Cahyo Candra Dadang Danu Darmawan David Dedi Deni Dimas Djoko Eko Fadli Fajar Farid Ferdinand Galih Gatot Gilang Hadi Hafiz Hari Hasan Hendro Heri Ibrahim Ilham Imam Indra Irfan Ismail Iwan Jefri Johan Kurnia Lukman Made Mahmud Maruli Muhamad Nanang Nugroho Oki Pandu Petrus Rahmat Rangga Reza Ridho Rizal Rudi Samsul Sandi Satria Stefanus Sugeng Syahrul Taufik Teguh Tomi Umar Viktor Wawan Wisnu Yoga Yusuf Zainal'.split(
    ' ',
  );
const WOMEN =
  'Ade Aisyah Amelia Anggraini Anisa Aprilia Arum Astuti Ayu Bunga Citra Clara Dahlia Dara Desi Dewi Dian Dina Dini Dwi Elisabet Endah Erna Eva Farida Fatimah Fitri Gita Hana Hanifah Indah Intan Irma Ismi Juwita Kartini Komang Lestari Lia Lina Lusi Maria Marlina Maya Mega Melati Meri Mira Mutia Nadia Nina Novi Nur Nurul Puspa Putri Rahayu Rani Ratih Rina Rosa Salma Santi Sari Sekar Sinta Siska Sofia Sri Susi Tari Tina Tuti Ulfa Utami Vina Wati Widya Winda Wulan Yanti Yeni Yulia Yuni Zahra'.split(
    ' ',
  );
const SECOND =
  'Pratama Wibowo Saputra Hidayat Kusuma Santoso Nugraha Setiawan Siregar Nasution Simanjuntak Lubis Harahap Tanjung Sihombing Wijaya Gunawan Halim Suryadi Permana Firmansyah Rahman Hakim Maulana Fauzan Syahputra Ginting Purba Manurung Tampubolon Latif Noor Effendi Ramadhan Yulianto Suharto Mulyadi Kartika Handoko Prasetyo Utomo Susanto Sutrisno Wahyudi Budiman Anggara Adnan Bahri Chaniago Daulay Fernando Gani Harun Iskandar Jamil Karim Lestaluhu Matulessy Nainggolan Oktavian Pangestu Qodir Rumagit Sembiring Tarigan Usman Wenas Yunus Zulkarnain Baskoro Cahyadi Dharma Hartanto Irawan Kuncoro Laksono Mahendra Nurdin Palar'.split(
    ' ',
  );
const FACULTIES = [
  'Ekonomi dan Bisnis',
  'Hukum',
  'Teknik',
  'Keguruan',
  'Pertanian',
  'Kedokteran',
  'Ilmu Sosial dan Politik',
  'Matematika dan Ilmu Alam',
  'Ilmu Komputer',
  'Perpustakaan',
  'Kelautan dan Perikanan',
  'Ilmu Budaya',
];

/** The crowd, the same on every machine and in every run. */
export function gatherCrowd(): CrowdPerson[] {
  return Array.from({ length: CROWD }, (_, index) => invent(index));
}

function invent(index: number): CrowdPerson {
  const draw = drawerOf(index);
  const sex = draw(100) < 52 ? 'L' : 'P';
  const given = sex === 'L' ? MEN : WOMEN;
  // One step through both lists for each person: no two have the same name.
  const name = `${given[index % given.length]} ${SECOND[(Math.floor(index / given.length) * 7 + index) % SECOND.length]}`;
  const joinedAgo = YEARS_IN_MONTHS - Math.floor((YEARS_IN_MONTHS + 1) * (draw(1000) / 1000) ** 1.4);
  const age = 25 + draw(38);
  const work = workOf(draw, age);
  const [lot, ago] = [draw(1000), draw(Math.max(1, joinedAgo - 2))];
  const end = joinedAgo > 4 ? endOf(lot, ago) : undefined;
  return {
    ...{ index, name, sex, joinedAgo, ...work },
    born: `${new Date().getUTCFullYear() - age}-${two(1 + draw(12))}-${two(1 + draw(28))}`,
    campus: pickWeighted(
      draw,
      CAMPUSES.map(([, , , weight]) => weight),
    ),
    faculty: FACULTIES[draw(FACULTIES.length)]!,
    daysAgo: 2,
    fate: 'active',
    habit: { months: ([1, 3, 3, 3, 6, 6, 6, 12, 12, 1] as const)[draw(10)]!, stoppedAgo: stopOf(draw) },
    ...(end ? { end } : {}),
  };
}

/** Rank, employment and what dues follow from, as they go together on a campus. */
function workOf(
  draw: (below: number) => number,
  age: number,
): Pick<DemoPerson, 'rank' | 'employment' | 'basis'> {
  const isStaff = draw(100) < 22;
  const seniority = age < 33 ? 0 : age < 42 ? 1 : age < 52 ? 2 : 3;
  const rank = isStaff
    ? 'Tendik/Staff'
    : [
        ['Tenaga Pengajar', 'Asisten Ahli'],
        ['Asisten Ahli', 'Lektor'],
        ['Lektor', 'Lektor Kepala'],
        ['Lektor Kepala', 'Guru Besar'],
      ][seniority]![draw(10) < 7 ? 0 : 1]!;
  const lot = draw(100);
  if (lot < 44) {
    const level = isStaff ? 'II' : seniority < 2 ? 'III' : draw(2) ? 'III' : 'IV';
    return { rank, employment: 'PNS', basis: `${level}/${'abcd'[draw(4)]}` };
  }
  const employment =
    lot < 60
      ? 'PPPK'
      : lot < 82
        ? 'Tetap Non-PNS'
        : lot < 92
          ? 'Kontrak/PKWT'
          : lot < 96
            ? 'Honorer'
            : 'Dosen Luar Biasa';
  const brackets =
    lot < 82
      ? ['SAL_1500_3000', 'SAL_3000_6000', 'SAL_3000_6000', 'SAL_6000_UP']
      : ['SAL_0_1500', 'SAL_1500_3000'];
  return { rank, employment, basis: brackets[draw(brackets.length)]! };
}

function endOf(lot: number, ago: number): CrowdPerson['end'] {
  if (lot < 28) return { as: 'resign', ago };
  if (lot < 34) return { as: 'record-death', ago };
  if (lot < 36) return { as: 'expel', ago };
  return lot < 46 ? { as: 'disable', ago } : undefined;
}

/** Most pay; some are a month or two late, a few have not paid for long. */
function stopOf(draw: (below: number) => number): number {
  const lot = draw(100);
  if (lot < 84) return 0;
  return lot < 93 ? 1 : lot < 97 ? 2 : 3 + draw(4);
}

function pickWeighted(draw: (below: number) => number, weights: readonly number[]): number {
  let left = draw(weights.reduce((sum, weight) => sum + weight, 0));
  return weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
}

/** Chance that is the same everywhere: each call draws the next number of this person, below the bound. */
function drawerOf(index: number): (below: number) => number {
  let turn = 0;
  return (below) => {
    const digest = createHash('sha256').update(`${index} ${turn}`).digest();
    turn += 1;
    return digest.readUInt32BE(0) % below;
  };
}

const two = (value: number) => String(value).padStart(2, '0');
