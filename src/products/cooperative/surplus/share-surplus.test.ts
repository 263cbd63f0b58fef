import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPercent } from './pools.ts';
import { shareSurplus } from './share-surplus.ts';

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);

it('S1: a member with 2 of 100 million savings and 5 of 75 million business gets 1,240,000 of 60 million', () => {
  const { pools, shares } = shareSurplus({
    surplus: 60_000_000,
    pools: [
      { key: 'cadangan', hundredths: 5_500 },
      { key: 'modal', hundredths: 2_000 },
      { key: 'usaha', hundredths: 2_500 },
    ],
    members: [
      { number: '1', savings: 2_000_000, business: 5_000_000 },
      { number: '2', savings: 98_000_000, business: 70_000_000 },
    ],
  });
  expect(pools).toEqual({ cadangan: 33_000_000, modal: 12_000_000, usaha: 15_000_000 });
  expect(shares[0]).toEqual({ number: '1', capital: 240_000, business: 1_000_000, total: 1_240_000 });
});

it('S5: a hundred among equal three is 34, 33, 33, the rupiah left over for the lowest number', () => {
  const { shares } = shareSurplus({
    ...{ surplus: 100, pools: [{ key: 'modal', hundredths: 10_000 }] },
    members: ['10', '9', '2'].map((number) => ({ number, savings: 5, business: 0 })),
  });
  expect(shares.map(({ number, total }) => [number, total])).toEqual([
    ['2', 34],
    ['9', 33],
    ['10', 33],
  ]);
});

it('never loses or makes a rupiah, whatever the surplus, the percentages and the members', () => {
  const member = fc.record({
    savings: fc.integer({ min: 0, max: 2_000_000_000 }),
    business: fc.integer({ min: 0, max: 2_000_000_000 }),
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000_000_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      fc.array(member, { minLength: 1, maxLength: 60 }),
      (surplus, one, other, told) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const members = told.map((values, index) => ({ number: String(index + 1), ...values }));
        members[0] = { number: '1', savings: 1, business: 1 };
        const { pools, shares } = shareSurplus({
          surplus,
          pools: [
            { key: 'modal', hundredths: low },
            { key: 'usaha', hundredths: high - low },
            { key: 'cadangan', hundredths: 10_000 - high },
          ],
          members,
        });
        expect(sum(Object.values(pools))).toBe(surplus);
        expect(sum(shares.map(({ capital }) => capital))).toBe(pools.modal);
        expect(sum(shares.map(({ business }) => business))).toBe(pools.usaha);
        expect(shares.every(({ capital, business }) => capital >= 0 && business >= 0)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

it.each([
  ['2,5', 250],
  ['2.5', 250],
  ['40', 4_000],
  ['100', 10_000],
  [2.5, 250],
  ['100,01', undefined],
  ['-1', undefined],
  ['2,555', undefined],
  ['lima', undefined],
])('%s per cent is %s hundredths', (given, expected) => {
  expect(readPercent(given)).toBe(expected);
});
