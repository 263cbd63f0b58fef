import type { Tx } from '#kernel/database';
import { isNominal } from './close-year.ts';
import { readClosedThrough } from './lock-books.ts';
import { readBalances } from './read-balances.ts';

/** What a year earned less what it cost, rupiah, and whether nothing can change it any more. */
export async function readYearResult(tx: Tx, year: number): Promise<{ result: number; isClosed: boolean }> {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const balances = await readBalances(tx, { from, to, withoutClosing: true });
  const result = balances.filter(isNominal).reduce((sum, { debit, credit }) => sum + credit - debit, 0);
  const closedThrough = await readClosedThrough(tx);
  return { result, isClosed: closedThrough !== null && closedThrough >= to };
}
