import { type AccountBalance, readBalances, type Span } from '#features/ledger';
import type { Tx } from '#kernel/database';

/** Where the cooperative stands at the end of a span, and what it earned within; rupiah, each on its usual side. */
export interface Position {
  cash: number;
  savings: number;
  loans: number;
  assets: number;
  liabilities: number;
  /** With the result of the year that is not shared out yet. */
  equity: number;
  income: number;
  expense: number;
  result: number;
}

export async function readPosition(tx: Tx, span: Span): Promise<Position> {
  const all = await readBalances(tx, { ...span, withoutClosing: true });
  const sum = (isWanted: (account: AccountBalance) => boolean, figure: (account: AccountBalance) => number) =>
    all.filter(isWanted).reduce((total, account) => total + figure(account), 0);
  const held = ({ closing }: AccountBalance) => closing;
  const moved = ({ debit, credit }: AccountBalance) => debit - credit;
  const assets = sum((account) => account.class === 'asset', held);
  const liabilities = 0 - sum((account) => account.class === 'liability', held);
  const income = 0 - sum((account) => account.class === 'income', moved);
  const expense = sum((account) => account.class === 'expense', moved);
  return {
    ...{ assets, liabilities, income, expense },
    // Assets are what is owed and what is owned; the result of open years lies in the second.
    equity: assets - liabilities,
    result: income - expense,
    cash: sum(({ cashFlow }) => cashFlow === 'cash', held),
    savings: 0 - sum(isControlOf('savings-'), held),
    loans: sum(isControlOf('loan'), held),
  };
}

const isControlOf =
  (start: string) =>
  ({ isControl, purpose }: AccountBalance): boolean =>
    isControl && (purpose?.startsWith(start) ?? false);
