import { type CheckedRow, isWarning } from '#kernel/exchange';
import type { MemberRow } from './member-row.ts';

export interface ImportedStanding {
  standing: 'active' | 'pending';
  /** Keys of what is missing, for the member's list of what to complete. */
  missing: string[];
  /** Codes of the errors that hold the row back. */
  reasons: string[];
}

/**
 * What an imported row becomes (serikat-rbac.md §13, research/serikat.md §1a 11): with complete and sound data an active
 * member under the old number; otherwise pending (inactive, account pending, `imported`) until the member completes the data and the
 * last dues payment is verified. A row that may be somebody already there is pending until a person has decided.
 */
export function decideImportedStanding(
  row: Pick<CheckedRow<MemberRow>, 'missing' | 'problems'>,
  isPossibleDuplicate = false,
): ImportedStanding {
  const reasons = [...new Set(row.problems.filter((problem) => !isWarning(problem)).map(({ code }) => code))];
  if (isPossibleDuplicate) reasons.push('possible_duplicate');
  const missing = [...new Set(row.missing)];
  const isComplete = missing.length === 0 && reasons.length === 0;
  return { standing: isComplete ? 'active' : 'pending', missing, reasons };
}
