import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { isPlainDate, todayIn } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import { takeNumber } from '#kernel/numbering';
import { actorOf, invalid, notFound, type WorkContext } from '#kernel/work';
import { type AdjustmentKind, type DuesAdjustment, readAdjustment } from './adjustment.ts';
import { readBill } from './bill.ts';
import { type PaymentMethod, readPayment } from './payment.ts';
import { refuseOwn } from './refuse-own.ts';

import { zoneOf } from './zone-of.ts';

export interface AdjustmentProposal {
  payerId: string;
  regionCode: string;
  kind: AdjustmentKind;
  /** Rupiah. */
  amount: number;
  billId?: string | null;
  paymentId?: string | null;
  /** For `payment_entry`. */
  paidOn?: string;
  method?: PaymentMethod;
  reference?: string;
  reason: string;
  claimId?: string | null;
}

/** Above this somebody has typed a zero too many. */
const MOST_RUPIAH = 100_000_000;

/**
 * Files a correction of the books for somebody else to confirm. Nothing is posted yet.
 *
 * @throws AppError 403 `own_adjustment`; 404; 422 when it could not be applied as the books stand now
 */
export async function proposeAdjustment(
  ctx: WorkContext,
  tx: Tx,
  given: AdjustmentProposal,
): Promise<DuesAdjustment> {
  refuseOwn(ctx, given.payerId, 'own_adjustment', 'Penyesuaian iuran Anda sendiri diusulkan bendahara lain.');
  const reason = given.reason.trim();
  if (reason.length < 5 || reason.length > 1000) {
    throw invalid({ reason: 'Tulis alasannya, antara 5 dan 1.000 huruf.' });
  }
  if (!Number.isSafeInteger(given.amount) || given.amount < 1 || given.amount > MOST_RUPIAH) {
    throw invalid({ amount: 'Isi jumlah dalam rupiah bulat, antara Rp1 dan Rp100.000.000.' });
  }
  const payment = given.kind === 'payment_entry' ? checkEntry(ctx, given) : undefined;
  await refuseUnfit(tx, { ...given, billId: given.billId ?? null, paymentId: given.paymentId ?? null });
  const actor = actorOf(ctx);
  const id = uuidv7();
  const number = await takeNumber(ctx, tx, { series: 'dues adjustment', prefix: 'PI' });
  await tx.execute(
    `insert into dues_adjustments (id, payer_id, region_code, number, kind, amount, bill_id, payment_id, paid_on, method,
       reference, reason, claim_id, proposed_by, proposed_by_name, proposed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[id, given.payerId, given.regionCode, number, given.kind, given.amount, given.billId || null],
      ...[given.kind === 'payment_reversal' ? given.paymentId : null],
      ...[payment?.paidOn ?? null, payment?.method ?? null, (given.reference ?? '').trim().slice(0, 60)],
      ...[reason, given.claimId ?? null, actor.id, actor.name, ctx.now],
    ],
  );
  await recordAudit(ctx, tx, {
    action: 'adjustment.proposed',
    resource: 'dues.payment',
    objectId: id,
    objectLabel: number,
    after: { kind: given.kind, amount: given.amount, bill_id: given.billId, payment_id: given.paymentId },
    reason,
  });
  return (await readAdjustment(tx, id))!;
}

/**
 * Whether the correction can be applied to the books as they stand; asked when it is proposed and again when confirmed.
 * @throws AppError 404, 422
 */
export async function refuseUnfit(
  tx: Tx,
  given: Pick<DuesAdjustment, 'payerId' | 'kind' | 'amount' | 'billId' | 'paymentId'>,
): Promise<void> {
  if (given.kind === 'payment_reversal') {
    const payment = given.paymentId ? await readPayment(tx, given.paymentId) : undefined;
    if (!payment || payment.payerId !== given.payerId || payment.status !== 'verified') {
      throw invalid({ paymentId: 'Pilih pembayaran anggota ini yang sudah diverifikasi.' });
    }
    const most = payment.receivedAmount! - payment.reversedAmount;
    if (given.amount > most)
      throw invalid({ amount: `Paling banyak ${formatRupiah(most)}, sebesar pembayarannya.` });
    return;
  }
  if (given.kind === 'payment_entry' && !given.billId) return;
  const bill = given.billId ? await readBill(tx, given.billId) : undefined;
  if (bill && bill.payerId !== given.payerId) throw notFound();
  if (!bill) throw invalid({ billId: 'Pilih tagihan anggota ini.' });
  if (given.kind === 'bill_reduction' && given.amount > bill.amount - bill.waivedAmount) {
    throw invalid({ amount: `Paling banyak ${formatRupiah(bill.amount - bill.waivedAmount)}.` });
  }
  if (given.kind === 'waiver_reversal' && given.amount > bill.waivedAmount) {
    throw invalid({
      amount:
        bill.waivedAmount === 0
          ? 'Tidak ada yang dibebaskan dari tagihan itu.'
          : `Paling banyak ${formatRupiah(bill.waivedAmount)}, sebesar yang dibebaskan.`,
    });
  }
}

function checkEntry(ctx: WorkContext, given: AdjustmentProposal): { paidOn: string; method: PaymentMethod } {
  if (!isPlainDate(given.paidOn ?? '')) throw invalid({ paidOn: 'Isi tanggal bayar.' });
  if (given.paidOn! > todayIn(zoneOf(ctx.tenant), ctx.now)) {
    throw invalid({ paidOn: 'Tanggal bayar belum tiba.' });
  }
  if (!given.method) throw invalid({ method: 'Pilih cara bayar.' });
  return { paidOn: given.paidOn!, method: given.method };
}
