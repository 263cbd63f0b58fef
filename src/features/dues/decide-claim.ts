import { recordAudit } from '#kernel/audit';
import { formatMoment } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { type ClaimCorrection, type DuesClaim, readClaim } from './claim.ts';
import { keepClaimEvent } from './keep-claim-event.ts';
import { movePayment } from './move-payment.ts';
import { lockPayer } from './payer-lock.ts';
import type { PaymentMethod } from './payment.ts';
import { type AdjustmentProposal, proposeAdjustment } from './propose-adjustment.ts';
import { recordPayment } from './record-payment.ts';
import { refuseOwn } from './refuse-own.ts';
import { waiveBill } from './waive-bill.ts';
import { zoneOf } from './zone-of.ts';

/** How the books are put right when a claim is approved. Ids left out are those of the claim itself. */
export type ClaimRemedy =
  | { correction: 'none' }
  | { correction: 'waive'; billId?: string | null }
  | {
      correction: 'record_payment';
      billId?: string | null;
      amount: number;
      paidOn: string;
      method: PaymentMethod;
      reference: string;
    }
  | { correction: 'move_payment'; paymentId?: string | null; billId?: string | null }
  | {
      correction: 'adjustment';
      proposal: Pick<AdjustmentProposal, 'kind' | 'amount' | 'billId' | 'paymentId' | 'paidOn' | 'method'>;
    };

/** Says that an officer looks at the claim now. @throws AppError 404; 403 `own_claim`; 409 `already_decided` */
export async function takeClaim(ctx: WorkContext, tx: Tx, claimId: string): Promise<DuesClaim> {
  const claim = await lockClaim(ctx, tx, claimId);
  if (claim.status === 'in_review') return claim;
  const actor = actorOf(ctx);
  await tx.execute(
    `update dues_claims set status = 'in_review', taken_by = $2, taken_by_name = $3
      where tenant_id = balai.tenant_id() and id = $1`,
    [claim.id, actor.id, actor.name],
  );
  await keepClaimEvent(ctx, tx, claim, { step: 'taken' });
  await recordAudit(ctx, tx, {
    action: 'claim.taken',
    resource: 'dues.claim',
    objectId: claim.id,
    objectLabel: claim.number,
    before: { status: claim.status },
    after: { status: 'in_review' },
  });
  return (await readClaim(tx, claim.id))!;
}

/**
 * Approves a claim and puts the books right in the same transaction; the trail names every line that followed. What
 * lowers what came in needs a second person: such a correction is proposed, not posted.
 *
 * @throws AppError 404; 403 `own_claim`; 409 `already_decided`; 422
 */
export async function approveClaim(
  ctx: WorkContext,
  tx: Tx,
  given: { claimId: string; note: string; remedy: ClaimRemedy },
): Promise<DuesClaim> {
  const note = checkNote(given.note);
  const claim = await lockClaim(ctx, tx, given.claimId);
  await correct(ctx, tx, claim, given.remedy, note);
  return decide(ctx, tx, claim, { status: 'approved', note, correction: given.remedy.correction });
}

/** Refuses a claim with its reason. @throws AppError as `approveClaim` */
export async function rejectClaim(
  ctx: WorkContext,
  tx: Tx,
  given: { claimId: string; note: string },
): Promise<DuesClaim> {
  const note = checkNote(given.note);
  const claim = await lockClaim(ctx, tx, given.claimId);
  return decide(ctx, tx, claim, { status: 'rejected', note, correction: null });
}

