import type { Tx } from '#kernel/database';
import { coversSql, notNamedSql } from './coverage.ts';

/**
 * Takes people off lists that are still here, when they may no longer be named, their mandate no longer covers the
 * month, or the bill was paid meanwhile. What the employer has got stays as it went.
 *
 * @returns how many fell off
 */
export function dropItems(tx: Tx, which: { payerId?: string; listId?: string }): Promise<number> {
  return tx.execute(
    `update checkoff_items i set outcome = 'dropped', dropped_reason = r.reason
       from (
         select i.id, case
             when (${notNamedSql}) is not null then ${notNamedSql}
             when not ${coversSql('i.period')} then 'withdrawn'
             when b.status <> 'unpaid' then 'paid' end as reason
           from checkoff_items i
           join checkoff_mandates k on k.tenant_id = i.tenant_id and k.id = i.mandate_id
           join members m on m.tenant_id = i.tenant_id and m.id = i.payer_id
           join dues_bills b on b.tenant_id = i.tenant_id and b.id = i.bill_id
          where i.tenant_id = balai.tenant_id() and i.outcome = 'waiting' and not i.is_handed_over
            and ($1::uuid is null or i.payer_id = $1) and ($2::uuid is null or i.list_id = $2)) r
      where i.tenant_id = balai.tenant_id() and i.id = r.id and r.reason is not null`,
    [which.payerId ?? null, which.listId ?? null],
  );
}
