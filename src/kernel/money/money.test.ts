import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatCount,
  formatRupiah,
  formatSignedRupiah,
  parseRupiah,
  spellRupiah,
  splitByWeight,
  splitIntoInstalments,
} from './index.ts';

const amounts = fc.integer({ min: 0, max: 999_999_999_999 });

describe('rupiah on the page', () => {
  test('amounts read as in the visual language', () => {
    expect(formatRupiah(1_250_000)).toBe('Rp1.250.000');
    expect(formatRupiah(-25_000)).toBe('−Rp25.000');
    expect(formatRupiah(0n)).toBe('Rp0');
    expect(formatRupiah(9_007_199_254_740_993n)).toBe('Rp9.007.199.254.740.993');
    expect(formatSignedRupiah(50_000)).toBe('+Rp50.000');
    expect(formatSignedRupiah(0)).toBe('Rp0');
    expect(formatCount(1760)).toBe('1.760');
    expect(() => formatRupiah(0.5)).toThrow(RangeError);
  });
});

describe('rupiah as people write them', () => {
  test.each([
    ['Rp 1.500.000,00', 1_500_000],
    ['Rp8.500.000,-', 8_500_000],
    ['Rp. 8.500.000.-', 8_500_000],
    ['6.600.000,00', 6_600_000],
    ['1,500,000.00', 1_500_000],
    ['1,500,000', 1_500_000],
    ['1.500', 1500],
    ['1500000', 1_500_000],
    ['1500000.00', 1_500_000],
    ['7,1 jt', 7_100_000],
    ['7.1jt', 7_100_000],
    ['4 juta', 4_000_000],
    ['1,25 juta', 1_250_000],
    ['900 ribu', 900_000],
    ['900rb', 900_000],
    ['1,5 M', 1_500_000_000],
    ['IDR 20.000', 20_000],
    ['20.000 rupiah', 20_000],
    ['-50000', -50_000],
    ['−Rp25.000', -25_000],
    ['Rp -25.000', -25_000],
    ['(25.000)', -25_000],
    ['Rp 1 500 000', 1_500_000],
    ['3.500.000/bulan', 3_500_000],
    ['0', 0],
  ])('%s is %i', (text, amount) => {
    expect(parseRupiah(text)).toEqual({ kind: 'amount', amount });
  });

  test('a word, half a number or a group of four is no amount', () => {
    for (const text of [
      '',
      'lunas',
      '-',
      'Rp',
      '1.5000.00',
      '1.50.000',
      '12.34.56',
      '1,2,3',
      '(5',
      '5)',
      '1e6',
      '2-3 jt',
    ])
      expect(parseRupiah(text), text).toEqual({ kind: 'not-an-amount' });
  });

  test('parts of a rupiah are never rounded away', () => {
    expect(parseRupiah('1.250,50')).toEqual({ kind: 'fraction' });
    expect(parseRupiah('3.14')).toEqual({ kind: 'fraction' });
    expect(parseRupiah('1,1234567 jt')).toEqual({ kind: 'fraction' });
  });

  test('what is printed reads back as the same amount', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const printed = formatRupiah(amount);
        for (const text of [printed, `${printed},00`, `${printed},-`, printed.slice(2), String(amount)])
          expect(parseRupiah(text)).toEqual({ kind: 'amount', amount });
        expect(parseRupiah(formatRupiah(-amount))).toEqual({ kind: 'amount', amount: amount ? -amount : 0 });
      }),
    );
  });

  test('no text makes it fail, and nothing but whole numbers comes out', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[Rp0-9., jtk()-]{1,20}$/)), (text) => {
        const parsed = parseRupiah(text);
        if (parsed.kind === 'amount') expect(Number.isSafeInteger(parsed.amount)).toBe(true);
      }),
    );
  });
});

describe('amounts in words', () => {
  test.each([
    [0, 'nol rupiah'],
    [10, 'sepuluh rupiah'],
    [11, 'sebelas rupiah'],
    [19, 'sembilan belas rupiah'],
    [21, 'dua puluh satu rupiah'],
    [100, 'seratus rupiah'],
    [111, 'seratus sebelas rupiah'],
    [1000, 'seribu rupiah'],
    [1001, 'seribu satu rupiah'],
    [2014, 'dua ribu empat belas rupiah'],
    [35_000, 'tiga puluh lima ribu rupiah'],
    [101_000, 'seratus satu ribu rupiah'],
    [1_250_000, 'satu juta dua ratus lima puluh ribu rupiah'],
    [1_000_000_000, 'satu miliar rupiah'],
    [2_000_001_000_000, 'dua triliun satu juta rupiah'],
    [-25_000, 'minus dua puluh lima ribu rupiah'],
  ])('%i is %s', (amount, words) => {
    expect(spellRupiah(amount)).toBe(words);
  });

  test('two amounts never share their words', () => {
    fc.assert(
      fc.property(amounts, amounts, (one, other) => {
        expect(spellRupiah(one) === spellRupiah(other)).toBe(one === other);
        expect(spellRupiah(one)).not.toMatch(/ {2}|undefined/);
      }),
    );
  });
});

describe('sharing out', () => {
  test('100 among three equal members is 34, 33, 33', () => {
    expect(splitByWeight(100, [1, 1, 1])).toEqual([34n, 33n, 33n]);
  });

  test('nothing to share is no error, something with nobody to get it is', () => {
    expect(splitByWeight(0, [0, 0])).toEqual([0n, 0n]);
    expect(() => splitByWeight(1, [0, 0])).toThrow(RangeError);
    expect(() => splitByWeight(1, [])).toThrow(RangeError);
    expect(() => splitByWeight(1, [2, -1])).toThrow(RangeError);
  });

  test('the last instalment of a million in three takes the rupiah left over', () => {
    expect(splitIntoInstalments(1_000_000, 3)).toEqual([333_333n, 333_333n, 333_334n]);
    expect(() => splitIntoInstalments(100, 0)).toThrow(RangeError);
  });

  test('shares always add up, none is a rupiah off its part, and more weight never means less money', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }),
        weights,
        (total, given) => {
          fc.pre(given.some((weight) => weight > 0));
          const shares = splitByWeight(total, given);
          expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(BigInt(total));
          const sum = given.reduce((one, other) => one + other, 0);
          shares.forEach((share, index) => {
            const exact = BigInt(total) * BigInt(given[index] ?? 0);
            const off = share * BigInt(sum) - exact;
            expect(off < BigInt(sum) && off > -BigInt(sum)).toBe(true);
          });
          if (total > 0)
            given.forEach((weight, index) => {
              given.forEach((other, at) => {
                if (weight > other) expect((shares[index] ?? 0n) >= (shares[at] ?? 0n)).toBe(true);
              });
            });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('instalments always add up to the loan', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 360 }), (total, count) => {
        const parts = splitIntoInstalments(total, count);
        expect(parts).toHaveLength(count);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(BigInt(total));
      }),
    );
  });
});
