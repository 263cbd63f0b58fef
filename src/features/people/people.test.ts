import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeDate } from '#kernel/calendar';
import type { Cell } from '#kernel/exchange';
import {
  agreesWithBirthDate,
  birthDateOfNik,
  emailKind,
  formatPhone,
  isEmail,
  maskEmail,
  maskNik,
  maskPhone,
  nikKind,
  phoneKind,
  placeAndDateKind,
  readEmail,
  readNik,
  readPhones,
  sexKind,
  suspectDomain,
} from './index.ts';

const TODAY = { today: '2026-11-22' };
const text = (value: string): Cell => ({ kind: 'text', text: value });
const number = (value: number): Cell => ({ kind: 'number', text: String(value), number: value });

describe('NIK', () => {
  test('it tells region, birth date, sex and serial', () => {
    const nik = readNik("'630405 680590 0007");
    expect(nik).toEqual({
      nik: '6304056805900007',
      provinceCode: '63',
      regencyCode: '6304',
      districtCode: '630405',
      day: 28,
      month: 5,
      shortYear: 90,
      sex: 'P',
      serial: '0007',
    });
    if ('fault' in nik) return;
    expect(birthDateOfNik(nik, '2026-11-22')).toBe('1990-05-28');
    expect(agreesWithBirthDate(nik, '1990-05-28')).toBe(true);
    expect(agreesWithBirthDate(nik, '1990-05-27')).toBe(false);
  });

  test('a year that may lie ahead is of the last century', () => {
    const nik = readNik('6304052211260001');
    expect('fault' in nik || birthDateOfNik(nik, '2026-11-22')).toBe('2026-11-22');
    expect('fault' in nik || birthDateOfNik(nik, '2026-11-21')).toBe('1926-11-22');
  });

  test.each([
    ['', 'wrong-length'],
    ['630405680590000', 'wrong-length'],
    ['63040568059000071', 'wrong-length'],
    ['6304O56805900007', 'not-digits'],
    ['6304059912900007', 'impossible-date'],
    ['6304053202900007', 'impossible-date'],
    ['6304057202900007', 'impossible-date'],
    ['6304050013900007', 'impossible-date'],
    ['6304053002900007', 'impossible-date'],
    ['6304052902910007', 'impossible-date'],
    ['6304056805900000', 'serial-zero'],
  ])('%s is refused: %s', (nik, fault) => {
    expect(readNik(nik)).toMatchObject({ fault });
  });

  test('every number that an office could have issued is accepted, whatever the region', () => {
    const issued = fc.record({
      region: fc.integer({ min: 110101, max: 969999 }),
      year: fc.integer({ min: 1930, max: 2025 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
      isWoman: fc.boolean(),
      serial: fc.integer({ min: 1, max: 9999 }),
    });
    const two = (value: number) => String(value).padStart(2, '0');
    fc.assert(
      fc.property(issued, ({ region, year, month, day, isWoman, serial }) => {
        const date = makeDate(year, month, day);
        fc.pre(date !== undefined);
        const nik = readNik(
          `${region}${two(isWoman ? day + 40 : day)}${two(month)}${two(year % 100)}${String(serial).padStart(4, '0')}`,
        );
        if ('fault' in nik) return expect.fail(nik.fault);
        expect(nik.sex).toBe(isWoman ? 'P' : 'L');
        expect(agreesWithBirthDate(nik, date ?? '')).toBe(true);
      }),
    );
  });

  test('no text makes it fail', () => {
    fc.assert(
      fc.property(fc.string(), (any) => {
        readNik(any);
      }),
    );
  });

  test('in a sheet, a NIK that was a number has lost its end, and nothing of it is kept', () => {
    const kind = nikKind({ asWritten: 'written' });
    const codes = (cell: Cell) => kind.read(cell, 'nik', TODAY).problems?.map(({ code }) => code) ?? [];
    for (const cell of [number(6304056805900000), text('6,30406E+15'), text('6.30405680590001E+15')]) {
      expect(codes(cell)).toEqual(['nik_precision_lost']);
      expect(kind.read(cell, 'nik', TODAY)).not.toHaveProperty('value');
      expect(kind.read(cell, 'nik', TODAY).also).toBeUndefined();
    }
    expect(codes(number(63040568059000))).toEqual(['nik_wrong_length']);
    expect(codes(text('6304056805900007'))).toEqual([]);
    expect(codes(text('9904056805900007'))).toEqual(['warn_nik_region_unknown']);
    expect(kind.read(text('6304056805900007'), 'nik', TODAY)).toMatchObject({
      value: '6304056805900007',
      also: { written: '6304056805900007' },
    });
    expect(nikKind({ codes: { wrongLength: 'nik_length' } }).read(text('63'), 'nik', TODAY).problems).toEqual(
      [{ code: 'nik_length', message: 'Baru 2 angka, seharusnya 16.' }],
    );
  });

  test('a column of NIP is not taken for a column of NIK', () => {
    const { looksLike } = nikKind();
    expect(looksLike?.(text('6304056805900007'))).toBe(true);
    expect(looksLike?.(text('198411282010012001'))).toBe(false);
  });
});

describe('telephone numbers', () => {
  test.each([
    ['081863860530', ['+6281863860530']],
    ['0856 9002 7680', ['+6285690027680']],
    ['+62 853-3381-894', ['+628533381894']],
    ['6283275818484', ['+6283275818484']],
    ['82573713331', ['+6282573713331']],
    ['0062 812 3456 7890', ['+6281234567890']],
    ['+6208123456789', ['+628123456789']],
    ['(0511) 330-4177', ['+625113304177']],
    ['021-5551234', ['+62215551234']],
    ['+60 12-345 6789', ['+60123456789']],
    ['HP: 0812.3456.7890', ['+6281234567890']],
    ['0812 3456 78 90 (WA)', ['+6281234567890']],
    ['081234567890 WA aktif', ['+6281234567890']],
    ['08323274319 / 08323274310', ['+628323274319', '+628323274310']],
    ['0812-3456-7890 atau 0813 1111 2222', ['+6281234567890', '+6281311112222']],
    ['081234567890; 081234567890', ['+6281234567890']],
  ])('%s is %j', (given, phones) => {
    expect(readPhones(given).phones).toEqual(phones);
  });

  test('what is no number is none', () => {
    for (const given of [
      '',
      'tidak ada',
      '0812',
      '12345678',
      'budi@mail.example',
      '0000000000',
      '6304056805900007',
    ])
      expect(readPhones(given).phones, given).toEqual([]);
  });

  test('a letter O among digits is read as zero, and said', () => {
    const kind = phoneKind();
    expect(kind.read(text('0812-5O11-8812'), 'phone', TODAY)).toEqual({
      value: '+6281250118812',
      also: {},
      problems: [{ code: 'warn_phone_letters', message: expect.stringContaining('0812-5011-8812') }],
    });
  });

  test('of two numbers in a cell the first counts, the second is kept beside it', () => {
    const reading = phoneKind({ alsoKey: 'altPhone' }).read(
      text('0811 500 4127 / 0812 555 1234'),
      'phone',
      TODAY,
    );
    expect(reading).toMatchObject({ value: '+628115004127', also: { altPhone: '+628125551234' } });
    expect(reading.problems?.map(({ code }) => code)).toEqual(['warn_phone_several']);
    expect(phoneKind().read(text('belum punya'), 'phone', TODAY).problems?.[0]?.code).toBe('phone_invalid');
    expect(phoneKind().read(text('8,25737E+10'), 'phone', TODAY).problems?.[0]?.code).toBe(
      'phone_precision_lost',
    );
  });

  test('a number is shown as one reads it, and reads back the same', () => {
    expect(formatPhone('+6281234567890')).toBe('0812-3456-7890');
    expect(formatPhone('+60123456789')).toBe('+60123456789');
    fc.assert(
      fc.property(fc.integer({ min: 811_000_000, max: 89_999_999_999 }), (value) => {
        const phones = readPhones(`0${value}`).phones;
        for (const phone of phones) expect(readPhones(formatPhone(phone)).phones).toEqual([phone]);
      }),
    );
  });
});

describe('e-mail addresses', () => {
  test.each([
    ['Rina.S@Kampus.Example', 'rina.s@kampus.example', false],
    ['zainal72 @ yahoo.co.id', 'zainal72@yahoo.co.id', true],
    ['mailto:ani@mail.example', 'ani@mail.example', true],
    ['Ani Lubis <ani@mail.example>', 'ani@mail.example', true],
    ['ani@mail.example,', 'ani@mail.example', true],
    ['dan@mail.example', 'dan@mail.example', false],
    ["nu'man+spk@mail.example", "nu'man+spk@mail.example", false],
  ])('%s is %s', (given, email, wasTidied) => {
    expect(readEmail(given)).toEqual({ email, others: [], wasTidied });
  });

  test('of two addresses the first counts', () => {
    expect(readEmail('a1@mail.example; lain@mail.example')).toEqual({
      email: 'a1@mail.example',
      others: ['lain@mail.example'],
      wasTidied: false,
    });
  });

  test('a broken address is refused and never guessed', () => {
    for (const given of [
      'slamet80mail.example',
      'a@b',
      'a@@b.id',
      '@b.id',
      'a@',
      'a..b@c.id',
      'a@-b.id',
      'a@b.c',
      'budi s@mail.example',
      'a@b.123',
      `${'x'.repeat(65)}@b.id`,
    ])
      expect(readEmail(given).email, given).toBeUndefined();
    expect(emailKind().read(text('slamet80mail.example'), 'email', TODAY).problems?.[0]?.code).toBe(
      'email_invalid',
    );
  });

  test('a likely slip in the domain is said, and the address stays as it was typed', () => {
    expect(suspectDomain('a@gmial.com')).toBe('gmail.com');
    expect(suspectDomain('a@gmail.com')).toBeUndefined();
    expect(emailKind().read(text('a@gmial.com'), 'email', TODAY)).toMatchObject({
      value: 'a@gmial.com',
      problems: [{ code: 'warn_email_domain' }],
    });
  });

  test('common addresses are all accepted', () => {
    fc.assert(
      fc.property(fc.emailAddress({ size: '-1' }), (email) => {
        if (/^[a-z0-9_][a-z0-9_%+'.-]*@/i.test(email) && /\.[a-z]{2,}$/i.test(email) && email.length < 100)
          expect(isEmail(email), email).toBe(true);
      }),
    );
  });
});

describe('small kinds', () => {
  test('sex is read in all its spellings', () => {
    const read = (value: string) => sexKind().read(text(value), 'sex', TODAY).value;
    for (const value of ['L', 'l', 'Laki-laki', 'LAKI LAKI', 'Pria', '1', 'lk.'])
      expect(read(value), value).toBe('L');
    for (const value of ['P', 'perempuan', 'Wanita', '2', 'Pr']) expect(read(value), value).toBe('P');
    expect(read('ya')).toBeUndefined();
  });

  test.each([
    ['Medan, 28-11-1964', 'Medan', '1964-11-28'],
    ['Kab. Barito Kuala / 3 Feb 1980', 'Kab. Barito Kuala', '1980-02-03'],
    ['Banjarmasin 1 Mei 1990', 'Banjarmasin', '1990-05-01'],
    ['Medan', 'Medan', undefined],
    ['28-11-1964', undefined, '1964-11-28'],
  ])('%s is the place %s and the date %s', (given, place, date) => {
    const kind = placeAndDateKind({ placeKey: 'place', dateKey: 'date', shortYearsAgo: 15 });
    const { also, problems = [] } = kind.read(text(given), 'birth', TODAY);
    expect(also?.place).toBe(place);
    expect(also?.date).toBe(date);
    expect(problems).toEqual([]);
  });

  test('an impossible birth date keeps its place', () => {
    const kind = placeAndDateKind({ placeKey: 'place', dateKey: 'date' });
    expect(kind.read(text('Medan, 31/02/1964'), 'birth', TODAY)).toMatchObject({
      also: { place: 'Medan' },
      problems: [{ code: 'birth_date_impossible' }],
    });
  });

  test('lists and logs show only what is needed to recognise', () => {
    expect(maskNik('6304056805900007')).toBe('6304••••••••0007');
    expect(maskNik('123')).toBe('•••');
    expect(maskPhone('+6281234567890')).toBe('+••••••••••890');
    expect(maskEmail('rina@kampus.example')).toBe('r•••@kampus.example');
    expect(maskEmail('x')).toBe('•••');
  });
});
