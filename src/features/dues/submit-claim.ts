import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { takeNumber } from '#kernel/numbering';
import { AppError, actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { readBill } from './bill.ts';
import { CLAIM_LABELS, type ClaimKind, type DuesClaim, readClaim } from './claim.ts';
import { keepClaimEvent } from './keep-claim-event.ts';
import { lockPayer } from './payer-lock.ts';
import { readPayment } from './payment.ts';

export interface NewClaim {
  payerId: string;
  regionCode: string;
  kind: ClaimKind;
  billId: string | null;
  paymentId: string | null;
  description: string;
  fileId: string | null;
}

/** What each kind has to be about. */
const NEEDS: Readonly<Partial<Record<ClaimKind, 'bill' | 'payment'>>> = {
  already_paid: 'bill',
  wrong_amount: 'bill',
  waiver_request: 'bill',
  wrong_period: 'payment',
  double_payment: 'payment',
};

/**
 * Files a claim of a member. While it is open, its bill does not count as arrears.
 *
 * @throws AppError 404 for what is somebody else's; 409 `claim_open` when the bill has one already; 422
 */
export async function submitClaim(ctx: WorkContext, tx: Tx, given: NewClaim): Promise<DuesClaim> {
  const description = given.description.trim();
  if (!(given.kind in CLAIM_LABELS)) throw invalid({ kind: 'Pilih jenis klaim.' });
  if (description.length < 10 || description.length > 2000) {
    throw invalid({ description: 'Ceritakan apa yang terjadi, antara 10 dan 2.000 huruf.' });
  }
  if (NEEDS[given.kind] === 'bill' && !given.billId) throw invalid({ billId: 'Pilih tagihannya.' });
  if (NEEDS[given.kind] === 'payment' && !given.paymentId)
    throw invalid({ paymentId: 'Pilih pembayarannya.' });
  await lockPayer(tx, given.payerId);
  const bill = given.billId ? await readBill(tx, given.billId) : undefined;
  if (given.billId && bill?.payerId !== given.payerId) throw notFound();
  if (bill && bill.status !== 'unpaid' && given.kind === 'waiver_request') {
    throw invalid({ billId: 'Tagihan ini sudah lunas, tidak perlu keringanan.' });
  }
  const payment = given.paymentId ? await readPayment(tx, given.paymentId) : undefined;
  if (given.paymentId && payment?.payerId !== given.payerId) throw notFound();
  await refuseSecond(tx, given.billId);
  const id = uuidv7();
  const number = await takeNumber(ctx, tx, { series: 'dues claim', prefix: 'KL' });
  const actor = actorOf(ctx);
  await tx.execute(
    `insert into dues_claims (id, payer_id, region_code, number, kind, bill_id, payment_id, description, file_id,
       submitted_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[
        id,
        given.payerId,
        given.regionCode,
        number,
        given.kind,
        given.billId,
        given.paymentId,
        description,
      ],
      ...[given.fileId, actor.id, ctx.now],
    ],
  );
  if (given.fileId) {
    await tx.execute(
      `update files set object_id = $2 where tenant_id = balai.tenant_id() and id = $1 and resource = 'dues.claim'`,
      [given.fileId, id],
    );
  }
  const claim = (await readClaim(tx, id))!;
  await keepClaimEvent(ctx, tx, claim, { step: 'submitted' });
  await recordAudit(ctx, tx, {
    action: 'claim.submitted',
    resource: 'dues.claim',
    objectId: id,
    objectLabel: number,
    after: { kind: claim.kind, bill_id: claim.billId, payment_id: claim.paymentId },
  });
  return claim;
}

/** Takes the own claim back while nobody has decided. @throws AppError 404, 409 `already_decided` */
export async function withdrawClaim(
  ctx: WorkContext,
  tx: Tx,
  given: { claimId: string; payerId: string },
): Promise<DuesClaim> {
  const claim = await readClaim(tx, given.claimId, { isLocked: true });
  if (!claim || claim.payerId !== given.payerId) throw notFound();
  if (claim.decidedAt) throw new AppError('already_decided', 409, 'Klaim ini sudah diputuskan.');
  const actor = actorOf(ctx);
  await tx.execute(
    `update dues_claims set status = 'withdrawn', decided_by = $2, decided_by_name = $3, decided_at = $4
      where tenant_id = balai.tenant_id() and id = $1`,
    [claim.id, actor.id, actor.name, ctx.now],
  );
  await keepClaimEvent(ctx, tx, claim, { step: 'withdrawn' });
  await recordAudit(ctx, tx, {
    action: 'claim.withdrawn',
    resource: 'dues.claim',
    objectId: claim.id,
    objectLabel: claim.number,
    before: { status: claim.status },
    after: { status: 'withdrawn' },
  });
  return (await readClaim(tx, claim.id))!;
}

async function refuseSecond(tx: Tx, billId: string | null): Promise<void> {
  if (!billId) return;
  const open = await tx.one<{ number: string }>(
    `select number from dues_claims where tenant_id = balai.tenant_id() and bill_id = $1
       and status in ('submitted', 'in_review')`,
    [billId],
  );
  if (!open) return;
  throw conflict('claim_open', `Tagihan ini sudah punya klaim ${open.number} yang belum diputuskan..`);
}
