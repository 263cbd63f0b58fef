import { addDays } from '#kernel/calendar';

const FIRST = [
  'Ahmad',
  'Siti',
  'Noor',
  'Muhammad',
  'Rusdiana',
  'Hairul',
  'Norlaila',
  'Syahrul',
  'Fatimah',
  'Abdul',
  'Mariatul',
  'Rahmadi',
  'Jumiati',
  'Akhmad',
  'Khairunnisa',
];
const LAST = [
  'Rahman',
  'Hidayah',
  'Anwar',
  'Fitriani',
  'Maulana',
  'Aisyah',
  'Saputra',
  'Hasanah',
  'Ridha',
  'Yanti',
];
const WORK = [
  'Pedagang',
  'Guru',
  'Penjahit',
  'Pengemudi',
  'Ibu rumah tangga',
  'Petani',
  'Perajin sasirangan',
  'Pegawai swasta',
  'Tukang kayu',
];
const WOMEN = new Set([
  'Siti',
  'Noor',
  'Rusdiana',
  'Norlaila',
  'Fatimah',
  'Mariatul',
  'Jumiati',
  'Khairunnisa',
]);
const STREETS = ['Jl. Kebun Bunga', 'Gang Melati', 'Jl. Veteran', 'Gang Purnama'];

export interface InventedMember extends Readonly<Record<string, unknown>> {
  /** Key of the account that belongs to this person. */
  account?: string;
}

/** Seventy-two invented members; the first two have accounts, three have left. */
export function inventMembers(): InventedMember[] {
  const known: InventedMember[] = [
    { ...person(0, 'Siti Rahmah', 'P'), account: 'anggota' },
    { ...person(1, 'Akhmad Zaini', 'L'), account: 'anggota2' },
  ];
  return [
    ...known,
    ...Array.from({ length: 70 }, (_, index) => {
      const first = FIRST[index % FIRST.length]!;
      const name = `${first} ${LAST[(index * 7 + Math.floor(index / FIRST.length)) % LAST.length]}`;
      return person(index + 2, name, WOMEN.has(first) ? 'P' : 'L');
    }),
  ];
}

/** NIKs begin with a region that does not exist (99), so that none is anybody's. */
function person(index: number, fullName: string, gender: 'L' | 'P'): InventedMember {
  const joinedOn = addDays('2019-03-04', index * 37);
  const hasLeft = index > 0 && index < 60 && index % 17 === 0;
  return {
    fullName,
    gender,
    memberNumber: String(index + 1).padStart(4, '0'),
    nik: `99710${String(index).padStart(3, '0')}${String(10_000_000 + index * 7_919).slice(0, 8)}`,
    birthPlace: index % 3 === 0 ? 'Martapura' : 'Banjarmasin',
    birthDate: addDays('1965-02-11', index * 163),
    occupation: WORK[index % WORK.length],
    address: `${STREETS[index % STREETS.length]} No. ${((index * 3) % 90) + 1}, Banjarmasin`,
    phone: `08120000${String(1000 + index)}`,
    joinedOn,
    ...(hasLeft
      ? {
          exitRequestedOn: addDays(joinedOn, 380),
          leftOn: addDays(joinedOn, 400),
          exitReason: 'Pindah ke luar kota',
        }
      : {}),
  };
}
