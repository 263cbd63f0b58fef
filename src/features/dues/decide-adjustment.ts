import { recordAudit } from '#kernel/audit';
import { formatMoment } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { AppError, actorOf, conflict, invalid, notFound, refuseSame, type WorkContext } from '#kernel/work';
import { type DuesAdjustment, readAdjustment } from './adjustment.ts';
import { applyAdjustment } from './apply-adjustment.ts';
import { readBill } from './bill.ts';
import { lockPayer } from './payer-lock.ts';
import { refuseUnfit } from './propose-adjustment.ts';
import { refuseOwn } from './refuse-own.ts';
import { zoneOf } from './zone-of.ts';

/**
 * Confirms a proposed correction and posts it, once. Whoever proposed it, or whose dues it is about, cannot confirm it.
 *
 * @throws AppError 404; 403 `second_person_needed`, `own_adjustment`; 409 `already_decided`; 422 when the books have
 *   changed so that it no longer fits
 */
export async function confirmAdjustment(
  ctx: WorkContext,
  tx: Tx,
  given: { adjustmentId: string; note?: string },
): Promise<DuesAdjustment> {
  const before = await lockAdjustment(tx, given.adjustmentId);
  refuseDecision(ctx, before);
  await refuseUnfit(tx, before);
  const was = await readTouchedBill(tx, before);
  const paymentId = await applyAdjustment(ctx, tx, before);
  const is = await readTouchedBill(tx, before);
  const note = given.note?.trim() ?? '';
  return decide(ctx, tx, before, { status: 'confirmed', note, paymentId, bill: { was, is } });
}

/** Refuses a proposed correction with a reason. @throws AppError as `confirmAdjustment` */
export async function refuseAdjustment(
  ctx: WorkContext,
  tx: Tx,
  given: { adjustmentId: string; note: string },
): Promise<DuesAdjustment> {
  const note = given.note.trim();
  if (note.length < 5) throw invalid({ note: 'Tulis alasan penolakan, paling sedikit lima huruf.' });
  const before = await lockAdjustment(tx, given.adjustmentId);
  refuseDecision(ctx, before);
  return decide(ctx, tx, before, { status: 'refused', note, paymentId: null });
}

/** Takes one's own proposal back. @throws AppError 404; 403 for somebody else's; 409 `already_decided` */
export async function withdrawAdjustment(
  ctx: WorkContext,
  tx: Tx,
  given: { adjustmentId: string },
): Promise<DuesAdjustment> {
  const before = await lockAdjustment(tx, given.adjustmentId);
  if (actorOf(ctx).id === null || actorOf(ctx).id !== before.proposedBy) {
    throw new AppError('not_proposer', 403, 'Usulan ini hanya dapat ditarik oleh pengusulnya.');
  }
  refuseDecided(ctx, before);
  return decide(ctx, tx, before, { status: 'withdrawn', note: '', paymentId: null });
}

async function lockAdjustment(tx: Tx, id: string): Promise<DuesAdjustment> {
  const found = await readAdjustment(tx, id);
  if (!found) throw notFound();
  await lockPayer(tx, found.payerId);
  return (await readAdjustment(tx, id, { isLocked: true }))!;
}

function refuseDecision(ctx: WorkContext, adjustment: DuesAdjustment): void {
  refuseOwn(
    ctx,
    adjustment.payerId,
    'own_adjustment',
    'Penyesuaian iuran Anda sendiri diputuskan bendahara lain.',
  );
  refuseSame(
    ctx,
    [adjustment.proposedBy],
    'Penyesuaian ini Anda usulkan sendiri. Orang kedua yang mengesahkannya.',
  );
  refuseDecided(ctx, adjustment);
}

function refuseDecided(ctx: WorkContext, adjustment: DuesAdjustment): void {
  if (adjustment.status === 'proposed') return;
  const word = { confirmed: 'disahkan', refused: 'ditolak', withdrawn: 'ditarik' }[adjustment.status];
  const when = formatMoment(adjustment.decidedAt!, zoneOf(ctx.tenant), 'long');
  throw conflict(
    'already_decided',
    `Penyesuaian ini sudah ${word} oleh ${adjustment.decidedByName} pada ${when}. Tidak ada yang dicatat dua kali.`,
  );
}

async function decide(
  ctx: WorkContext,
  tx: Tx,
  before: DuesAdjustment,
  decision: {
    status: 'confirmed' | 'refused' | 'withdrawn';
    note: string;
    paymentId: string | null;
    bill?: { was: BillValues; is: BillValues };
  },
): Promise<DuesAdjustment> {
  const actor = actorOf(ctx);
  await tx.execute(
    `update dues_adjustments set status = $2, decided_by = $3, decided_by_name = $4, decided_at = $5,
       decision_note = $6, payment_id = coalesce($7, payment_id)
      where tenant_id = balai.tenant_id() and id = $1 and status = 'proposed'`,
    [before.id, decision.status, actor.id, actor.name, ctx.now, decision.note, decision.paymentId],
  );
  await recordAudit(ctx, tx, {
    action: `adjustment.${decision.status}`,
    resource: 'dues.payment',
    objectId: before.id,
    objectLabel: before.number,
    before: { status: before.status, ...decision.bill?.was },
    after: { status: decision.status, kind: before.kind, amount: before.amount, ...decision.bill?.is },
    // What was proposed names the claim it answers.
    reason: [before.reason, decision.note].filter(Boolean).join(' – '),
  });
  return (await readAdjustment(tx, before.id))!;
}

type BillValues = Readonly<Record<string, string | number>>;

/** What a correction may change of its bill, in the words of the log. */
async function readTouchedBill(tx: Tx, { billId }: DuesAdjustment): Promise<BillValues> {
  const bill = billId ? await readBill(tx, billId) : undefined;
  if (!bill) return {};
  const { amount, paidAmount, waivedAmount, status } = bill;
  return {
    bill_amount: amount - waivedAmount,
    bill_paid: paidAmount,
    bill_status: status,
  };
}
