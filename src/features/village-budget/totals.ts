import type { BudgetRow } from './row.ts';

/** What a document comes to; derived from its rows, never typed. Rupiah. */
export interface BudgetTotals {
  income: number;
  spending: number;
  receipts: number;
  payments: number;
  /** Income less spending. */
  surplus: number;
  /** Receipts less payments of financing. */
  net: number;
  /** SiLPA: surplus and net financing together. */
  remainder: number;
}

type Counted = Pick<BudgetRow, 'accountCode' | 'amount'>;

export function totalsOf(rows: readonly Counted[]): BudgetTotals {
  const sum = (prefix: string) => sumOf(rows.filter(({ accountCode }) => accountCode.startsWith(prefix)));
  const [income, spending, receipts, payments] = [sum('4'), sum('5'), sum('6.1'), sum('6.2')];
  const surplus = income - spending;
  const net = receipts - payments;
  return { income, spending, receipts, payments, surplus, net, remainder: surplus + net };
}

export const sumOf = (rows: readonly { amount: number }[]) =>
  rows.reduce((total, { amount }) => total + amount, 0);
