import { createHash } from 'node:crypto';
import { addDays } from '#kernel/calendar';

/** How the story is told: how many months back from now, and how many members besides those the base story names. */
export interface Size {
  months: number;
  members: number;
  /** Who applied and is no member: refused, or still waiting. */
  applicants: number;
}

/** 540 members in book 01, three years. */
export const WHOLE: Size = { months: 36, members: 468, applicants: 22 };

/** A loan of the story; months are counted back from now. */
export interface CrowdLoan {
  ago: number;
  /** Place of the product among those the cooperative offers. */
  product: number;
  amount: number;
  months: number;
  end: 'paid' | 'settled' | 'late' | 'restructured' | 'written-off' | 'rejected' | 'waiting';
  /** When it was settled, rescheduled or given up; when payments stopped. */
  endAgo: number;
}

export interface CrowdPerson {
  /** Tells them apart, everywhere and at every start. */
  index: number;
  fullName: string;
  gender: 'L' | 'P';
  nik: string;
  birthPlace: string;
  birthDate: string;
  occupation: string;
  address: string;
  phone: string;
  appliedAgo: number;
  /** What became of the application. */
  becomes: 'member' | 'rejected' | 'waiting' | 'admitted';
  /** Months of simpanan wajib that are paid at once, and until how many months ago; 0 pays to the end. */
  habit: { months: 1 | 3 | 6; stoppedAgo: number };
  /** Rupiah of sukarela with each payment; 0 for none. */
  voluntary: number;
  withdrawsAgo: number | undefined;
  /** Leaves, is paid out; the last two only ask. */
  leaves: { ago: number; isPaid: boolean } | undefined;
  loans: readonly CrowdLoan[];
}

const MEN =
  'Ahmad Abdul Akhmad Arbain Budiman Fahriadi Fitriadi Gazali Hairul Hasan Ibrahim Ilham Jailani Johansyah Kamarul Khairani Mahyudin Mardani Masrani Muhammad Nafiah Noor Rahmadi Rusli Sahrani Saidi Sapri Suriansyah Syahrul Zainal'.split(
    ' ',
  );
const WOMEN =
  'Aisyah Annisa Arbayah Asmah Barkiah Fatimah Halimah Hamidah Hasnah Helda Ida Jamilah Jumiati Khadijah Lailan Mahrita Mariatul Masniah Mursidah Nurhasanah Norlaila Rabiatul Rahmah Raudah Rusdiana Salasiah Saniah Siti Sumiati Zubaidah'.split(
    ' ',
  );
const SECOND =
  'Adawiyah Akbar Ansyari Anwar Azizah Basuni Effendi Fadillah Fauzi Fitriani Hadi Hakim Hasanah Hidayat Husaini Irawan Kurniawan Latifah Lestari Maulana Mulyani Noviyanti Pratama Rahayu Rahman Ramadhan Ridha Rosyadi Safitri Saputra Sari Setiawan Syahrani Utami Wahidah Wahyuni Yanti Yulianti Yusuf Zulkifli'.split(
    ' ',
  );
const WORK = [
  ...['Pedagang', 'Guru', 'Penjahit', 'Pengemudi', 'Ibu rumah tangga', 'Petani', 'Perajin sasirangan'],
  ...['Pegawai swasta', 'Tukang kayu', 'Pegawai negeri', 'Nelayan', 'Perawat', 'Pensiunan'],
];
const STREETS = [
  ...['Jl. Kebun Bunga', 'Gang Melati', 'Jl. Veteran', 'Gang Purnama', 'Jl. Pramuka', 'Gang Seroja'],
  ...['Jl. Kuripan', 'Gang Keluarga', 'Jl. A. Yani Km 3'],
];
const PLACES = ['Banjarmasin', 'Banjarmasin', 'Martapura', 'Kandangan', 'Barabai', 'Amuntai', 'Rantau'];

/** Everybody of the story, the same at every start: those who became members, then those who did not. */
export function gatherCrowd(size: Size): CrowdPerson[] {
  return Array.from({ length: size.members + size.applicants }, (_, index) => invent(index, size));
}

