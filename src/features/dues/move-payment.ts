import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { invalid, notFound, type WorkContext } from '#kernel/work';
import { readBill, remainingOf } from './bill.ts';
import { lockPayer } from './payer-lock.ts';
import { readPayment } from './payment.ts';
import { refuseOwn } from './refuse-own.ts';
import { settleCredit } from './settle-credit.ts';
import { takeBack } from './take-back.ts';

/**
 * Lets a payment pay another bill of the same person than it did: as much of it as that bill asks for, taken from its
 * own rest first and then from the bills it paid. What the person owes in all does not change, so one officer may do it.
 *
 * @returns rupiah that now pay the other bill
 * @throws AppError 404; 403 `own_payment`; 422 when the bill is of somebody else or asks for nothing
 */
export async function movePayment(
  ctx: WorkContext,
  tx: Tx,
  given: { paymentId: string; billId: string; reason: string; payerId?: string },
): Promise<number> {
  const found = await readPayment(tx, given.paymentId);
  if (!found || (given.payerId && found.payerId !== given.payerId)) throw notFound();
  refuseOwn(ctx, found.payerId, 'own_payment', 'Pembayaran Anda sendiri dipindahkan oleh bendahara lain.');
  await lockPayer(tx, found.payerId);
  const payment = (await readPayment(tx, found.id, { isLocked: true }))!;
  const bill = await readBill(tx, given.billId);
  if (!bill || bill.payerId !== payment.payerId) throw invalid({ billId: 'Pilih tagihan anggota ini.' });
  if (payment.status !== 'verified')
    throw invalid({ paymentId: 'Pilih pembayaran yang sudah diverifikasi.' });
  const wanted = remainingOf(bill);
  if (wanted === 0) throw invalid({ billId: 'Tagihan itu sudah lunas. Pilih tagihan yang masih terbuka.' });
  const fromBills = Math.min(Math.max(0, wanted - payment.creditAmount), payment.allocatedAmount);
  if (fromBills > 0) await takeBack(tx, { paymentId: payment.id, amount: fromBills }, ctx.now);
  const moved = Math.min(wanted, payment.creditAmount + fromBills);
  if (moved === 0) throw invalid({ paymentId: 'Pembayaran itu sudah dibatalkan seluruhnya.' });
  await tx.execute(
    `insert into dues_allocations (id, payer_id, region_code, payment_id, bill_id, amount, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [uuidv7(), payment.payerId, payment.regionCode, payment.id, bill.id, moved, ctx.now],
  );
  await tx.execute(
    `update dues_bills set paid_amount = paid_amount + $2 where tenant_id = balai.tenant_id() and id = $1`,
    [bill.id, moved],
  );
  await tx.execute(
    `update dues_payments set allocated_amount = allocated_amount + $2
      where tenant_id = balai.tenant_id() and id = $1`,
    [payment.id, moved],
  );
  await settleCredit(tx, { payerId: payment.payerId }, ctx.now);
  await recordAudit(ctx, tx, {
    action: 'payment.moved',
    resource: 'dues.payment',
    objectId: payment.id,
    after: { bill_id: bill.id, amount: moved },
    reason: given.reason,
  });
  return moved;
}
