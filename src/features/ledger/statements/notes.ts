import { formatDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { CLASS_LABELS } from '../account.ts';
import { readBalances } from '../read-balances.ts';
import { lineOf, money, type Span, type Statement, type StatementRow, spanTitle } from './statement.ts';

/** What an organisation says of itself and of its rules, before the figures. */
export interface NotesText {
  heading: string;
  sentences: readonly string[];
}

/** Catatan atas laporan keuangan: the texts, then every group of accounts with what it is made of. */
export async function notesToStatements(tx: Tx, span: Span, texts: readonly NotesText[]): Promise<Statement> {
  const balances = await readBalances(tx, { ...span, withoutClosing: true });
  const opening = texts.flatMap(({ heading, sentences }, index): StatementRow[] => [
    { key: heading, label: `${index + 1}. ${heading}`, level: 'heading', cells: [null, null] },
    ...sentences.map((label) => ({ key: label, label, level: 'text' as const, cells: [null, null] })),
  ]);
  const filled = balances.filter(({ opening: before, closing, debit, credit }) =>
    [before, closing, debit, credit].some((amount) => amount !== 0),
  );
  const groups = [...Map.groupBy(filled, (one) => `${CLASS_LABELS[one.class]}: ${one.groupName}`)].flatMap(
    ([title, accounts], index): StatementRow[] => [
      {
        ...{ key: title, label: `${texts.length + index + 1}. ${title}`, level: 'heading' },
        cells: [null, null],
      },
      ...accounts.map((account) => {
        const sign = account.class === 'asset' || account.class === 'expense' ? 1 : -1;
        const isFlow = account.class === 'income' || account.class === 'expense';
        const now = isFlow ? account.debit - account.credit : account.closing;
        return lineOf(account, [0 + sign * now, isFlow ? null : 0 + sign * account.opening]);
      }),
    ],
  );
  return {
    ...{ title: 'Catatan atas laporan keuangan', period: spanTitle(span), subject: 'Catatan' },
    columns: [money(formatDate(span.to, 'short')), money('Awal periode')],
    rows: [...opening, ...groups],
  };
}
