import type { Tx } from '#kernel/database';
import { readBalances } from '../read-balances.ts';
import { lineOf, money, type Span, type Statement, spanTitle, totalRow } from './statement.ts';

/** Neraca saldo: what each account held, what moved it, and on which side it stands now. */
export async function trialBalance(tx: Tx, span: Span): Promise<Statement> {
  const balances = (await readBalances(tx, span)).filter(
    ({ opening, debit, credit, closing }) => opening || debit || credit || closing,
  );
  const rows = balances.map((account) => {
    const { opening, debit, credit, closing } = account;
    return { account, cells: [opening, debit, credit, Math.max(closing, 0), Math.max(-closing, 0)] };
  });
  const sum = (at: number) => rows.reduce((total, { cells }) => total + cells[at]!, 0);
  return {
    ...{ title: 'Neraca saldo', period: spanTitle(span), subject: 'Akun' },
    columns: [
      money('Saldo awal'),
      ...[money('Debit'), money('Kredit'), money('Saldo debit'), money('Saldo kredit')],
    ],
    rows: [
      ...rows.map(({ account, cells }) => lineOf(account, cells)),
      totalRow('Jumlah', [0, 1, 2, 3, 4].map(sum)),
    ],
  };
}
