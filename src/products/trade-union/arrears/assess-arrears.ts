import type { Tx } from '#kernel/database';
import { countedSql, HOLD_STAGE } from './late-bills.ts';

export interface Assessment {
  /** People whose standing was written: new, higher, lower, or with another sum. */
  changed: number;
  /** Whose hold ended because fewer than three bills are late now. */
  lifted: string[];
}

/**
 * Counts how far everybody is behind and stores it, in one statement for one member or for ten thousand. A hold ends
 * when fewer than three bills are late; whoever was told about a stage is told again only after having left it.
 *
 * @param given.today 'YYYY-MM-DD' by the union's clock
 * @param given.memberId nothing for all members
 */
export async function assessArrears(
  tx: Tx,
  given: { today: string; now: Date; memberId?: string },
): Promise<Assessment> {
  const row = await tx.one<Assessment>(
    `with counted as materialized (${countedSql('$1', '$2')}
     ), stored as (
       insert into dues_standings as s (payer_id, region_code, stage, stage_since, overdue_count, overdue_amount,
         oldest_due, counted_at)
       select c.payer_id, c.region_code, c.stage, $3, c.n, c.owed, c.oldest, $3 from counted c
       on conflict (tenant_id, payer_id) do update set
         region_code = excluded.region_code,
         stage_since = case when s.stage = excluded.stage then s.stage_since else excluded.stage_since end,
         stage = excluded.stage, overdue_count = excluded.overdue_count, overdue_amount = excluded.overdue_amount,
         oldest_due = excluded.oldest_due, counted_at = excluded.counted_at,
         told_stage = least(s.told_stage, excluded.stage),
         final_notice_at = case when excluded.stage = ${HOLD_STAGE} then s.final_notice_at end,
         deferred_until = case when excluded.stage = ${HOLD_STAGE} then s.deferred_until end,
         deferred_reason = case when excluded.stage = ${HOLD_STAGE} then s.deferred_reason end,
         held_at = case when excluded.stage = ${HOLD_STAGE} then s.held_at end,
         held_reason = case when excluded.stage = ${HOLD_STAGE} then s.held_reason end
         where (s.stage, s.overdue_count, s.overdue_amount, s.oldest_due, s.region_code)
           is distinct from (excluded.stage, excluded.overdue_count, excluded.overdue_amount, excluded.oldest_due,
             excluded.region_code)
       returning s.payer_id
     ), freed as (
       select c.payer_id, c.region_code, c.n, c.owed from counted c
        where c.old_held_at is not null and c.stage < ${HOLD_STAGE}
     ), opened as (
       update members m set dues_held_at = null, dues_held_reason = null from freed f
        where m.tenant_id = balai.tenant_id() and m.id = f.payer_id
     ), kept as (
       insert into dues_arrears_events (id, payer_id, region_code, at, step, overdue_count, overdue_amount)
       select gen_random_uuid(), c.payer_id, c.region_code, $3,
         case when c.old_held_at is not null and c.stage < ${HOLD_STAGE} then 'lifted' else 'cleared' end, c.n, c.owed
         from counted c
        where (c.old_held_at is not null and c.stage < ${HOLD_STAGE}) or (c.old_stage > 0 and c.stage = 0)
     )
     select (select count(*)::int from stored) as changed,
       (select coalesce(array_agg(payer_id), '{}') from freed) as lifted`,
    [given.today, given.memberId ?? null, given.now],
  );
  return row!;
}
