import { makeSchedule, type ScheduleTerms } from './schedule.ts';

/** Terms drawn by a number; the same number draws the same terms. */
export function drawTerms(seed: number): ScheduleTerms {
  const draw = drawer(seed);
  const size = 10 ** (1 + draw(11));
  return {
    principal: 1 + draw(size),
    months: 1 + draw(draw(4) === 0 ? 360 : 60),
    // Up to ten per cent a month, in ten-thousandths of a per cent.
    rate: { numerator: BigInt(draw(5) === 0 ? 0 : draw(100_001)), denominator: 1_000_000n },
    method: (['flat', 'declining', 'annuity'] as const)[draw(3)]!,
    unit: [1, 1, 100, 500, 1_000][draw(5)]!,
    disbursedOn: `20${String(20 + draw(15)).padStart(2, '0')}-${String(1 + draw(12)).padStart(2, '0')}-28`,
  };
}

/** What is wrong with the schedule of these terms; undefined for nothing. */
export function checkSchedule(terms: ScheduleTerms): string | undefined {
  const rows = makeSchedule(terms);
  if (rows.length !== terms.months) return `${rows.length} rows for ${terms.months} months`;
  let left = terms.principal;
  for (const row of rows) {
    left -= row.principal;
    if (row.principal < 0 || row.interest < 0 || row.balance < 0) return `row ${row.number} is below zero`;
    if (row.balance !== left) return `row ${row.number} says ${row.balance} is left, not ${left}`;
  }
  return left === 0 ? undefined : `${left} of the principal is never paid`;
}

/** Marsaglia's xorshift: enough to spread terms, the same on every machine. */
function drawer(seed: number): (below: number) => number {
  let state = (seed | 0) * 2_654_435_761 || 88_675_123;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
