import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate } from './format-date.ts';
import { parseMonth } from './month.ts';
import { MONTHS, SHORT_MONTHS } from './names.ts';
import { areMonthFirst, parseDate } from './parse-date.ts';

describe('dates as people write them', () => {
  test.each([
    ['22 November 2026', '2026-11-22'],
    ['Sabtu, 5 Desember 2026', '2026-12-05'],
    ["Jum'at 27 Nopember 2026", '2026-11-27'],
    ['1-Agu-84', '1984-08-01'],
    ['21-Nov-20', '2020-11-21'],
    ['15-Agt-95', '1995-08-15'],
    ['3 Peb 1980', '1980-02-03'],
    ['08.09.1971', '1971-09-08'],
    ['05/05/1965', '1965-05-05'],
    ['2 / 1 / 1990', '1990-01-02'],
    ['28-11-1964', '1964-11-28'],
    ['1968-07-04', '1968-07-04'],
    ['1968/7/4', '1968-07-04'],
    ['04071968', '1968-07-04'],
    ['19680704', '1968-07-04'],
    ['5Mei1990', '1990-05-05'],
    ['November 22, 2026', '2026-11-22'],
    ['2026-11-22T00:00:00.000Z', '2026-11-22'],
    ['22/11/2026 00:00:00', '2026-11-22'],
    ['17/VIII/1980', '1980-08-17'],
    ['1-v-1980', '1980-05-01'],
    ['22 November 2026 pukul 19.42 WITA', '2026-11-22'],
  ])('%s is %s', (text, date) => {
    expect(parseDate(text, { latestShortYear: 2026 })).toEqual({ kind: 'date', date });
  });

  test('a date that no calendar has is told apart from a text that is no date', () => {
    for (const text of ['31/02/2020', '30 Februari 1990', '2023-02-29', '00-05-1980', '45.13.1980'])
      expect(parseDate(text)).toEqual({ kind: 'impossible' });
    for (const text of ['', '-', 'lupa', '12 Bulan 2020', '1234', '99999999', '2020'])
      expect(parseDate(text)).toEqual({ kind: 'not-a-date' });
  });

  test('an American date is read, and says that it was turned around', () => {
    expect(parseDate('12/31/2020')).toEqual({ kind: 'date', date: '2020-12-31', monthFirst: true });
    expect(parseDate('02/31/2020')).toEqual({ kind: 'impossible' });
  });

  test('a column is American when some of its dates can only be read so and none the other way', () => {
    expect(areMonthFirst(['12/31/2020', '02/03/2020', '6/17/1991', '', 'lupa'])).toBe(true);
    expect(areMonthFirst(['12/31/2020', '6/17/1991', '17/06/1991'])).toBe(false);
    expect(areMonthFirst(['12/31/2020', '02/03/2020'])).toBe(false);
    expect(parseDate('02/03/2020', { isMonthFirst: true })).toEqual({
      kind: 'date',
      date: '2020-02-03',
      monthFirst: true,
    });
  });

  test('two digits of a year never mean a year after the latest one', () => {
    expect(parseDate('12-Apr-59', { latestShortYear: 2011 })).toEqual({ kind: 'date', date: '1959-04-12' });
    expect(parseDate('12-Apr-08', { latestShortYear: 2011 })).toEqual({ kind: 'date', date: '2008-04-12' });
  });

  test('every form of a date reads back as that date', () => {
    const parts = fc.record({
      y: fc.integer({ min: 1930, max: 2029 }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 28 }),
    });
    fc.assert(
      fc.property(parts, ({ y, m, d }) => {
        const iso = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
        const forms = [
          iso,
          formatDate(iso),
          formatDate(iso, 'short'),
          formatDate(iso, 'weekday'),
          `${d}/${m}/${y}`,
          `${d}.${m}.${y}`,
          `${d} ${MONTHS[m - 1]?.toUpperCase()} ${y}`,
          `${d}-${SHORT_MONTHS[m - 1]}-${String(y % 100).padStart(2, '0')}`,
        ];
        for (const form of forms)
          expect(parseDate(form, { latestShortYear: 2029 })).toEqual({ kind: 'date', date: iso });
      }),
    );
  });

  test('no text at all makes it fail', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(['date', 'impossible', 'not-a-date']).toContain(parseDate(text).kind);
      }),
    );
  });

  test.each([
    ['202611', '2026-11'],
    ['Jan-23', '2023-01'],
    ['Juni 2024', '2024-06'],
    ['09/2026', '2026-09'],
    ['2026-09', '2026-09'],
    ["Agt '25", '2025-08'],
    ['2026 November', '2026-11'],
    ['2026-09-15', '2026-09'],
  ])('the month %s is %s', (text, month) => {
    expect(parseMonth(text)).toBe(month);
  });

  test('what is no month is no month', () => {
    for (const text of ['202613', '13/2026', 'Bulan 2026', '2026', '', '00/2026'])
      expect(parseMonth(text)).toBeUndefined();
  });
});
