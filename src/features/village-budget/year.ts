import type { Tx } from '#kernel/database';
import { accountName, budgetAccounts } from './accounts.ts';
import { activityName } from './activities.ts';
import { type BudgetDocument, readBudgetDocuments } from './document.ts';
import { type BudgetRow, readBudgetRows } from './row.ts';
import { sumOf } from './totals.ts';

/** A year as three books beside each other: the first budget, what holds now, and the newest that came of it. */
export interface BudgetYear {
  year: number;
  documents: readonly BudgetDocument[];
  original: BudgetBook | undefined;
  /** The newest change, or the budget itself. */
  current: BudgetBook | undefined;
  realised: BudgetBook | undefined;
}

export interface BudgetBook {
  document: BudgetDocument;
  rows: readonly BudgetRow[];
}

/** One line of a comparison; null where there is no such document. Rupiah. */
export interface ComparedLine {
  code: string;
  name: string;
  original: number | null;
  current: number | null;
  realised: number | null;
}

/** What was adopted for a year; nothing when there is none. */
export async function readBudgetYear(
  tx: Tx,
  year: number,
  { isPublishedOnly }: { isPublishedOnly: boolean },
): Promise<BudgetYear | undefined> {
  const documents = (await readBudgetDocuments(tx, { year, isPublishedOnly })).filter(
    ({ state }) => state !== 'draft',
  );
  if (documents.length === 0) return undefined;
  const open = async (document: BudgetDocument | undefined) =>
    document && { document, rows: await readBudgetRows(tx, document.id) };
  const plans = documents.filter(({ stage }) => stage !== 'realisation');
  const original = await open(plans.find(({ stage }) => stage === 'budget'));
  const newest = plans.at(-1);
  return {
    ...{ year, documents, original },
    current: newest?.id === original?.document.id ? original : await open(newest),
    realised: await open(documents.filter(({ stage }) => stage === 'realisation').at(-1)),
  };
}

/** Whether a row lies below a code: `4`, `4.2`, `5`, a field `02`, a sub-field or an activity. */
export function liesBelow(row: Pick<BudgetRow, 'accountCode' | 'activityCode'>, code: string): boolean {
  const own = code.startsWith('0') ? row.activityCode : row.accountCode;
  return own === code || own.startsWith(`${code}.`);
}

/** The codes one step below, as far as any of the three books has rows there, with their sums. */
export function linesBelow(year: BudgetYear, code: string): ComparedLine[] {
  const all = booksOf(year).flatMap((book) => (book ? [...book.rows] : []));
  const step = (row: BudgetRow) => {
    if (code === '5') return row.activityCode.slice(0, 2);
    const own = code.startsWith('0') ? row.activityCode : row.accountCode;
    return own
      .split('.')
      .slice(0, code.split('.').length + 1)
      .join('.');
  };
  const codes = new Set(all.filter((row) => liesBelow(row, code)).map(step));
  codes.delete(code);
  return [...codes].sort().map((below) => compareCode(year, below));
}

/** One code in the three books. */
export function compareCode(year: BudgetYear, code: string): ComparedLine {
  const [original, current, realised] = booksOf(year).map((book) =>
    book ? sumOf(book.rows.filter((row) => liesBelow(row, code))) : null,
  );
  return {
    ...{ code, name: codeName(code) },
    ...{ original: original ?? null, current: current ?? null, realised: realised ?? null },
  };
}

export const codeName = (code: string) => (code.startsWith('0') ? activityName(code) : accountName(code));

/** Whether such a code exists: of the chart, or of the fields and activities. */
export const isBudgetCode = (code: string) =>
  budgetAccounts.some((one) => one.code === code) || /^0[1-5](\.\d\d){0,2}$/.test(code);

const booksOf = ({ original, current, realised }: BudgetYear) => [original, current, realised];
