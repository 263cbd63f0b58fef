import { recordAudit } from '#kernel/audit';
import { formatMonth, isPlainMonth, type PlainMonth } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import { conflict, type WorkContext } from '#kernel/work';
import { readDuesPolicy } from './dues-policy.ts';
import {
  type BillingSource,
  FIRST_PAYER,
  makeBillBatch,
  previewMonthlyBills,
  readRunResult,
} from './monthly-bills.ts';

export const GENERATE_BILLS = 'generateMonthlyBills';

/** Large enough that a statement costs little beside its rows, small enough that verifying a payment hardly waits. */
const BATCH = 10_000;

/** The job that makes the monthly bills of an organisation; killed anywhere and run again it makes the missing ones. */
export function generateMonthlyBillsJob(source: BillingSource): JobDeclaration {
  return defineJob({
    kind: GENERATE_BILLS,
    lane: 'long',
    run: async (ctx, run) => {
      const month = run.input.month;
      if (!isPlainMonth(month)) throw new Error(`Not a month: ${String(month)}`);
      const dueDay = Number(run.input.dueDay);
      let after: string | undefined = FIRST_PAYER;
      let done = 0;
      while (after) {
        const from: string = after;
        const batch = await ctx.transaction((tx) =>
          makeBillBatch(tx, { runId: run.id, month, dueDay, source, after: from, size: BATCH, now: ctx.now }),
        );
        after = batch.last;
        done += batch.made;
        if (after) await run.progress(done);
      }
      return ctx.transaction(async (tx) => {
        const result = await readRunResult(tx, run.id, month);
        await recordAudit(ctx, tx, {
          action: 'bills.generated',
          resource: 'dues.bill',
          objectId: run.id,
          objectLabel: `Tagihan ${formatMonth(month)}`,
          after: { month, count: result.count, amount: result.amount },
        });
        return { result: { month, ...result }, note: `${result.count} tagihan dibuat` };
      });
    },
  });
}

/**
 * Queues the making of a month's bills. While a run for that month is under way, it is answered instead of a second.
 *
 * @returns id of the run; its page shows progress and result
 * @throws AppError 409 `nothing_to_bill` when everybody has the bill already or nobody is to be billed
 */
export async function requestMonthlyBills(
  ctx: WorkContext,
  tx: Tx,
  given: { month: PlainMonth; source: BillingSource },
): Promise<{ runId: string; count: number; amount: number }> {
  const { month, source } = given;
  // Two presses at once: the second waits here and then finds the run of the first.
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended('dues run ' || balai.tenant_id()::text || $1, 0))`,
    [month],
  );
  const { dueDay } = await readDuesPolicy(tx);
  const preview = await previewMonthlyBills(tx, { month, dueDay, source });
  const running = await tx.one<{ id: string }>(
    `select id from job_runs where tenant_id = balai.tenant_id() and kind = $1 and state in ('queued', 'running')
       and input ->> 'month' = $2`,
    [GENERATE_BILLS, month],
  );
  if (running) return { runId: running.id, count: preview.count, amount: preview.amount };
  if (preview.count === 0) {
    throw conflict(
      'nothing_to_bill',
      preview.billed > 0
        ? `Semua anggota yang wajib sudah punya tagihan ${formatMonth(month)}. Tidak ada yang dibuat lagi.`
        : `Belum ada anggota yang dapat ditagih untuk ${formatMonth(month)}.`,
    );
  }
  const runId = await ctx.app.jobs.add(ctx, tx, {
    kind: GENERATE_BILLS,
    title: `Tagihan ${formatMonth(month)}`,
    input: { month, dueDay },
    total: preview.count,
  });
  await recordAudit(ctx, tx, {
    action: 'bills.requested',
    resource: 'dues.bill',
    objectId: runId,
    objectLabel: `Tagihan ${formatMonth(month)}`,
    after: { month, count: preview.count, amount: preview.amount },
  });
  return { runId, count: preview.count, amount: preview.amount };
}
