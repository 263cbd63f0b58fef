import { readDuesPolicy } from '#features/dues';
import { recordAudit } from '#kernel/audit';
import { addDays, dateIn, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import { accountsWithRole, notify } from '#kernel/notifications';
import type { WorkContext } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import { assessArrears } from './assess-arrears.ts';
import { setHeld } from './hold.ts';
import { HOLD_STAGE } from './late-bills.ts';
import { previewArrears } from './preview-arrears.ts';
import { keepArrearsEvent, readStanding } from './standing.ts';
import { tellArrears } from './tell-arrears.ts';

export const ENFORCE_ARREARS = 'enforceArrears';

/** Letters of one transaction: few enough that a kill loses little work, none twice. */
const BATCH = 100;
/** More holds in one night than this, and than a tenth of the members, look like a mistake: a person has to look. */
const MOST_BY_ITSELF = 25;
const REASON = 'Menunggak 3 bulan atau lebih';

export interface EnforcementResult {
  reminded: number;
  warned: number;
  finalNotices: number;
  held: number;
  lifted: number;
  /** Holds that were left for a person to start, because there were too many. */
  leftForPerson: number;
}

/**
 * Counts arrears, writes the letters that are due and holds services where the days after the final notice have passed.
 * Each letter goes out with the note that it did, so a run that was killed goes on where it stopped.
 *
 * @param options.isByHand a person saw the dry run and started it: holds whatever their number
 */
export async function enforceArrears(
  ctx: WorkContext,
  options: { isByHand: boolean; progress?: (done: number) => Promise<void> },
): Promise<EnforcementResult> {
  const today = todayOf(ctx);
  const policy = await ctx.transaction(readDuesPolicy);
  const { lifted } = await ctx.transaction(async (tx) => {
    const assessed = await assessArrears(tx, { today, now: ctx.now });
    for (const memberId of assessed.lifted) {
      const standing = await readStanding(tx, memberId);
      const owed = { months: standing?.overdueCount ?? 0, amount: standing?.overdueAmount ?? 0 };
      await tellArrears(ctx, tx, { payerId: memberId, ...owed }, { kind: 'opened' });
    }
    return assessed;
  });
  const told = [0, 0, 0, 0];
  let done = 0;
  for (;;) {
    const some = await ctx.transaction((tx) => tellNext(ctx, tx, policy.holdAfterDays));
    if (some.length === 0) break;
    for (const stage of some) told[stage]! += 1;
    done += some.length;
    await options.progress?.(done);
  }
  const plan = await ctx.transaction((tx) =>
    previewArrears(tx, { today, now: ctx.now, holdAfterDays: policy.holdAfterDays }),
  );
  const isTooMany = plan.toHold.length > Math.max(MOST_BY_ITSELF, plan.active / 10);
  const mayHold = options.isByHand || (policy.holdsAutomatically && !isTooMany);
  let held = 0;
  while (mayHold) {
    const count = await ctx.transaction((tx) => holdNext(ctx, tx, today, policy.holdAfterDays));
    if (count === 0) break;
    held += count;
    await options.progress?.(done + held);
  }
  const left = mayHold || !policy.holdsAutomatically ? 0 : plan.toHold.length;
  const result: EnforcementResult = {
    ...{ reminded: told[1]!, warned: told[2]!, finalNotices: told[3]!, held, lifted: lifted.length },
    leftForPerson: left,
  };
  await ctx.transaction((tx) => conclude(ctx, tx, result));
  return result;
}

/** The nightly run, and the same by hand. */
export const enforceArrearsJob: JobDeclaration = defineJob({
  kind: ENFORCE_ARREARS,
  lane: 'long',
  nightly: { title: 'Penertiban tunggakan malam ini' },
  run: async (ctx, run) => {
    const result = await enforceArrears(ctx, {
      isByHand: run.input.isByHand === true,
      progress: (done) => run.progress(done),
    });
    const letters = result.reminded + result.warned + result.finalNotices;
    return {
      result: { ...result },
      note: `${letters} surat, ${result.held} ditahan, ${result.lifted} dibuka`,
    };
  },
});

/** Writes the next letters that are due. @returns the stage of each */
async function tellNext(ctx: WorkContext, tx: Tx, holdAfterDays: number): Promise<number[]> {
  const rows = await tx.query<{
    payerId: string;
    regionCode: string;
    stage: number;
    overdueCount: number;
    overdueAmount: number;
  }>(
    `update dues_standings s set told_stage = s.stage, told_at = $1,
       final_notice_at = case when s.stage = ${HOLD_STAGE} then coalesce(s.final_notice_at, $1) end
      where s.tenant_id = balai.tenant_id() and s.payer_id in (
        select d.payer_id from dues_standings d
         where d.tenant_id = balai.tenant_id() and d.stage > d.told_stage
         order by d.payer_id limit ${BATCH} for update skip locked)
      returning s.payer_id as "payerId", s.region_code as "regionCode", s.stage, s.overdue_count as "overdueCount",
        s.overdue_amount as "overdueAmount"`,
    [ctx.now],
  );
  for (const row of rows) {
    const owed = { payerId: row.payerId, months: row.overdueCount, amount: row.overdueAmount };
    const step = row.stage === 1 ? 'reminded' : row.stage === 2 ? 'warned' : 'final_notice';
    await keepArrearsEvent(ctx, tx, row, { step });
    if (row.stage === HOLD_STAGE) await tellArrears(ctx, tx, owed, { kind: 'final', days: holdAfterDays });
    else await tellArrears(ctx, tx, owed, { kind: row.stage === 1 ? 'reminder' : 'warning' });
  }
  return rows.map(({ stage }) => stage);
}

/** Holds the next members whose days after the final notice have passed. */
async function holdNext(ctx: WorkContext, tx: Tx, today: string, holdAfterDays: number): Promise<number> {
  const due = await tx.query<{ payerId: string }>(
    `select s.payer_id as "payerId" from dues_standings s
      where s.tenant_id = balai.tenant_id() and s.stage = ${HOLD_STAGE} and s.held_at is null
        and s.final_notice_at <= $1::timestamptz - $2::int * interval '1 day'
        and (s.deferred_until is null or s.deferred_until < $3::date)
      order by s.payer_id limit ${BATCH} for update skip locked`,
    [ctx.now, holdAfterDays, today],
  );
  for (const { payerId } of due) {
    const standing = await readStanding(tx, payerId);
    if (standing) await setHeld(ctx, tx, standing, REASON);
  }
  return due.length;
}

async function conclude(ctx: WorkContext, tx: Tx, result: EnforcementResult): Promise<void> {
  if (Object.values(result).every((count) => count === 0)) return;
  await recordAudit(ctx, tx, {
    action: 'arrears.enforced',
    resource: 'dues.arrears',
    objectLabel: todayOf(ctx),
    after: { ...result },
  });
  if (result.held === 0 && result.leftForPerson === 0) return;
  await notify(tx, await accountsWithRole(tx, ['treasurer']), {
    title:
      result.leftForPerson > 0
        ? `${result.leftForPerson} anggota menunggu Anda tahan layanannya`
        : `Layanan ${result.held} anggota ditahan karena tunggakan`,
    body: result.leftForPerson > 0 ? 'Jumlahnya tidak biasa, jadi tidak dijalankan dengan sendirinya.' : '',
    url: '/treasury/dues/arrears/enforce',
  });
}

/** The first day on which a hold may begin, for who has had the final notice. */
export function holdFrom(ctx: WorkContext, finalNoticeAt: Date, holdAfterDays: number): string {
  return addDays(dateIn(zoneOf(ctx), finalNoticeAt), holdAfterDays);
}
