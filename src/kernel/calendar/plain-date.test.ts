import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  ageOn,
  daysBetween,
  daysInMonth,
  daysUntil,
  isPlainDate,
  makeDate,
  monthlyDates,
  splitDate,
  weekdayOf,
} from './plain-date.ts';

const dates = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('plain dates', () => {
  test('a day that no calendar has is refused', () => {
    for (const text of ['2020-02-31', '2025-02-29', '2020-13-01', '2020-00-10', '2020-1-1', '', '31/02/2020'])
      expect(isPlainDate(text)).toBe(false);
    expect(isPlainDate('2024-02-29')).toBe(true);
    expect(makeDate(1900, 2, 29)).toBeUndefined();
    expect(() => splitDate('2020-02-31')).toThrow(RangeError);
  });

  test('a loan paid out on 31 January falls due on 28 February, 31 March and 30 April', () => {
    expect(monthlyDates('2026-01-31', 3)).toEqual(['2026-02-28', '2026-03-31', '2026-04-30']);
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-02-28', 1)).toBe('2026-03-28');
    expect(addMonths('2026-02-28', 1, 31)).toBe('2026-03-31');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
  });

  test('days are counted over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysUntil('2026-12-05', '2026-11-22')).toBe(13);
    expect(daysUntil('2026-11-20', '2026-11-22')).toBe(-2);
    expect(weekdayOf('2026-12-05')).toBe(6);
    expect(weekdayOf('1969-12-28')).toBe(0);
  });

  test('a birthday on 29 February counts from 1 March in other years', () => {
    expect(ageOn('2008-02-29', '2025-02-28')).toBe(16);
    expect(ageOn('2008-02-29', '2025-03-01')).toBe(17);
    expect(ageOn('1990-11-22', '2026-11-22')).toBe(36);
  });

  test('adding and taking away days comes back to the same day', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        const moved = addDays(date, days);
        expect(daysBetween(date, moved)).toBe(days);
        expect(addDays(moved, -days)).toBe(date);
        expect(new Date(`${moved}T00:00:00Z`).getUTCDay()).toBe(weekdayOf(moved));
      }),
    );
  });

  test('a series of months keeps its day wherever the month has it', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 120 }), (date, count) => {
        const { day } = splitDate(date);
        for (const due of monthlyDates(date, count)) {
          const parts = splitDate(due);
          expect(parts.day).toBe(Math.min(day, daysInMonth(parts.year, parts.month)));
        }
      }),
      { numRuns: 50 },
    );
  });
});
