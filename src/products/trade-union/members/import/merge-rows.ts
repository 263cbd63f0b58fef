import type { DuplicateDecision } from '#features/imports';
import type { CheckedRow, Duplicate } from '#kernel/exchange';
import type { MemberRow } from './member-row.ts';

/** One person of a sheet, made of one row or of several that are the same person. */
export interface Person {
  row: CheckedRow<MemberRow>;
  /** It may be somebody else of the same sheet, and nobody has decided yet. */
  isPossibleDuplicate: boolean;
  /** Which of several rows that look alike this one is: keeps two undecided rows apart. */
  twin: number;
}

/**
 * Rows as persons. The same NIK means the same person unless an officer decided otherwise: the first row counts, later
 * ones fill what it leaves blank. Nothing else is merged without a person's decision.
 */
export function mergeRows(
  rows: readonly CheckedRow<MemberRow>[],
  duplicates: readonly Duplicate[],
  decisionOf: (duplicate: Duplicate) => DuplicateDecision | undefined,
): Person[] {
  const mergedInto = new Map<number, number>();
  const skipped = new Set<number>();
  const undecided = new Set<number>();
  for (const duplicate of duplicates) {
    const decision = decisionOf(duplicate) ?? (duplicate.kind === 'same NIK' ? 'merge' : undefined);
    const [first, ...others] = duplicate.rows;
    if (first === undefined) continue;
    for (const other of others) {
      if (decision === 'merge') mergedInto.set(other, mergedInto.get(first) ?? first);
      else if (decision === 'skip') skipped.add(other);
    }
    if (decision === undefined) for (const row of duplicate.rows) undecided.add(row);
  }
  const people = new Map<number, Person>();
  const seen = new Map<string, number>();
  for (const row of rows) {
    if (skipped.has(row.row)) continue;
    const target = people.get(mergedInto.get(row.row) ?? Number.NaN);
    if (target) {
      target.row = fillBlanks(target.row, row);
      continue;
    }
    const likeness = JSON.stringify(row.values);
    const twin = seen.get(likeness) ?? 0;
    seen.set(likeness, twin + 1);
    people.set(row.row, { row, isPossibleDuplicate: undecided.has(row.row), twin });
  }
  return [...people.values()];
}

function fillBlanks(first: CheckedRow<MemberRow>, second: CheckedRow<MemberRow>): CheckedRow<MemberRow> {
  const values = { ...second.values, ...first.values };
  const missing = first.missing.filter((key) => values[key as keyof MemberRow] === undefined);
  // A blank that the other row fills is no problem any more; a wrong value still is.
  const problems = first.problems.filter(
    ({ field, code }) => !(code.endsWith('_missing') && !missing.includes(field)),
  );
  return { ...first, values, missing, problems };
}
