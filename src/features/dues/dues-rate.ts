/** `golongan`: by civil-service grade; `gaji`: by a bracket of monthly take-home pay. */
export type RateScheme = 'golongan' | 'gaji';

/** One version of a rate: what a person of this grade or bracket owes a month, from one day to another. */
export interface DuesRate {
  id: string;
  scheme: RateScheme;
  code: string;
  label: string;
  /** Rupiah a month. */
  amount: number;
  /** Monthly take-home pay in whole rupiah, both ends inside; no upper end means "and above". */
  minSalary: number | null;
  maxSalary: number | null;
  sortOrder: number;
  effectiveFrom: string;
  /** The last day on which it holds. */
  effectiveTo: string | null;
}

/** What a bill says about its rate, whatever happens to the rate later. */
export interface DuesAmount {
  code: string;
  label: string;
  amount: number;
}
