import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { actorOf, type WorkContext } from '#kernel/work';

/** How far a member is behind, as last counted, and what was done about it. */
export interface Standing {
  payerId: string;
  regionCode: string;
  stage: number;
  stageSince: Date;
  overdueCount: number;
  /** Rupiah. */
  overdueAmount: number;
  oldestDue: string | null;
  toldStage: number;
  toldAt: Date | null;
  finalNoticeAt: Date | null;
  deferredUntil: string | null;
  deferredReason: string | null;
  deferredByName: string;
  heldAt: Date | null;
  heldReason: string | null;
}

const COLUMNS = `s.payer_id as "payerId", s.region_code as "regionCode", s.stage, s.stage_since as "stageSince",
  s.overdue_count as "overdueCount", s.overdue_amount as "overdueAmount", s.oldest_due as "oldestDue",
  s.told_stage as "toldStage", s.told_at as "toldAt", s.final_notice_at as "finalNoticeAt",
  s.deferred_until as "deferredUntil", s.deferred_reason as "deferredReason",
  s.deferred_by_name as "deferredByName", s.held_at as "heldAt", s.held_reason as "heldReason"`;

/** The standing, when it is inside the walls of this transaction; nothing for who was never late. */
export async function readStanding(
  tx: Tx,
  memberId: string,
  options: { isLocked?: boolean } = {},
): Promise<Standing | undefined> {
  if (!isUuid(memberId)) return undefined;
  return tx.one<Standing>(
    `select ${COLUMNS} from dues_standings s where s.tenant_id = balai.tenant_id() and s.payer_id = $1
      ${options.isLocked ? 'for update' : ''}`,
    [memberId],
  );
}

export type ArrearsStep =
  | 'reminded'
  | 'warned'
  | 'final_notice'
  | 'held'
  | 'deferred'
  | 'reactivated'
  | 'lifted'
  | 'cleared'
  | 'reminded_by_hand';

export interface ArrearsEvent {
  id: string;
  at: Date;
  step: ArrearsStep;
  overdueCount: number;
  overdueAmount: number;
  actorName: string;
  reason: string;
}

/** What happened to a member because of arrears, newest first. */
export function readArrearsEvents(tx: Tx, memberId: string): Promise<ArrearsEvent[]> {
  return tx.query<ArrearsEvent>(
    `select e.id, e.at, e.step, e.overdue_count as "overdueCount", e.overdue_amount as "overdueAmount",
       e.actor_name as "actorName", e.reason
       from dues_arrears_events e where e.tenant_id = balai.tenant_id() and e.payer_id = $1
      order by e.at desc, e.id desc`,
    [memberId],
  );
}

export async function keepArrearsEvent(
  ctx: WorkContext,
  tx: Tx,
  standing: Pick<Standing, 'payerId' | 'regionCode' | 'overdueCount' | 'overdueAmount'>,
  event: { step: ArrearsStep; reason?: string },
): Promise<void> {
  const actor = actorOf(ctx);
  await tx.execute(
    `insert into dues_arrears_events (id, payer_id, region_code, at, step, overdue_count, overdue_amount, actor_id,
       actor_name, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[uuidv7(), standing.payerId, standing.regionCode, ctx.now, event.step, standing.overdueCount],
      ...[standing.overdueAmount, actor.id, actor.name, event.reason ?? ''],
    ],
  );
}
