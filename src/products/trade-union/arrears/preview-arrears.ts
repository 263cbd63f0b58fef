import type { Tx } from '#kernel/database';
import { countedSql, HOLD_STAGE } from './late-bills.ts';

/** What a run would do now. */
export interface ArrearsPlan {
  /** Who would be written to, by stage 1, 2, 3. */
  notices: { stage: 1 | 2 | 3; count: number; amount: number }[];
  /** Whose services would be held, most months first. */
  toHold: PlannedMember[];
  /** Whose hold would end. */
  toLift: PlannedMember[];
  /** At stage three, but put off or within the days after the final notice. */
  waiting: number;
  /** Active members in all. */
  active: number;
}

export interface PlannedMember {
  payerId: string;
  name: string;
  number: string | null;
  regionCode: string;
  months: number;
  /** Rupiah. */
  amount: number;
}

/** The dry run: the same counting as the run itself, and nothing is written. Names are inside the walls of `tx`. */
export async function previewArrears(
  tx: Tx,
  given: { today: string; now: Date; holdAfterDays: number },
): Promise<ArrearsPlan> {
  const rows = await tx.query<Row>(
    `select c.payer_id as "payerId", m.full_name as name, m.member_number as number, c.region_code as "regionCode",
       c.n as months, c.owed as amount, c.stage, c.stage > coalesce(c.told_stage, 0) as "isUntold",
       c.old_held_at is not null as "isHeld",
       c.stage = ${HOLD_STAGE} and c.final_notice_at <= $3::timestamptz - $4::int * interval '1 day'
         and (c.deferred_until is null or c.deferred_until < $1::date) as "isDue"
       from (${countedSql('$1', '$2')}) c
       join members m on m.tenant_id = balai.tenant_id() and m.id = c.payer_id
      order by c.n desc, m.name_key`,
    [given.today, null, given.now, given.holdAfterDays],
  );
  const active = await tx.one<{ count: number }>(
    `select count(*) as count from members where tenant_id = balai.tenant_id() and membership_status = 'active'
       and deleted_at is null`,
  );
  const untold = ([1, 2, 3] as const).map((stage) => {
    const some = rows.filter((row) => row.isUntold && row.stage === stage);
    return { stage, count: some.length, amount: some.reduce((sum, { amount }) => sum + amount, 0) };
  });
  return {
    notices: untold,
    toHold: rows.filter((row) => row.isDue && !row.isHeld),
    toLift: rows.filter((row) => row.isHeld && row.stage < HOLD_STAGE),
    waiting: rows.filter((row) => row.stage === HOLD_STAGE && !row.isHeld && !row.isDue).length,
    active: active?.count ?? 0,
  };
}

interface Row extends PlannedMember {
  stage: number;
  isUntold: boolean;
  isHeld: boolean;
  isDue: boolean;
}
