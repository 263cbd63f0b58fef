import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { actorOf, type WorkContext } from '#kernel/work';
import { type DuesPayment, readPayment } from './payment.ts';
import { settleCredit } from './settle-credit.ts';

/**
 * Enters a verified payment in the ledger and lets it pay: the bill it was meant for first, then the oldest ones. The
 * caller holds the lock of the payer; the database lets no payment in twice.
 */
export async function bookPayment(
  ctx: WorkContext,
  tx: Tx,
  payment: Pick<DuesPayment, 'id' | 'payerId' | 'regionCode' | 'billId'>,
): Promise<DuesPayment> {
  const actor = actorOf(ctx);
  await tx.execute(
    `insert into dues_entries (id, payer_id, region_code, at, kind, amount, bill_id, payment_id, actor_id, actor_name)
     select $1, $2, $3, $4, 'payment', -p.received_amount, p.bill_id, p.id, $6, $7 from dues_payments p
      where p.tenant_id = balai.tenant_id() and p.id = $5 and p.status = 'verified'`,
    [uuidv7(), payment.payerId, payment.regionCode, ctx.now, payment.id, actor.id, actor.name],
  );
  await settleCredit(tx, { payerId: payment.payerId, firstBillId: payment.billId }, ctx.now);
  return (await readPayment(tx, payment.id))!;
}
