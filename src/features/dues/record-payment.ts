import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { todayIn } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { actorOf, invalid, type WorkContext } from '#kernel/work';
import { bookPayment } from './book-payment.ts';
import { type DuesReceipt, issueReceipt } from './issue-receipt.ts';
import { lockPayer } from './payer-lock.ts';
import type { DuesPayment, PaymentMethod } from './payment.ts';
import { refuseOwn } from './refuse-own.ts';
import { zoneOf } from './zone-of.ts';

export interface FoundMoney {
  payerId: string;
  regionCode: string;
  /** The bill it was meant for; the oldest ones without. */
  billId: string | null;
  /** Rupiah that came in. */
  amount: number;
  /** 'YYYY-MM-DD' */
  paidOn: string;
  method: PaymentMethod;
  reference: string;
  note: string;
}

const MOST_RUPIAH = 1_000_000_000;

/**
 * Posts money that an officer found to have come in, with no proof sent by the payer: a line of a bank statement, a wage
 * deduction, an approved claim. Whoever calls it has made sure that the same money is not posted twice.
 *
 * @throws AppError 403 `own_payment`; 422 for an odd amount or a day to come
 */
export async function recordPayment(
  ctx: WorkContext,
  tx: Tx,
  money: FoundMoney,
): Promise<{ payment: DuesPayment; receipt: DuesReceipt }> {
  refuseOwn(ctx, money.payerId, 'own_payment', 'Pembayaran Anda sendiri dicatat oleh bendahara lain.');
  if (!Number.isSafeInteger(money.amount) || money.amount < 1 || money.amount > MOST_RUPIAH) {
    throw invalid({ amount: 'Isi jumlah yang masuk dalam rupiah bulat, paling sedikit Rp1.' });
  }
  if (money.paidOn > todayIn(zoneOf(ctx.tenant), ctx.now)) {
    throw invalid({ paidOn: 'Tanggal bayar belum tiba.' });
  }
  await lockPayer(tx, money.payerId);
  const actor = actorOf(ctx);
  const id = uuidv7();
  await tx.execute(
    `insert into dues_payments (id, payer_id, region_code, amount, received_amount, paid_on, method, reference, note,
       status, decided_by, decided_by_name, decided_at, bill_id, created_at)
     values ($1, $2, $3, $4, $4, $5, $6, $7, $8, 'verified', $9, $10, $11, $12, $11)`,
    [
      ...[id, money.payerId, money.regionCode, money.amount, money.paidOn, money.method],
      ...[
        money.reference.slice(0, 60),
        money.note.slice(0, 300),
        actor.id,
        actor.name,
        ctx.now,
        money.billId,
      ],
    ],
  );
  const payment = await bookPayment(ctx, tx, { ...money, id });
  await recordAudit(ctx, tx, {
    action: 'payment.posted',
    resource: 'dues.payment',
    objectId: id,
    after: { amount: money.amount, paid_on: money.paidOn, method: money.method, reference: money.reference },
    ...(money.note ? { reason: money.note } : {}),
  });
  return { payment, receipt: await issueReceipt(ctx, tx, payment) };
}
