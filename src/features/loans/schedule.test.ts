import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveYearlyRate } from './effective-rate.ts';
import { checkSchedule, drawTerms } from './random-schedules.ts';
import { type LoanMethod, makeSchedule } from './schedule.ts';
import vectors from './schedule-vectors.json' with { type: 'json' };

const scheduleOf = (vector: {
  method: string;
  principal: number;
  months: number;
  rate: string[];
  unit?: number;
}) =>
  makeSchedule({
    ...{ principal: vector.principal, months: vector.months, method: vector.method as LoanMethod },
    ...(vector.unit ? { unit: vector.unit } : {}),
    rate: { numerator: BigInt(vector.rate[0]!), denominator: BigInt(vector.rate[1]!) },
    disbursedOn: '2026-01-15',
  });

describe('what a member pays back', () => {
  it.each(vectors.schedules)('$name', (vector) => {
    const rows = scheduleOf(vector);
    const totals = rows.map(({ principal, interest }) => principal + interest);
    if (vector.totals) expect(totals).toEqual(vector.totals);
    if (vector.interests) expect(rows.map(({ interest }) => interest)).toEqual(vector.interests);
    if (vector.balances) expect(rows.map(({ balance }) => balance)).toEqual(vector.balances);
    if (vector.first) expect(rows[0]).toMatchObject(vector.first);
    if (vector.second) expect(rows[1]).toMatchObject(vector.second);
    expect(rows.reduce((sum, { interest }) => sum + interest, 0)).toBe(vector.interest);
    expect(rows.reduce((sum, { principal }) => sum + principal, 0)).toBe(vector.principal);
  });

  it.each(vectors.dueDates)('$name is due on the same day or the last of a shorter month', (vector) => {
    const rows = makeSchedule({
      ...{ principal: 900_000, months: 3, method: 'flat', disbursedOn: vector.disbursedOn },
      rate: { numerator: 1n, denominator: 100n },
    });
    expect(rows.map(({ dueOn }) => dueOn)).toEqual(vector.dates);
  });

  it.each(vectors.effective)('$name really costs what is shown a year', (vector) => {
    const totals = scheduleOf(vector).map(({ principal, interest }) => principal + interest);
    expect(effectiveYearlyRate(vector.principal, totals)).toBe(vector.hundredths);
  });

  it('any loan has a row for each month, comes to the sum borrowed, and never owes less than nothing', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => checkSchedule(drawTerms(seed)) === undefined),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['nothing', 0, 12],
    ['less than nothing', -1, 12],
    ['parts of a rupiah', 10.5, 12],
    ['more than a trillion', 1_000_000_000_001, 12],
    ['no month', 1_000, 0],
    ['half a month', 1_000, 0.5],
    ['longer than thirty years', 1_000, 361],
  ])('%s is no loan', (_, principal, months) => {
    const terms = { ...drawTerms(1), principal, months };
    expect(() => makeSchedule(terms)).toThrow(RangeError);
  });
});
