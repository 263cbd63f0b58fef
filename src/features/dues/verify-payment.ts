import { recordAudit } from '#kernel/audit';
import { formatMoment } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { AppError, actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { bookPayment } from './book-payment.ts';
import { type DuesReceipt, issueReceipt, readReceiptOf } from './issue-receipt.ts';
import { lockPayer } from './payer-lock.ts';
import { type DuesPayment, readPayment } from './payment.ts';
import { zoneOf } from './zone-of.ts';

export interface Verification {
  paymentId: string;
  /** Rupiah that really came in; what the payer stated when left out. */
  receivedAmount?: number;
  note?: string;
  /** The proof the treasurer looked at: verifying is refused when another has taken its place meanwhile. */
  seenProofId?: string;
}

export interface VerifiedPayment {
  payment: DuesPayment;
  receipt: DuesReceipt;
  /** False when the same person had verified it before: pressing twice posts once. */
  isNew: boolean;
}

/**
 * Posts a payment: its money enters the ledger, pays off the bill it was meant for and then the oldest ones, what is
 * left stays as credit, and a receipt is issued. All of it or nothing, once.
 *
 * @throws AppError 404; 403 `own_payment`; 409 `already_decided` when somebody else was faster, `payment_changed` when
 *   the proof was replaced meanwhile; 422 for an amount that is none
 */
export async function verifyPayment(ctx: WorkContext, tx: Tx, given: Verification): Promise<VerifiedPayment> {
  const before = await lockPayment(tx, given.paymentId);
  if (before.status === 'verified' && before.decidedBy !== null && before.decidedBy === actorOf(ctx).id) {
    return { payment: before, receipt: (await readReceiptOf(tx, before.id))!, isNew: false };
  }
  refuseDecision(ctx, before);
  if (given.seenProofId && given.seenProofId !== before.proofFileId) {
    throw conflict(
      'payment_changed',
      'Pembayar mengganti buktinya setelah halaman ini dibuka. Periksa bukti yang baru.',
    );
  }
  const received = given.receivedAmount ?? before.amount;
  if (!Number.isSafeInteger(received) || received < 1) {
    throw invalid({ receivedAmount: 'Isi jumlah yang masuk, paling sedikit Rp1.' });
  }
  await tx.execute(
    `update dues_payments set status = 'verified', received_amount = $2, note = $3, decided_by = $4,
       decided_by_name = $5, decided_at = $6
      where tenant_id = balai.tenant_id() and id = $1 and status = 'submitted'`,
    [before.id, received, given.note ?? before.note, actorOf(ctx).id, actorOf(ctx).name, ctx.now],
  );
  const payment = await bookPayment(ctx, tx, before);
  await recordAudit(ctx, tx, {
    action: 'payment.verified',
    resource: 'dues.payment',
    objectId: payment.id,
    before: decisionOf(before),
    after: decisionOf(payment),
    ...(given.note ? { reason: given.note } : {}),
  });
  const receipt = await issueReceipt(ctx, tx, payment);
  return { payment, receipt, isNew: true };
}

/**
 * Sends a payment back with a reason; its bill is open for another proof.
 *
 * @throws AppError 404; 403 `own_payment`; 409 `already_decided`; 422 without a reason
 */
export async function rejectPayment(
  ctx: WorkContext,
  tx: Tx,
  given: { paymentId: string; reason: string },
): Promise<{ payment: DuesPayment; isNew: boolean }> {
  const reason = given.reason.trim();
  if (reason.length < 5) {
    throw invalid({
      reason: 'Tulis alasannya, paling sedikit lima huruf, supaya anggota tahu apa yang diperbaiki.',
    });
  }
  const before = await lockPayment(tx, given.paymentId);
  if (before.status === 'rejected' && before.decidedBy !== null && before.decidedBy === actorOf(ctx).id) {
    return { payment: before, isNew: false };
  }
  refuseDecision(ctx, before);
  await tx.execute(
    `update dues_payments set status = 'rejected', rejected_reason = $2, decided_by = $3, decided_by_name = $4,
       decided_at = $5
      where tenant_id = balai.tenant_id() and id = $1 and status = 'submitted'`,
    [before.id, reason, actorOf(ctx).id, actorOf(ctx).name, ctx.now],
  );
  const payment = (await readPayment(tx, before.id))!;
  await recordAudit(ctx, tx, {
    action: 'payment.rejected',
    resource: 'dues.payment',
    objectId: payment.id,
    before: decisionOf(before),
    after: decisionOf(payment),
    reason,
  });
  return { payment, isNew: true };
}

async function lockPayment(tx: Tx, paymentId: string): Promise<DuesPayment> {
  const found = await readPayment(tx, paymentId);
  if (!found) throw notFound();
  await lockPayer(tx, found.payerId);
  return (await readPayment(tx, paymentId, { isLocked: true }))!;
}

function refuseDecision(ctx: WorkContext, payment: DuesPayment): void {
  const { principal } = ctx;
  if (
    principal.kind === 'account' &&
    (principal.subjectId === payment.payerId || principal.accountId === payment.submittedBy)
  ) {
    throw new AppError('own_payment', 403, 'Pembayaran Anda sendiri diperiksa oleh bendahara lain.');
  }
  if (payment.status === 'submitted') return;
  const word = payment.status === 'verified' ? 'diverifikasi' : 'ditolak';
  const when = formatMoment(payment.decidedAt!, zoneOf(ctx.tenant), 'long');
  throw conflict(
    'already_decided',
    `Pembayaran ini sudah ${word} oleh ${payment.decidedByName || 'sistem'} pada ${when}. Tidak ada yang dicatat dua kali.`,
  );
}

const decisionOf = (payment: DuesPayment) => ({
  status: payment.status,
  amount: payment.amount,
  received_amount: payment.receivedAmount,
  allocated_amount: payment.allocatedAmount,
  rejected_reason: payment.rejectedReason,
});
