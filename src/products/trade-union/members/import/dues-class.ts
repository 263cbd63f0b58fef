import type { Golongan } from './golongan.ts';
import { bracketOf, type SalaryBracket } from './salary-bracket.ts';

/** Rate code of the dues table: by golongan for civil servants, by salary bracket for everyone else. */
export type DuesClass = 'GOL_I' | 'GOL_II' | 'GOL_III' | 'GOL_IV' | SalaryBracket;

export type EmploymentStatus = 'pns' | 'pppk' | 'permanent' | 'contract' | 'adjunct' | 'honorary' | 'other';

export interface DuesFacts {
  employmentStatus?: EmploymentStatus;
  golongan?: Golongan;
  /** Monthly, rupiah. */
  salary?: number;
  salaryBracket?: SalaryBracket;
}

/**
 * The dues class that follows from what is known of a member (research/serikat.md §1a 19–22): civil servants (PNS) by
 * golongan; everyone else, PPPK with its own scale included, by salary. `undefined` when the fact it needs is missing.
 */
export function findDuesClass(facts: DuesFacts): DuesClass | undefined {
  if (facts.employmentStatus === undefined) return undefined;
  if (facts.employmentStatus === 'pns') return GOLONGAN_CLASS[facts.golongan?.level ?? ''];
  if (facts.salary !== undefined && facts.salary >= 0) return bracketOf(facts.salary);
  return facts.salaryBracket;
}

const GOLONGAN_CLASS: Readonly<Record<string, DuesClass>> = {
  I: 'GOL_I',
  II: 'GOL_II',
  III: 'GOL_III',
  IV: 'GOL_IV',
};
