import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRateTable, type RateRow } from './check-rate-table.ts';

const bracket = (code: string, minSalary: number | null, maxSalary: number | null): RateRow => ({
  scheme: 'gaji',
  code,
  label: code,
  amount: 10_000,
  minSalary,
  maxSalary,
});

const standard = [
  bracket('AA', 0, 1_500_000),
  bracket('BB', 1_500_001, 3_000_000),
  bracket('CC', 3_000_001, 6_000_000),
  bracket('DD', 6_000_001, null),
];

const faultsOf = (rows: RateRow[]) => checkRateTable(rows).map(({ code, field }) => `${code}.${field}`);

describe('the table of rates', () => {
  it('accepts brackets that follow one another rupiah by rupiah, in any order', () => {
    expect(checkRateTable(standard)).toEqual([]);
    expect(checkRateTable([...standard].reverse())).toEqual([]);
  });

  it.each([
    ['a gap of one rupiah', [bracket('AA', 0, 1_500_000), bracket('BB', 1_500_002, null)], 'BB.minSalary'],
    [
      'an overlap of one rupiah',
      [bracket('AA', 0, 1_500_000), bracket('BB', 1_500_000, null)],
      'BB.minSalary',
    ],
    ['a table that starts at Rp1', [bracket('AA', 1, null)], 'AA.minSalary'],
    ['a table with an end', [bracket('AA', 0, 1_500_000)], 'AA.maxSalary'],
    ['an open bracket below another', [bracket('AA', 0, null), bracket('BB', 10, null)], 'AA.maxSalary'],
    ['a bracket upside down', [bracket('AA', 0, 5), bracket('BB', 6, 2)], 'BB.maxSalary'],
    ['a bracket without a lower end', [bracket('AA', null, null)], 'AA.minSalary'],
    ['the same code twice', [bracket('AA', 0, 5), bracket('AA', 6, null)], 'AA.code'],
    ['dues of nothing', [{ ...bracket('AA', 0, null), amount: 0 }], 'AA.amount'],
    ['dues with a fraction', [{ ...bracket('AA', 0, null), amount: 7_500.5 }], 'AA.amount'],
    ['a code in small letters', [bracket('sal', 0, null)], 'sal.code'],
  ])('refuses %s and says where', (_what, rows, fault) => {
    expect(faultsOf(rows)).toContain(fault);
  });

  it('what it accepts gives every salary exactly one bracket; what it refuses does not', () => {
    const rows = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.option(fc.integer({ min: 0, max: 12 }))), {
        maxLength: 4,
      })
      .map((pairs) => pairs.map(([min, max], index) => bracket(`R${index}`, min, max)));
    fc.assert(
      fc.property(fc.oneof(rows, cut()), (table) => {
        const bracketsOf = (salary: number) =>
          table.filter(({ minSalary, maxSalary }) => salary >= minSalary! && salary <= (maxSalary ?? 99))
            .length;
        const isExact =
          table.length === 0 ||
          (table.every(({ minSalary, maxSalary }) => maxSalary === null || maxSalary >= minSalary!) &&
            Array.from({ length: 20 }, (_, salary) => bracketsOf(salary)).every((count) => count === 1));
        expect(checkRateTable(table).length === 0).toBe(isExact);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Tables that are right, cut at random places. */
function cut(): fc.Arbitrary<RateRow[]> {
  return fc.uniqueArray(fc.integer({ min: 0, max: 15 }), { maxLength: 4 }).map((ends) => {
    const sorted = [...ends].sort((one, other) => one - other);
    return [...sorted, null].map((end, index) =>
      bracket(`R${index}`, index === 0 ? 0 : sorted[index - 1]! + 1, end),
    );
  });
}
