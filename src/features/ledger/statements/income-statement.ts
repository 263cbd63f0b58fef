import type { Tx } from '#kernel/database';
import { type AccountBalance, readBalances } from '../read-balances.ts';
import { groupRows, money, type Span, type Statement, spanTitle, totalRow, yearBefore } from './statement.ts';

/** Perhitungan hasil usaha: income less expense of the span, beside the same days a year before. */
export async function incomeStatement(tx: Tx, span: Span): Promise<Statement> {
  const now = await readBalances(tx, { ...span, withoutClosing: true });
  const before = new Map(
    (await readBalances(tx, { ...yearBefore(span), withoutClosing: true })).map((one) => [one.id, one]),
  );
  const moved = (account: AccountBalance) => [movement(account), movement(before.get(account.id)!)];
  const income = groupRows(
    'pendapatan',
    now.filter((account) => account.class === 'income'),
    (account) => moved(account).map((amount) => 0 - amount),
  );
  const expense = groupRows(
    'beban',
    now.filter((account) => account.class === 'expense'),
    moved,
  );
  return {
    ...{ title: 'Perhitungan hasil usaha', period: spanTitle(span), subject: 'Pos' },
    columns: [money('Periode ini'), money('Setahun sebelumnya')],
    rows: [
      ...income.rows,
      ...expense.rows,
      totalRow(
        'Sisa hasil usaha',
        income.total.map((amount, at) => amount - expense.total[at]!),
      ),
    ],
  };
}

const movement = ({ debit, credit }: AccountBalance) => debit - credit;
