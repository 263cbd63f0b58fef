import {
  type AccountBalance,
  money,
  readBalances,
  type Span,
  type Statement,
  totalRow,
} from '#features/ledger';
import type { Tx } from '#kernel/database';
import { spanText } from './words.ts';

/**
 * What the control accounts of a book of members held, took in and gave out. They stand in the clear and are tied to what
 * each member has, so no single figure has to be opened.
 *
 * @param given.grows the side on which the book grows: credit for savings, debit for loans
 */
export async function controlReport(
  tx: Tx,
  span: Span,
  given: {
    title: string;
    subject: string;
    purpose: (purpose: string) => boolean;
    grows: 'debit' | 'credit';
    labels: readonly [string, string, string, string];
  },
): Promise<Statement> {
  const { title, subject, purpose, grows, labels } = given;
  const accounts = (await readBalances(tx, span)).filter(
    (account) => account.isControl && account.purpose !== null && purpose(account.purpose),
  );
  const cellsOf = (account: AccountBalance) => {
    const { opening, debit, credit, closing } = account;
    return grows === 'credit' ? [0 - opening, credit, debit, 0 - closing] : [opening, debit, credit, closing];
  };
  const rows = accounts.map((account) => ({ account, cells: cellsOf(account) }));
  const sum = labels.map((_, at) => rows.reduce((total, { cells }) => total + cells[at]!, 0));
  return {
    ...{ title, subject, period: spanText(span) },
    columns: labels.map(money),
    rows: [
      ...rows.map(({ account, cells }) => ({
        ...{ key: account.id, label: account.name, level: 'line' as const, cells, accountId: account.id },
      })),
      totalRow('Jumlah', sum),
    ],
  };
}
