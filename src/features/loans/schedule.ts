import { monthlyDates, type PlainDate } from '#kernel/calendar';

/** Flat: interest on the sum borrowed. Menurun: on what is left. Anuitas: on what is left, in equal instalments. */
export type LoanMethod = 'flat' | 'declining' | 'annuity';

export const METHOD_LABELS: Readonly<Record<LoanMethod, string>> = {
  flat: 'Flat (tetap dari pokok awal)',
  declining: 'Menurun (dari sisa pokok)',
  annuity: 'Anuitas (angsuran sama)',
};

/** A rate a month as a fraction: 2.2 % is 22/1000. */
export interface Rate {
  numerator: bigint;
  denominator: bigint;
}

export interface ScheduleTerms {
  /** Whole rupiah above zero. */
  principal: number;
  months: number;
  rate: Rate;
  method: LoanMethod;
  /** Instalments come in steps of so many rupiah; the last takes what is left. */
  unit?: number;
  disbursedOn: PlainDate;
}

export interface Instalment {
  /** From 1. */
  number: number;
  dueOn: PlainDate;
  /** Rupiah. */
  principal: number;
  interest: number;
  /** What is still owed of the principal after it. */
  balance: number;
}

/** Most that a loan may be and last; beyond it somebody has typed a zero too many. */
export const MOST_PRINCIPAL = 1_000_000_000_000;
export const MOST_MONTHS = 360;

/** "2.2" per cent a month in millionths is 22,000. */
export const rateOf = (millionths: number): Rate => ({
  ...{ numerator: BigInt(millionths), denominator: 1_000_000n },
});

/**
 * The instalments of a loan (research/koperasi.md §2): halves round up to a rupiah, the last instalment takes what is left,
 * so that the principal comes to the sum borrowed. Exactly as many rows as months; nothing below zero. Due on the day of
 * the month that it was paid out on, or the last of a shorter month.
 *
 * @throws RangeError for what is no loan
 */
export function makeSchedule(terms: ScheduleTerms): Instalment[] {
  const { principal, months, rate, unit = 1 } = terms;
  if (!Number.isSafeInteger(principal) || principal < 1 || principal > MOST_PRINCIPAL)
    throw new RangeError('Not a sum to lend');
  if (!Number.isInteger(months) || months < 1 || months > MOST_MONTHS)
    throw new RangeError('Not a number of months');
  if (rate.numerator < 0n || rate.denominator < 1n) throw new RangeError('Not a rate');
  const parts = PARTS[terms.method](BigInt(principal), months, rate, BigInt(unit));
  const dates = monthlyDates(terms.disbursedOn, months);
  let balance = principal;
  return parts.map(({ principal: part, interest }, index) => {
    balance -= Number(part);
    return {
      ...{ number: index + 1, dueOn: dates[index]!, principal: Number(part) },
      ...{ interest: Number(interest), balance },
    };
  });
}

interface Part {
  principal: bigint;
  interest: bigint;
}
type MakeParts = (principal: bigint, months: number, rate: Rate, unit: bigint) => Part[];

/** What is paid of the principal when every instalment is the same but the last. */
function equalParts(principal: bigint, months: number, unit: bigint): bigint[] {
  const each = roundDown(principal / BigInt(months), unit);
  return Array.from({ length: months }, (_, index) =>
    index === months - 1 ? principal - each * BigInt(months - 1) : each,
  );
}

const PARTS: Readonly<Record<LoanMethod, MakeParts>> = {
  flat: (principal, months, rate, unit) => {
    const all = divide(principal * rate.numerator * BigInt(months), rate.denominator);
    const interest = equalParts(roundUp(all, unit), months, unit);
    return equalParts(principal, months, unit).map((part, index) => ({
      ...{ principal: part, interest: interest[index]! },
    }));
  },
  declining: (principal, months, rate, unit) => {
    let balance = principal;
    return equalParts(principal, months, unit).map((part) => {
      const interest = roundUp(divide(balance * rate.numerator, rate.denominator), unit);
      balance -= part;
      return { principal: part, interest };
    });
  },
  annuity: (principal, months, rate, unit) => {
    const each = roundUp(annuityOf(principal, months, rate), unit);
    let balance = principal;
    return Array.from({ length: months }, (_, index) => {
      const interest = divide(balance * rate.numerator, rate.denominator);
      const part = index === months - 1 ? balance : clamp(each - interest, balance);
      balance -= part;
      return { principal: part, interest };
    });
  },
};

/** P·i / (1 − (1 + i)^−n), in whole numbers to the end. */
function annuityOf(principal: bigint, months: number, { numerator, denominator }: Rate): bigint {
  if (numerator === 0n) return divide(principal, BigInt(months));
  const grown = (denominator + numerator) ** BigInt(months);
  const base = denominator ** BigInt(months);
  return divide(principal * numerator * grown, denominator * (grown - base));
}

/** Halves go up. */
const divide = (dividend: bigint, divisor: bigint) => (2n * dividend + divisor) / (2n * divisor);
const roundUp = (amount: bigint, unit: bigint) => ((amount + unit - 1n) / unit) * unit;
const roundDown = (amount: bigint, unit: bigint) => (amount / unit) * unit;
const clamp = (amount: bigint, most: bigint) => (amount < 0n ? 0n : amount > most ? most : amount);