async function correct(
  ctx: WorkContext,
  tx: Tx,
  claim: DuesClaim,
  remedy: ClaimRemedy,
  note: string,
): Promise<void> {
  const why = `Klaim ${claim.number}: ${note}`;
  if (remedy.correction === 'waive') {
    const billId = remedy.billId || claim.billId;
    if (!billId) throw invalid({ billId: 'Pilih tagihan yang dibebaskan.' });
    const bill = await waiveBill(ctx, tx, { billId, reason: why, payerId: claim.payerId });
    await keepClaimEvent(ctx, tx, claim, { step: 'corrected', billId, amount: bill.waivedAmount });
  } else if (remedy.correction === 'record_payment') {
    const { payment } = await recordPayment(ctx, tx, {
      ...{ payerId: claim.payerId, regionCode: claim.regionCode, billId: remedy.billId ?? claim.billId },
      ...{ amount: remedy.amount, paidOn: remedy.paidOn, method: remedy.method },
      ...{ reference: remedy.reference, note: why },
    });
    await keepClaimEvent(ctx, tx, claim, {
      ...{ step: 'corrected', paymentId: payment.id, billId: payment.billId, amount: remedy.amount },
    });
  } else if (remedy.correction === 'move_payment') {
    const paymentId = remedy.paymentId || claim.paymentId;
    const billId = remedy.billId || claim.billId;
    if (!paymentId) throw invalid({ paymentId: 'Pilih pembayaran yang dipindahkan.' });
    if (!billId) throw invalid({ billId: 'Pilih tagihan yang seharusnya dibayar.' });
    const amount = await movePayment(ctx, tx, { paymentId, billId, reason: why, payerId: claim.payerId });
    await keepClaimEvent(ctx, tx, claim, { step: 'corrected', paymentId, billId, amount });
  } else if (remedy.correction === 'adjustment') {
    const { proposal } = remedy;
    const adjustment = await proposeAdjustment(ctx, tx, {
      ...proposal,
      billId: proposal.billId || claim.billId,
      paymentId: proposal.paymentId || claim.paymentId,
      ...{ payerId: claim.payerId, regionCode: claim.regionCode, reason: why, claimId: claim.id },
    });
    await keepClaimEvent(ctx, tx, claim, {
      ...{ step: 'corrected', adjustmentId: adjustment.id, amount: adjustment.amount },
    });
  }
}

async function lockClaim(ctx: WorkContext, tx: Tx, claimId: string): Promise<DuesClaim> {
  const found = await readClaim(tx, claimId);
  if (!found) throw notFound();
  refuseOwn(ctx, found.payerId, 'own_claim', 'Klaim Anda sendiri diputuskan oleh bendahara lain.');
  await lockPayer(tx, found.payerId);
  const claim = (await readClaim(tx, claimId, { isLocked: true }))!;
  if (claim.decidedAt) {
    const word = { approved: 'diterima', rejected: 'ditolak' }[claim.status as string] ?? 'ditarik';
    throw conflict(
      'already_decided',
      `Klaim ini sudah ${word} oleh ${claim.decidedByName || 'sistem'} pada ${formatMoment(claim.decidedAt, zoneOf(ctx.tenant), 'long')}.`,
    );
  }
  return claim;
}

function checkNote(text: string): string {
  const note = text.trim();
  if (note.length < 5 || note.length > 1000) {
    throw invalid({ note: 'Tulis penjelasan untuk anggota, antara 5 dan 1.000 huruf.' });
  }
  return note;
}

async function decide(
  ctx: WorkContext,
  tx: Tx,
  claim: DuesClaim,
  decision: { status: 'approved' | 'rejected'; note: string; correction: ClaimCorrection | null },
): Promise<DuesClaim> {
  const actor = actorOf(ctx);
  await tx.execute(
    `update dues_claims set status = $2, decided_by = $3, decided_by_name = $4, decided_at = $5, decision_note = $6,
       correction = $7
      where tenant_id = balai.tenant_id() and id = $1`,
    [claim.id, decision.status, actor.id, actor.name, ctx.now, decision.note, decision.correction],
  );
  await keepClaimEvent(ctx, tx, claim, { step: decision.status, note: decision.note });
  await recordAudit(ctx, tx, {
    action: `claim.${decision.status}`,
    resource: 'dues.claim',
    objectId: claim.id,
    objectLabel: claim.number,
    before: { status: claim.status },
    after: { status: decision.status, correction: decision.correction },
    reason: decision.note,
  });
  return (await readClaim(tx, claim.id))!;
}
