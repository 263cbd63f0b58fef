import { describe, expect, it } from 'vitest';
import { bracketOf, duesOf } from './dues-of.ts';
import type { DuesRate } from './dues-rate.ts';
import { readGolongan } from './read-golongan.ts';

const rate = (
  code: string,
  amount: number,
  min: number | null = null,
  max: number | null = null,
): DuesRate => ({
  id: code,
  scheme: code.startsWith('GOL') ? 'golongan' : 'gaji',
  code,
  label: code,
  amount,
  minSalary: min,
  maxSalary: max,
  sortOrder: 1,
  effectiveFrom: '2020-01-01',
  effectiveTo: null,
});

const rates = [
  rate('GOL_I', 20_000),
  rate('GOL_II', 30_000),
  rate('GOL_III', 35_000),
  rate('GOL_IV', 45_000),
  rate('SAL_0_1500', 7_500, 0, 1_500_000),
  rate('SAL_1500_3000', 15_000, 1_500_001, 3_000_000),
  rate('SAL_3000_6000', 30_000, 3_000_001, 6_000_000),
  rate('SAL_6000_UP', 60_000, 6_000_001),
];

describe('what a person owes a month', () => {
  it('a civil servant pays by golongan, whatever bracket was also ticked', () => {
    const facts = { employmentStatus: 'PNS', golongan: 'III/b', takeHomeBracketCode: 'SAL_0_1500' };
    expect(duesOf(rates, facts)).toEqual({ code: 'GOL_III', label: 'GOL_III', amount: 35_000 });
  });

  it.each(['PPPK', 'Tetap Non-PNS', 'Kontrak/PKWT', 'Dosen Luar Biasa', 'Honorer', 'Lainnya'])(
    'a person employed as %s pays by bracket, also with a golongan written beside it',
    (employmentStatus) => {
      const facts = { employmentStatus, golongan: 'IV', takeHomeBracketCode: 'SAL_3000_6000' };
      expect(duesOf(rates, facts)?.amount).toBe(30_000);
    },
  );

  it('nobody is guessed at: without the fact that decides there is no amount', () => {
    expect(duesOf(rates, { employmentStatus: 'PNS', takeHomeBracketCode: 'SAL_6000_UP' })).toBeUndefined();
    expect(duesOf(rates, { employmentStatus: 'PPPK', golongan: 'IX' })).toBeUndefined();
    expect(duesOf(rates, { employmentStatus: 'Lainnya', takeHomeBracketCode: 'GOL_IV' })).toBeUndefined();
    expect(duesOf([], { employmentStatus: 'PNS', golongan: 'I' })).toBeUndefined();
  });

  it.each([
    [0, 'SAL_0_1500'],
    [1_499_999, 'SAL_0_1500'],
    [1_500_000, 'SAL_0_1500'],
    [1_500_001, 'SAL_1500_3000'],
    [2_999_999, 'SAL_1500_3000'],
    [3_000_000, 'SAL_1500_3000'],
    [3_000_001, 'SAL_3000_6000'],
    [5_999_999, 'SAL_3000_6000'],
    [6_000_000, 'SAL_3000_6000'],
    [6_000_001, 'SAL_6000_UP'],
    [900_000_000, 'SAL_6000_UP'],
  ])('a take-home pay of %i falls into %s alone', (salary, code) => {
    expect(bracketOf(rates, salary)?.code).toBe(code);
    const holding = rates.filter(
      ({ minSalary, maxSalary }) =>
        minSalary !== null && salary >= minSalary && salary <= (maxSalary ?? salary),
    );
    expect(holding).toHaveLength(1);
  });
});

describe('golongan as people write it', () => {
  it.each([
    ['III', 'III'],
    ['IIIb', 'III'],
    ['III/c', 'III'],
    ['iii - d', 'III'],
    ['3', 'III'],
    ['4e', 'IV'],
    ['Gol. II/a', 'II'],
    ['Golongan IV', 'IV'],
    ['GOL_I', 'I'],
    ['Penata Muda Tk. I (III/b)', 'III'],
    ['  I / a ', 'I'],
  ])('%s is %s', (text, golongan) => expect(readGolongan(text)).toBe(golongan));

  it.each(['', 'V', 'IX', 'III/e', 'Id/x', 'Dosen', '0', '5', 'IIII', 'Lektor III'])('%s is none', (text) =>
    expect(readGolongan(text)).toBeUndefined(),
  );
});
