import { addDays, formatDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { isNominal } from '../close-year.ts';
import { type AccountBalance, readBalances } from '../read-balances.ts';
import { groupRows, money, type Span, type Statement, totalRow } from './statement.ts';

/** Neraca: what the organisation has, and whose it is, on the last day and on the evening before the first. */
export async function balanceSheet(tx: Tx, span: Span): Promise<Statement> {
  const balances = await readBalances(tx, span);
  const of = (name: AccountBalance['class']) => balances.filter((account) => account.class === name);
  const assets = groupRows('aset', of('asset'), ({ closing, opening }) => [closing, opening]);
  const owed = ({ closing, opening }: AccountBalance) => [0 - closing, 0 - opening];
  const liabilities = groupRows('kewajiban', of('liability'), owed);
  // What income and expense have come to since they were last emptied belongs to the owners already.
  const result = balances
    .filter(isNominal)
    .reduce((sum, { closing, opening }) => [sum[0]! - closing, sum[1]! - opening], [0, 0]);
  const equity = groupRows('ekuitas', of('equity'), owed);
  const ownRows = [
    ...equity.rows.slice(0, -1),
    { ...{ key: 'result', label: 'SHU berjalan', level: 'line' as const }, cells: result },
    totalRow('Jumlah ekuitas', add(equity.total, result)),
  ];
  const wide = (label: string) => ({ key: label, label, level: 'heading' as const, cells: [null, null] });
  return {
    ...{ title: 'Neraca', period: `Per ${formatDate(span.to)}`, subject: 'Pos' },
    columns: [money(formatDate(span.to, 'short')), money(formatDate(addDays(span.from, -1), 'short'))],
    rows: [
      ...[wide('ASET'), ...assets.rows, wide('KEWAJIBAN'), ...liabilities.rows, wide('EKUITAS'), ...ownRows],
      totalRow('Jumlah kewajiban dan ekuitas', add(add(liabilities.total, equity.total), result)),
    ],
  };
}

const add = (one: readonly number[], other: readonly number[]) => one.map((cell, at) => cell + other[at]!);
