import type { DuesAmount, DuesRate } from './dues-rate.ts';
import { readGolongan } from './read-golongan.ts';

export interface DuesFacts {
  employmentStatus: string | null;
  golongan?: string | null;
  /** Code of the bracket the person chose, e.g. `SAL_1500_3000`. */
  takeHomeBracketCode?: string | null;
}

/**
 * What a person owes a month: civil servants (PNS) by their golongan, everybody else by the bracket of monthly
 * take-home pay they declare (research/serikat §1a 19 and 21: PPPK has a scale of its own and pays by bracket).
 *
 * @returns `undefined` when the fact that decides is missing or no rate is in force for it; nobody is guessed at
 */
export function duesOf(rates: readonly DuesRate[], facts: DuesFacts): DuesAmount | undefined {
  const code = facts.employmentStatus === 'PNS' ? golonganCode(facts.golongan) : facts.takeHomeBracketCode;
  const scheme = facts.employmentStatus === 'PNS' ? 'golongan' : 'gaji';
  const rate = rates.find((one) => one.scheme === scheme && one.code === code);
  return rate && { code: rate.code, label: rate.label, amount: rate.amount };
}

/** The bracket a monthly take-home pay (whole rupiah) falls into; both ends of a bracket are inside it. */
export function bracketOf(rates: readonly DuesRate[], takeHomePay: number): DuesRate | undefined {
  return rates.find(
    ({ scheme, minSalary, maxSalary }) =>
      scheme === 'gaji' &&
      minSalary !== null &&
      takeHomePay >= minSalary &&
      (maxSalary === null || takeHomePay <= maxSalary),
  );
}

function golonganCode(text: string | null | undefined): string | undefined {
  const golongan = readGolongan(text ?? '');
  return golongan && `GOL_${golongan}`;
}
