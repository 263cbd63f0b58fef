import { addDays, splitDate } from '#kernel/calendar';

/** An invented person of the demo village, as the register's form would be filled in. */
export type DemoResident = Record<string, string>;

export interface DemoFamily {
  kk: string;
  address: string;
  areaCode: string;
  people: DemoResident[];
}

const MEN =
  'Ahmad Muhammad Akhmad Syahrani Mahyudin Hamdani Rusdi Fauzi Zainal Abdul Jumadi Baihaqi Arsyad Riduan'.split(
    ' ',
  );
const WOMEN =
  'Siti Noor Rabiatul Mahrita Rusmini Halimah Fatimah Zahra Aisyah Mariana Hasanah Norhayati Galuh Rusnani'.split(
    ' ',
  );
const LAST =
  'Rahman Hidayat Yusuf Basuni Anwar Hakim Effendi Ramadhan Maulana Saputra Jannah Arsyad Noor Salim'.split(
    ' ',
  );
const LANES =
  'Gang Melati;Gang Kenanga;Jl. Trans Kalimantan;Handil Bujur;Handil Raya;Gang Purun;Jl. Dermaga'.split(';');
const FAMILY_JOBS = ['9', '9', '11', '15', '19', '84', '88', '5', '65', '9'];
const HAMLETS = ['I', 'II', 'III'];

/** Places of the demo village: three dusun, two RW each, three RT each. */
export const demoPlaces: readonly { path: readonly string[] }[] = HAMLETS.flatMap((hamlet) =>
  ['01', '02'].flatMap((rw) => ['001', '002', '003'].map((rt) => ({ path: [hamlet, rw, rt] }))),
);

/** Numbers that look thrown, the same at every start. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** Families of the demo village; the first two are those of the villagers with an account. */
export function demoFamilies(count: number, today: string): DemoFamily[] {
  const roll = dice(20_261_123);
  let serial = 0;
  const born = (age: number) => addDays(`${Number(today.slice(0, 4)) - age}-01-01`, -1 - roll(360));
  const nikOf = (sex: string, birthDate: string) => {
    const { year, month, day } = splitDate(birthDate);
    const two = (number: number) => String(number).padStart(2, '0');
    serial += 1;
    return `630407${two(sex === 'P' ? day + 40 : day)}${two(month)}${two(year % 100)}${String(serial).padStart(4, '0')}`;
  };
  const person = (sex: 'L' | 'P', relation: string, age: number, more: DemoResident): DemoResident => {
    const birthDate = born(age);
    const first = sex === 'L' ? MEN : WOMEN;
    return {
      fullName: `${first[roll(first.length)]} ${LAST[roll(LAST.length)]}`,
      ...{ nik: nikOf(sex, birthDate), sex, birthDate, relation, religion: '1', nationality: '1' },
      birthPlace: ['Sungai Pitung', 'Banjarmasin', 'Marabahan', 'Alalak'][roll(4)]!,
      ...{ ethnicity: 'Banjar', residency: 'permanent', bloodType: String(1 + roll(13)) },
      ...{ insurance: String(1 + roll(4)), literacy: age > 6 ? 'AL' : 'T', idCard: age >= 17 ? '2' : '1' },
      ...more,
    };
  };
  const schooling = (age: number) => (age < 7 ? '1' : age < 13 ? '2' : age < 16 ? '3' : String(3 + roll(6)));
  return Array.from({ length: count }, (_, index): DemoFamily => {
    const place = demoPlaces[index % demoPlaces.length]!;
    const age = 26 + roll(45);
    const adult = () => ({ education: schooling(30), maritalStatus: '2' });
    const husband = person('L', '1', age, {
      ...adult(),
      occupation: FAMILY_JOBS[roll(FAMILY_JOBS.length)]!,
    });
    const wife = person('P', '3', Math.max(20, age - roll(7)), {
      ...adult(),
      occupation: roll(3) ? '2' : '84',
    });
    if (index === 0) wife.fullName = 'Siti Rahmah';
    if (index === 1) husband.fullName = 'Akhmad Riduan';
    const parents = { fatherName: husband.fullName!, motherName: wife.fullName! };
    const children = Array.from({ length: roll(4) }, (__, child) => {
      const years = Math.max(1, age - 24 - child * 4 - roll(3));
      return person(roll(2) ? 'L' : 'P', '4', years, {
        ...{ ...parents, maritalStatus: '1', education: schooling(years) },
        occupation: years < 6 ? '1' : years < 20 ? '3' : FAMILY_JOBS[roll(FAMILY_JOBS.length)]!,
      });
    });
    // One in nine households is a widow's.
    const grownUps =
      index > 1 && roll(9) === 0 ? [{ ...wife, relation: '1', maritalStatus: '4' }] : [husband, wife];
    if (roll(40) === 0) grownUps[0] = { ...grownUps[0]!, disability: '1' };
    const registered = born(4 + roll(9));
    const { year, month, day } = splitDate(registered);
    const stamp = [day, month, year % 100].map((part) => String(part).padStart(2, '0')).join('');
    return {
      kk: `630407${stamp}${String(1000 + index)}`,
      address: `${LANES[roll(LANES.length)]} ${1 + roll(60)}`,
      areaCode: place.path.join('.'),
      people: [...grownUps, ...children],
    };
  });
}
