import type { Tx } from '#kernel/database';
import { isNominal } from '../close-year.ts';
import { type AccountBalance, readBalances } from '../read-balances.ts';
import { lineOf, money, type Span, type Statement, spanTitle, totalRow } from './statement.ts';

/** Perubahan ekuitas: each part of what belongs to the owners, from its opening to its closing. */
export async function equityChanges(tx: Tx, span: Span): Promise<Statement> {
  const balances = await readBalances(tx, span);
  const unclosed = await readBalances(tx, { ...span, withoutClosing: true });
  const rows = balances
    .filter((account) => account.class === 'equity')
    .map((account) => {
      const { opening, debit, credit, closing } = account;
      return { account, cells: [0 - opening, credit, debit, 0 - closing] };
    })
    .filter(({ cells }) => cells.some((cell) => cell !== 0));
  const result = resultCells(balances.filter(isNominal), unclosed.filter(isNominal));
  const all = [...rows.map(({ cells }) => cells), result];
  return {
    ...{ title: 'Perubahan ekuitas', period: spanTitle(span), subject: 'Pos' },
    columns: [money('Saldo awal'), money('Bertambah'), money('Berkurang'), money('Saldo akhir')],
    rows: [
      ...rows.map(({ account, cells }) => lineOf(account, cells)),
      { key: 'result', label: 'SHU berjalan', level: 'line', cells: result },
      totalRow(
        'Jumlah ekuitas',
        [0, 1, 2, 3].map((at) => all.reduce((sum, cells) => sum + cells[at]!, 0)),
      ),
    ],
  };
}

/** The result not yet closed: what was earned adds to it, what a closing journal moved on takes from it. */
function resultCells(balances: readonly AccountBalance[], unclosed: readonly AccountBalance[]): number[] {
  const sum = (rows: readonly AccountBalance[], of: (row: AccountBalance) => number) =>
    rows.reduce((all, row) => all - of(row), 0);
  const opening = sum(balances, (row) => row.opening);
  const closing = sum(balances, (row) => row.closing);
  const earned = sum(unclosed, (row) => row.debit - row.credit);
  const moved = closing - opening - earned;
  const more = Math.max(earned, 0) + Math.max(moved, 0);
  const less = Math.max(-earned, 0) + Math.max(-moved, 0);
  return [opening, more, less, closing];
}
