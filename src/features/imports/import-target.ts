import type { Gate } from '#kernel/access';
import type { Tx } from '#kernel/database';
import type { CheckResult, Duplicate, ImportProfile } from '#kernel/exchange';
import type { WorkContext } from '#kernel/work';

/** What a commit did, row by row added up (public contract, DESIGN §9). */
export interface ImportCounts {
  created: number;
  updated: number;
  unchanged: number;
  /** Of the created and updated ones, those that wait until a person completes or decides something. */
  pending: number;
}

/** What the officer decided about rows that may be one person: one decision for each pair, by its rows. */
export type DuplicateDecision = 'merge' | 'separate' | 'skip';

export interface ImportBatch<Row extends object> {
  importId: string;
  result: CheckResult<Row>;
  decisionOf: (duplicate: Duplicate) => DuplicateDecision | undefined;
}

/** Something that sheets can be imported into: how they are read, who may do it, and how rows become data. */
export interface ImportTarget<Row extends object = Record<string, unknown>> {
  profile: ImportProfile<Row>;
  /** Right that the import's pages and calls ask for. */
  right: { resource: string; right: string; gates?: readonly Gate[] };
  /** Address of its pages. */
  pageUrl: string;
  title: string;
  /** Where one gets what is there now as a sheet, to edit and bring back. */
  current?: { url: string; label: string };
  /** Where one looks at what came in. */
  arrived?: { url: string; label: string };
  /** What becomes of rows with problems, in a sentence, beside the button. */
  promise: string;
  /** One row with a problem holds up all of them: they make a whole whose sums have to tie. */
  isAllOrNothing?: true;
  /** Rows with a problem are not stored; left out, the target takes them too and says what waits. */
  leavesOutFaulty?: true;
  /**
   * Writes the rows in the caller's transaction. Run again with the same rows it changes nothing.
   */
  commit: (ctx: WorkContext, tx: Tx, batch: ImportBatch<Row>) => Promise<ImportCounts>;
}

/** Erases the row type, so that targets of different sheets stand in one list. */
export function defineImportTarget<Row extends object>(target: ImportTarget<Row>): ImportTarget {
  // Sound as long as a target is given only the rows that its own profile read, which `staged-import.ts` does.
  return target as unknown as ImportTarget;
}
