import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import type { AccountClass, CashFlow, LedgerAccount } from './account.ts';

/** An account of a template; what is left out follows from its class. */
export type TemplateAccount = Pick<LedgerAccount, 'code' | 'name' | 'class' | 'groupName'> &
  Partial<Pick<LedgerAccount, 'normalSide' | 'cashFlow' | 'purpose' | 'isControl'>>;

/** Opens the books of a new organisation with a chart of accounts; what is there already stays as it is. */
export async function seedChart(tx: Tx, chart: readonly TemplateAccount[]): Promise<void> {
  await openBooks(tx);
  const accounts = chart.map(completeAccount);
  const column = (key: keyof LedgerAccount) => accounts.map((account) => account[key]);
  await tx.execute(
    `insert into ledger_accounts (id, code, name, class, group_name, normal_side, cash_flow, purpose, is_control)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
       $8::text[], $9::boolean[])
     on conflict (tenant_id, code) do nothing`,
    [
      ...[column('id'), column('code'), column('name'), column('class'), column('groupName')],
      ...[column('normalSide'), column('cashFlow'), column('purpose'), column('isControl')],
    ],
  );
}

/** The row that postings and closings lock; made once. */
export async function openBooks(tx: Tx): Promise<void> {
  await tx.execute(
    'insert into ledger_books (closed_through) values (null) on conflict (tenant_id) do nothing',
  );
}

/** The account as it is stored, with what its class says where nothing else was said. */
export function completeAccount(account: TemplateAccount): LedgerAccount {
  return {
    ...{ purpose: null, isControl: false, cashFlow: usualCashFlow(account.class) },
    normalSide: account.class === 'asset' || account.class === 'expense' ? 'debit' : 'credit',
    ...account,
    ...{ id: uuidv7(), isActive: true },
  };
}

const usualCashFlow = (of: AccountClass): CashFlow => (of === 'equity' ? 'financing' : 'operating');
