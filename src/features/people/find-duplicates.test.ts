import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromDayNumber } from '#kernel/calendar';
import { areNamesSimilar, findDuplicates, nameKey, type PersonEntry, splitName } from './index.ts';

describe('names', () => {
  test.each([
    ['Prof. Dr. Eka Lubis, S.H., M.H', 'Prof. Dr.', 'Eka Lubis', 'S.H., M.H'],
    ['dr. Yuni Setiawan M.Si', 'dr.', 'Yuni Setiawan', 'M.Si'],
    ['Ir. Rina, SE, MM', 'Ir.', 'Rina', 'SE, MM'],
    ['I Wayan Wijaya', '', 'I Wayan Wijaya', ''],
    ['Hj. Siti Aminah', 'Hj.', 'Siti Aminah', ''],
    ['Prof.Dr. Budi', 'Prof.Dr.', 'Budi', ''],
    ['Dr.', '', 'Dr.', ''],
  ])('%s: titles stand apart', (text, before, name, after) => {
    expect(splitName(text)).toEqual({ before, name, after });
  });

  test('old spellings, doubled letters and short forms are one', () => {
    expect(nameKey('Soekarno')).toEqual(nameKey('Sukarno'));
    expect(nameKey('Moh. Djoko')).toEqual(nameKey('Muhammad Joko'));
    expect(nameKey('Dr. Andi Maahendra')).toEqual(nameKey('Andi Mahendra'));
  });

  test.each([
    ['Andi Mahendra', 'Andi Mahendar'],
    ['Siti Rahmawati', 'Siti Rahmawatti'],
    ['Budi Santoso', 'Santoso Budi'],
    ['M. Yusuf Hidayat', 'Muhammad Yusuf Hidayat'],
    ['Ahmad Fauzi Rahman', 'Ahmad F. Rahman'],
    ['Siti Aminah', 'Siti Aminah Lubis'],
    ['Wa Ode Hakim', 'Waa Ode Hakim, M.Pd'],
  ])('%s and %s may be one', (one, other) => {
    expect(areNamesSimilar(one, other)).toBe(true);
    expect(areNamesSimilar(other, one)).toBe(true);
  });

  test.each([
    ['Andi Mahendra', 'Ani Susanti'],
    ['Budi', 'Budiman'],
    ['Ana', 'Ani'],
    ['Siti Aminah', 'Siti Rahmah'],
    ['Ahmad Yani', 'Ahmad'],
    ['', ''],
    ['Dewi', ''],
  ])('%s and %s are not', (one, other) => {
    expect(areNamesSimilar(one, other)).toBe(false);
  });
});

