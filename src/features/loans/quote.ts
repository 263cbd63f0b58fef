import type { PlainDate } from '#kernel/calendar';
import { effectiveYearlyRate } from './effective-rate.ts';
import type { LoanTerms } from './loan.ts';
import type { LoanPolicy } from './policy.ts';
import { type Instalment, makeSchedule, rateOf } from './schedule.ts';
import { sumOf } from './standing.ts';

/** What a loan would cost; nothing is stored. */
export interface Quote {
  rows: Instalment[];
  /** Rupiah. */
  totals: { principal: number; interest: number; total: number };
  fee: number;
  /** Hundredths of a per cent a year: as it is written, really, and with the fee. */
  stated: number;
  effective: number;
  effectiveWithFee: number;
}

/** Most a loan may cost a year, hundredths of a per cent (Permenkop UKM 8/2023 ps. 27). */
export const CAP = 2_400;

/** @throws RangeError for what is no loan */
export function quoteOf(
  terms: Omit<LoanTerms, 'name' | 'penaltyMillionths' | 'graceDays'>,
  given: { amount: number; months: number; on: PlainDate },
): Quote {
  const rows = makeSchedule({
    ...{ principal: given.amount, months: given.months, rate: rateOf(terms.rateMillionths) },
    ...{ method: terms.method, unit: terms.roundingUnit, disbursedOn: given.on },
  });
  const principal = sumOf(rows, (row) => row.principal);
  const interest = sumOf(rows, (row) => row.interest);
  const payments = rows.map((row) => row.principal + row.interest);
  const fee = feeOf(terms, given.amount);
  return {
    ...{ rows, totals: { principal, interest, total: principal + interest }, fee },
    stated: Math.round((terms.rateMillionths * 12) / 100),
    effective: effectiveYearlyRate(given.amount, payments),
    effectiveWithFee: effectiveYearlyRate(given.amount - fee, payments),
  };
}

/** What is kept back when it is paid out, rupiah rounded down. */
export const feeOf = ({ feeBp }: Pick<LoanTerms, 'feeBp'>, amount: number): number =>
  Number((BigInt(amount) * BigInt(feeBp)) / 10_000n);

export const isWithinCap = (
  quote: Pick<Quote, 'stated' | 'effective'>,
  policy: Pick<LoanPolicy, 'capBasis'>,
) => (policy.capBasis === 'effective' ? quote.effective : quote.stated) <= CAP;

/** "21,45%" from hundredths of a per cent. */
export const percentText = (hundredths: number) => `${String(hundredths / 100).replace('.', ',')}%`;

/** "1,5%" from millionths. */
export const rateText = (millionths: number) => `${String(millionths / 10_000).replace('.', ',')}%`;