function invent(index: number, { months, members }: Size): CrowdPerson {
  const draw = drawerOf(index);
  const isMember = index < members;
  // More of them join at the beginning than at the end.
  const early = Math.floor((months - 1) * Math.sqrt(draw(10_000) / 10_000));
  const becomes = isMember
    ? 'member'
    : (['rejected', 'waiting', 'rejected', 'admitted'] as const)[index % 4]!;
  const appliedAgo = isMember ? early : becomes === 'rejected' ? draw(months) : 0;
  const gender = draw(100) < 58 ? 'P' : 'L';
  const first = gender === 'P' ? WOMEN : MEN;
  const birthDate = addDays('1958-01-05', draw(16_000));
  const leaves =
    isMember && index % 21 === 20 && appliedAgo >= 6
      ? { ago: index % 84 === 83 ? 0 : draw(appliedAgo - 4), isPaid: index % 84 !== 83 }
      : undefined;
  const lot = draw(100);
  return {
    ...{ index, gender, birthDate, appliedAgo, becomes, leaves },
    fullName: `${first[draw(first.length)]!} ${SECOND[draw(SECOND.length)]!}`,
    nik: nikOf(index, gender, birthDate),
    birthPlace: PLACES[draw(PLACES.length)]!,
    occupation: WORK[draw(WORK.length)]!,
    address: `${STREETS[draw(STREETS.length)]!} No. ${1 + draw(120)}, Banjarmasin`,
    phone: `0812${String(50_000_000 + index * 137).slice(0, 8)}`,
    habit: { months: lot < 35 ? 1 : lot < 80 ? 3 : 6, stoppedAgo: stopOf(draw, appliedAgo) },
    voluntary: draw(100) < 45 ? 25_000 * (1 + draw(10)) : 0,
    withdrawsAgo: appliedAgo > 4 && draw(100) < 40 ? draw(appliedAgo - 2) : undefined,
    loans: isMember && !leaves ? inventLoans(draw, appliedAgo) : [],
  };
}

/** NIKs begin with a region that does not exist (99), so that none is anybody's. */
function nikOf(index: number, gender: 'L' | 'P', birthDate: string): string {
  const [year, month, day] = birthDate.split('-') as [string, string, string];
  const written = Number(day) + (gender === 'P' ? 40 : 0);
  return `997102${two(written)}${month}${year.slice(2)}${String(1_000 + index)}`;
}

/** Nearly all pay; some are months behind. */
function stopOf(draw: (below: number) => number, appliedAgo: number): number {
  return draw(100) < 86 ? 0 : Math.min(appliedAgo, 1 + draw(9));
}

const MOST_LOANS = 4;

/** None, one, or some one after another; nobody borrows in the first two months. */
function inventLoans(draw: (below: number) => number, joinedAgo: number): CrowdLoan[] {
  const loans: CrowdLoan[] = [];
  let ago = joinedAgo - 2 - draw(6);
  while (ago >= 0 && loans.length < MOST_LOANS && draw(100) < 62) {
    const months = [6, 10, 12, 12, 18, 24][draw(6)]!;
    const lot = draw(100);
    const end = endOf(lot, ago);
    const endAgo = end === 'late' ? draw(Math.min(6, ago)) : ago - Math.min(months - 2, 4 + draw(5));
    loans.push({
      ...{ ago, months, end, endAgo, product: draw(3) },
      amount: 1_500_000 + 250_000 * draw(25),
    });
    if (end !== 'paid' && end !== 'settled') break;
    ago -= months + 2 + draw(4);
  }
  return loans;
}

function endOf(lot: number, ago: number): CrowdLoan['end'] {
  if (ago === 0) return 'waiting';
  if (lot < 4) return 'rejected';
  if (ago < 3) return 'paid';
  if (lot < 16) return 'late';
  if (ago < 12) return lot < 24 && ago > 8 ? 'settled' : 'paid';
  if (lot < 24) return 'settled';
  if (lot < 29) return 'restructured';
  return lot < 32 ? 'written-off' : 'paid';
}

/** Chance that is the same everywhere: each call draws the next number of this person, below the bound. */
function drawerOf(index: number): (below: number) => number {
  let turn = 0;
  return (below) => {
    const digest = createHash('sha256').update(`banua ${index} ${turn}`).digest();
    turn += 1;
    return digest.readUInt32BE(0) % Math.max(1, below);
  };
}

const two = (value: number) => String(value).padStart(2, '0');