describe('finding one person twice', () => {
  const person = (row: number, more: Partial<PersonEntry> = {}): PersonEntry => ({ row, ...more });

  test('a pair is shown once, under its strongest kind', () => {
    const twin = {
      nik: '6304056805900007',
      email: 'a@mail.example',
      name: 'Ani Lubis',
      birthDate: '1990-05-28',
    };
    expect(findDuplicates([person(5, twin), person(9, twin)])).toEqual([{ rows: [5, 9], kind: 'same NIK' }]);
    const { nik: _, ...withoutNik } = twin;
    expect(findDuplicates([person(9, withoutNik), person(5, twin)])).toEqual([
      { rows: [5, 9], kind: 'same e-mail' },
    ]);
    expect(
      findDuplicates([person(5, twin), person(9, { name: 'Dr. Anni Lubis', birthDate: '1990-05-28' })]),
    ).toEqual([{ rows: [5, 9], kind: 'similar name, same birth date' }]);
  });

  test('blanks match nothing', () => {
    expect(findDuplicates([person(1), person(2), person(3, { nik: '', email: '', name: '' })])).toEqual([]);
    expect(
      findDuplicates([person(1, { birthDate: '1990-05-28' }), person(2, { birthDate: '1990-05-28' })]),
    ).toEqual([]);
  });

  test('twins with like names and numbers of their own are two people', () => {
    const born = { birthDate: '1990-05-28' };
    const one = person(1, { ...born, name: 'Rahmat Hidayat', nik: '6304052805900007' });
    expect(
      findDuplicates([one, person(2, { ...born, name: 'Rahmad Hidayat', nik: '6304052805900118' })]),
    ).toEqual([]);
    // A slip in one digit of the NIK is no second person.
    expect(
      findDuplicates([one, person(2, { ...born, name: 'Rahmad Hidayat', nik: '6304052805900001' })]),
    ).toHaveLength(1);
  });

  test('the very same name on one birth date is asked about, whatever the NIK says', () => {
    const born = { birthDate: '1990-05-28' };
    const one = person(1, { ...born, name: 'Rahmat Hidayat', nik: '6304052805900007' });
    const other = { ...born, nik: '3273019911820118' };
    expect(findDuplicates([one, person(2, { ...other, name: 'Dr. RAHMAT HIDAYAT, M.Si.' })])).toHaveLength(1);
    const short = person(1, { ...born, name: 'Rahmat', nik: '6304052805900007' });
    expect(findDuplicates([short, person(2, { ...other, name: 'Rahmat' })])).toEqual([]);
  });

  test('a man and a woman are one only when their names are the same', () => {
    const born = { birthDate: '1990-05-28' };
    const man = person(1, { ...born, name: 'Rahmat Lubis', sex: 'L' });
    expect(findDuplicates([man, person(2, { ...born, name: 'Rahmah Lubis', sex: 'P' })])).toEqual([]);
    expect(findDuplicates([man, person(2, { ...born, name: 'Rahmat Lubis', sex: 'P' })])).toHaveLength(1);
  });

  test('three rows of one person are three pairs; an office address in a hundred rows does not make thousands', () => {
    const same = { email: 'a@mail.example' };
    expect(findDuplicates([1, 2, 3].map((row) => person(row, same))).map(({ rows }) => rows)).toEqual([
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
    expect(findDuplicates(Array.from({ length: 100 }, (_, row) => person(row + 1, same)))).toHaveLength(99);
  });

  test('a day that hundreds share is searched too', () => {
    const many = Array.from({ length: 400 }, (_, row) =>
      person(row + 1, { birthDate: '1970-01-01', name: `${word(row)} ${word(row * 7 + 3)}` }),
    );
    const twin = person(500, { birthDate: '1970-01-01', name: `${many[123]?.name}h` });
    expect(findDuplicates([...many, twin]).some(({ rows }) => rows[0] === 124 && rows[1] === 500)).toBe(true);
  });

  test('labelled pairs: nearly all are found and nearly none is wrong', () => {
    const firsts =
      'Andi Budi Cahya Dewi Eka Fitri Gita Hendra Indah Joko Kartika Lestari Made Nur Putri Rina Slamet Taufik Wahyu Yuni'.split(
        ' ',
      );
    const lasts =
      'Anggraini Fauzi Gunawan Halim Hidayat Iskandar Kurniawan Lubis Mahendra Nasution Permata Pratama Rahman Santoso Siregar Susanto Tanjung Utami Wibowo Wijaya'.split(
        ' ',
      );
    const people = Array.from({ length: 1500 }, (_, index) => ({
      name: `${firsts[(index * 7) % 20]} ${lasts[(index * 13 + Math.floor(index / 20)) % 20]} ${lasts[(index * 5 + 1) % 20]}`,
      birthDate: fromDayNumber(-4000 + ((index * 2654435761) % 9000)),
    }));
    const slips: ((name: string) => string)[] = [
      (name) => name.replace('a', 'aa'),
      (name) => `Dr. ${name}, M.Si.`,
      (name) => name.slice(0, 5) + name.slice(6),
      (name) => name.split(' ').reverse().join(' '),
      (name) => name.split(' ').slice(0, 2).join(' '),
      (name) => name.replace(/i(?=[a-z])/, 'y'),
    ];
    const rows: PersonEntry[] = people.map((one, index) => ({ row: index + 1, ...one }));
    const truth = new Set<string>();
    for (let index = 0; index < 300; index += 1) {
      const original = rows[index * 5];
      if (!original) continue;
      const row = 2000 + index;
      rows.push({
        row,
        name: slips[index % slips.length]?.(original.name ?? '') ?? '',
        birthDate: original.birthDate ?? '',
      });
      truth.add(`${original.row}:${row}`);
    }
    const start = performance.now();
    const found = findDuplicates(rows).map((pair) => pair.rows.join(':'));
    expect(performance.now() - start).toBeLessThan(1000);
    const right = found.filter((pair) => truth.has(pair)).length;
    expect(right / truth.size).toBeGreaterThanOrEqual(0.95);
    expect(right / found.length).toBeGreaterThanOrEqual(0.98);
  });

  test('the answer does not depend on the order of the rows', () => {
    const people = fc.array(
      fc.record({
        name: fc.constantFrom('Ani Lubis', 'Anni Lubis', 'Budi Santoso', 'Santoso Budi', ''),
        birthDate: fc.constantFrom('1990-05-28', '1991-01-01'),
        email: fc.constantFrom('a@mail.example', 'b@mail.example', ''),
      }),
      { minLength: 2, maxLength: 10 },
    );
    fc.assert(
      fc.property(people, (list) => {
        const entries = list.map((one, index) => ({ row: index + 1, ...one }));
        expect(findDuplicates([...entries].reverse())).toEqual(findDuplicates(entries));
      }),
    );
  });
});

function word(seed: number): string {
  let rest = seed + 11;
  let out = '';
  for (let index = 0; index < 4; index += 1) {
    out += 'bcdghjklmnprst'[rest % 14];
    out += 'aiueo'[Math.floor(rest / 14) % 5];
    rest = (rest * 31 + 7) % 9973;
  }
  return out;
}
