import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import { isLateSql } from '../arrears/late-bills.ts';
import { countCandidates } from './find-candidates.ts';

/** The state of the membership, as far as the walls of the transaction reach. */
export interface Overview {
  active: number;
  candidates: number;
  ready: number;
  imported: number;
  closed: number;
  /** Approved in the current month. */
  fresh: number;
  waitingPayments: number;
  inArrears: number;
  /** Members approved a month, the last twelve. */
  growth: { month: string; count: number }[];
  recent: { id: string; memberId: string; name: string; step: string; at: Date; actorName: string }[];
}

export async function readOverview(ctx: RequestContext, tx: Tx): Promise<Overview> {
  const today = todayOf(ctx);
  const counts = (await tx.one<{
    active: number;
    candidates: number;
    imported: number;
    closed: number;
    fresh: number;
  }>(
    `select count(*) filter (where membership_status = 'active') as active,
       count(*) filter (where membership_status = 'candidate') as candidates,
       count(*) filter (where membership_status = 'inactive') as imported,
       count(*) filter (where membership_status = 'disabled') as closed,
       count(*) filter (where membership_status = 'active' and membership_start_date >= date_trunc('month', $1::date)) as fresh
       from members where tenant_id = balai.tenant_id() and deleted_at is null`,
    [today],
  ))!;
  return {
    ...counts,
    ready: (await countCandidates(tx)).ready,
    waitingPayments: await countOne(
      tx,
      `from dues_payments p where p.tenant_id = balai.tenant_id() and p.status = 'submitted'`,
    ),
    inArrears: await countOne(
      tx,
      `from (select b.payer_id from dues_bills b join members m on m.tenant_id = b.tenant_id and m.id = b.payer_id
               and m.membership_status = 'active' and m.deleted_at is null
              where b.tenant_id = balai.tenant_id() and ${isLateSql('$1')}
              group by b.payer_id having count(*) >= 3) behind`,
      [today],
    ),
    growth: await readGrowth(tx, today),
    recent: await tx.query(
      `select e.id, e.member_id as "memberId", m.full_name as name, e.step, e.at, e.actor_name as "actorName"
         from member_events e join members m on m.tenant_id = e.tenant_id and m.id = e.member_id
        where e.tenant_id = balai.tenant_id() and e.step <> 'edit' order by e.at desc, e.id desc limit 8`,
    ),
  };
}

async function countOne(tx: Tx, source: string, values: unknown[] = []): Promise<number> {
  return (await tx.one<{ count: number }>(`select count(*) as count ${source}`, values))?.count ?? 0;
}

function readGrowth(tx: Tx, today: string): Promise<{ month: string; count: number }[]> {
  return tx.query(
    `select to_char(months.month, 'YYYY-MM') as month,
       (select count(*) from members m where m.tenant_id = balai.tenant_id() and m.deleted_at is null
          and m.joined_at >= months.month and m.joined_at < months.month + interval '1 month') as count
       from generate_series(date_trunc('month', $1::date) - interval '11 months', date_trunc('month', $1::date), interval '1 month')
         as months(month) order by 1`,
    [today],
  );
}
