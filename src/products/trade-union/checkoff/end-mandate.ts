import { periodOf, refuseOwn } from '#features/dues';
import { recordAudit } from '#kernel/audit';
import { isPlainMonth, monthOf, shiftMonth, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { dropItems } from './drop-items.ts';
import { type Mandate, readMandate } from './mandate.ts';

const MONTHS_AHEAD = 12;

/**
 * Takes a mandate back from a month on. Months that a list handed over to the employer asks for go their way; a list
 * that is still here loses the person.
 *
 * @param given.fromMonth 'YYYY-MM', the first month that is no longer deducted
 * @throws AppError 404; 409 `mandate_ended`; 422 for a month gone by
 */
export async function withdrawMandate(
  ctx: WorkContext,
  tx: Tx,
  given: { mandateId: string; fromMonth: string; reason: string },
): Promise<Mandate> {
  const before = await lockCurrent(tx, given.mandateId);
  const now = monthOf(todayOf(ctx));
  if (
    !isPlainMonth(given.fromMonth) ||
    given.fromMonth < now ||
    given.fromMonth > shiftMonth(now, MONTHS_AHEAD)
  ) {
    throw invalid({ fromMonth: 'Pilih bulan ini atau salah satu dari dua belas bulan berikutnya.' });
  }
  await tx.execute(
    `update checkoff_mandates set status = 'withdrawn', ends_period = $2, withdrawn_at = $3, withdrawn_by_name = $4,
       withdrawn_reason = $5
      where tenant_id = balai.tenant_id() and id = $1`,
    [before.id, periodOf(given.fromMonth), ctx.now, actorOf(ctx).name, given.reason.trim().slice(0, 300)],
  );
  await dropItems(tx, { payerId: before.payerId });
  await recordAudit(ctx, tx, {
    action: 'mandate.withdrawn',
    resource: 'dues.mandate',
    objectId: before.id,
    objectLabel: before.number,
    before: { status: before.status },
    after: { status: 'withdrawn', ends_period: periodOf(given.fromMonth) },
    ...(given.reason.trim() ? { reason: given.reason.trim() } : {}),
  });
  return (await readMandate(tx, before.id))!;
}

/**
 * The treasurer has looked at the signed paper: it holds, or goes back with a reason.
 *
 * @throws AppError 404; 403 `own_mandate`; 409 `mandate_decided`, `mandate_entered_by_you`; 422 without a reason
 */
export async function decideMandate(
  ctx: WorkContext,
  tx: Tx,
  given: { mandateId: string } & ({ isAccepted: true } | { isAccepted: false; reason: string }),
): Promise<Mandate> {
  const before = await readMandate(tx, given.mandateId, { isLocked: true });
  if (!before) throw notFound();
  refuseOwn(ctx, before.payerId, 'own_mandate', 'Kuasa Anda sendiri diperiksa oleh bendahara lain.');
  if (before.status !== 'submitted') {
    throw conflict(
      'mandate_decided',
      before.status === 'withdrawn'
        ? 'Anggota sudah mencabut kuasa ini.'
        : `Kuasa ini sudah diputuskan oleh ${before.decidedByName || 'sistem'}.`,
    );
  }
  if (given.isAccepted && isEnteredBy(ctx, before)) {
    throw conflict(
      'mandate_entered_by_you',
      'Surat kuasa ini Anda sendiri yang mencatat. Bendahara lain yang memeriksa dan menerimanya.',
    );
  }
  const reason = given.isAccepted ? null : given.reason.trim();
  if (reason !== null && reason.length < 5) {
    throw invalid({ reason: 'Tulis apa yang perlu diperbaiki, paling sedikit lima huruf.' });
  }
  const actor = actorOf(ctx);
  const status = given.isAccepted ? 'active' : 'rejected';
  await tx.execute(
    `update checkoff_mandates set status = $2, decided_by = $3, decided_by_name = $4, decided_at = $5,
       rejected_reason = $6
      where tenant_id = balai.tenant_id() and id = $1`,
    [before.id, status, actor.id, actor.name, ctx.now, reason],
  );
  await recordAudit(ctx, tx, {
    action: given.isAccepted ? 'mandate.verified' : 'mandate.rejected',
    resource: 'dues.mandate',
    objectId: before.id,
    objectLabel: before.number,
    before: { status: before.status },
    after: { status },
    ...(reason ? { reason } : {}),
  });
  return (await readMandate(tx, before.id))!;
}

/** Two look at a paper before wages are touched: who entered it, and another who accepts it. */
export function isEnteredBy(ctx: Pick<WorkContext, 'principal'>, mandate: Mandate): boolean {
  const actor = actorOf(ctx);
  return actor.id !== null && mandate.givenBy === actor.id;
}

async function lockCurrent(tx: Tx, id: string): Promise<Mandate> {
  const mandate = await readMandate(tx, id, { isLocked: true });
  if (!mandate) throw notFound();
  if (mandate.status !== 'submitted' && mandate.status !== 'active') {
    throw conflict('mandate_ended', 'Kuasa ini sudah tidak berlaku.');
  }
  return mandate;
}
