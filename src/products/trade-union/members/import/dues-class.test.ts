import { describe, expect, test } from 'vitest';
import {
  bracketOf,
  type EmploymentStatus,
  findDuesClass,
  readBracket,
  readGolongan,
  SALARY_BRACKETS,
} from './index.ts';

describe('golongan', () => {
  test.each([
    ['IIIb', 'III/b'],
    ['III/b', 'III/b'],
    ['III-B', 'III/b'],
    ['3b', 'III/b'],
    ['3/b', 'III/b'],
    ['Gol. III b', 'III/b'],
    ['golongan III.b', 'III/b'],
    ['Gol/Ruang: III/b', 'III/b'],
    ['iv e', 'IV/e'],
    ['4e', 'IV/e'],
    ['Penata Muda Tk. I (III/b)', 'III/b'],
    ['Penata Muda Tk. I, III/b', 'III/b'],
    ['Pembina / IV-a', 'IV/a'],
    ['Penata Muda', 'III/a'],
    ['Penata Muda Tingkat I', 'III/b'],
    ['Pembina Utama', 'IV/e'],
    ['IVa/Pembina', 'IV/a'],
    ['III/d (Penata Tk. I)', 'III/d'],
    ['Id', 'I/d'],
    ['XI', 'XI'],
    ['9', 'IX'],
    ['XVII', 'XVII'],
    ['III', 'III'],
  ])('%s is %s', (text, code) => {
    expect(readGolongan(text)?.code).toBe(code);
  });

  test('a step that the scale does not have is none', () => {
    for (const text of [
      '',
      '-',
      'V/a',
      'IIIf',
      'IIIe',
      'IV/f',
      'XVIII',
      '18',
      '0',
      'IIII',
      'abc',
      'III/bb',
      'III/b (Pembina)',
      'Penata Utama',
      '2026',
    ])
      expect(readGolongan(text), text).toBeUndefined();
  });
});

describe('salary brackets', () => {
  test.each([
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
    [90_000_000, 'SAL_6000_UP'],
  ])('Rp%i lies in %s', (salary, code) => {
    expect(bracketOf(salary)).toBe(code);
  });

  test('between two brackets there is no gap and no overlap', () => {
    SALARY_BRACKETS.forEach(({ from }, index) => {
      expect(from).toBe(index === 0 ? 0 : (SALARY_BRACKETS[index - 1]?.to ?? 0) + 1);
    });
    expect(() => bracketOf(-1)).toThrow(RangeError);
    expect(() => bracketOf(1.5)).toThrow(RangeError);
  });

  test.each([
    ['SAL_3000_6000', 'SAL_3000_6000'],
    ['1,5–3 jt', 'SAL_1500_3000'],
    ['1,5 jt - 3 jt', 'SAL_1500_3000'],
    ['Rp1.500.000 - Rp3.000.000', 'SAL_1500_3000'],
    ['Rp 3.000.001 s/d Rp 6.000.000', 'SAL_3000_6000'],
    ['3 - 6 juta', 'SAL_3000_6000'],
    ['0 - 1.500.000', 'SAL_0_1500'],
    ['> 6 juta', 'SAL_6000_UP'],
    ['di atas Rp6.000.000', 'SAL_6000_UP'],
    ['< 1,5 jt', 'SAL_0_1500'],
    ['kurang dari 1.500.000', 'SAL_0_1500'],
  ])('%s is %s', (text, code) => {
    expect(readBracket(text)).toBe(code);
  });

  test('a single amount is a salary and no bracket', () => {
    for (const text of ['4.500.000', '7,1 jt', 'banyak', '', '6 - 3 jt', '-50000'])
      expect(readBracket(text), text).toBeUndefined();
  });
});

describe('dues class', () => {
  test('a civil servant pays by golongan whatever the salary, everyone else by salary whatever the golongan', () => {
    const golongan = { level: 'III', room: 'b', code: 'III/b' };
    expect(findDuesClass({ employmentStatus: 'pns', golongan, salary: 9_000_000 })).toBe('GOL_III');
    const others: EmploymentStatus[] = ['pppk', 'permanent', 'contract', 'adjunct', 'honorary', 'other'];
    for (const employmentStatus of others) {
      expect(findDuesClass({ employmentStatus, golongan, salary: 1_500_001 })).toBe('SAL_1500_3000');
      expect(findDuesClass({ employmentStatus, salaryBracket: 'SAL_6000_UP' })).toBe('SAL_6000_UP');
      expect(findDuesClass({ employmentStatus, golongan })).toBeUndefined();
    }
  });

  test('without the fact it follows from there is no class', () => {
    expect(findDuesClass({ salary: 1 })).toBeUndefined();
    expect(findDuesClass({ employmentStatus: 'pns', salary: 9_000_000 })).toBeUndefined();
    expect(findDuesClass({ employmentStatus: 'pns', golongan: { level: 'IX', code: 'IX' } })).toBeUndefined();
  });
});
