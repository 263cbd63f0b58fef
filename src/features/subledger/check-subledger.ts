import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { openBalance, openEntry } from './sealed.ts';

export interface SubledgerFault {
  /** A person's balance that its entries do not make, or a control account that its book does not come to. */
  kind: 'balance' | 'account';
  /** Purpose of the control account. */
  account: string;
  /** Rupiah by which they differ. */
  difference: number;
}

/**
 * Opens everything: every balance against its entries, every control account against the balances below it. Opening
 * balances are tied here and not at their posting.
 */
export async function checkSubledger(
  ctx: { app: Pick<WorkContext['app'], 'secrets'>; tenant: { id: string } },
  tx: Tx,
): Promise<{ balances: number; faults: SubledgerFault[] }> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const entries = await tx.query<{ id: string; balanceId: string; sealed: string }>(
    `select id, balance_id as "balanceId", sealed from subledger_entries where tenant_id = balai.tenant_id()`,
  );
  const made = new Map<string, number>();
  for (const row of entries)
    made.set(row.balanceId, (made.get(row.balanceId) ?? 0) + openEntry(keys, row).amount);
  const balances = await tx.query<{ id: string; account: string; sealed: string }>(
    `select id, account, sealed from subledger_balances where tenant_id = balai.tenant_id()`,
  );
  const faults: SubledgerFault[] = [];
  const held = new Map<string, number>();
  for (const row of balances) {
    const { balance } = openBalance(keys, row);
    held.set(row.account, (held.get(row.account) ?? 0) + balance);
    const difference = balance - (made.get(row.id) ?? 0);
    if (difference !== 0) faults.push({ kind: 'balance', account: row.account, difference });
  }
  const accounts = await tx.query<{ purpose: string; balance: number }>(
    `select a.purpose, coalesce(sum(case a.normal_side when 'debit' then l.amount else -l.amount end), 0)::bigint as balance
       from ledger_accounts a left join ledger_lines l on l.tenant_id = a.tenant_id and l.account_id = a.id
      where a.tenant_id = balai.tenant_id() and a.is_control group by a.purpose`,
  );
  for (const { purpose, balance } of accounts) {
    const difference = balance - (held.get(purpose) ?? 0);
    if (difference !== 0) faults.push({ kind: 'account', account: purpose, difference });
  }
  return { balances: balances.length, faults };
}
