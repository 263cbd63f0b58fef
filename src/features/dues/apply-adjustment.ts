import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { actorOf, type WorkContext } from '#kernel/work';
import type { DuesAdjustment } from './adjustment.ts';
import { readBill, remainingOf } from './bill.ts';
import { readPayment } from './payment.ts';
import { recordPayment } from './record-payment.ts';
import { settleCredit } from './settle-credit.ts';
import { takeBack } from './take-back.ts';

/**
 * Posts a correction as new lines of the ledger; nothing that stands is changed. The caller holds the lock of the payer
 * and has made sure that it fits.
 *
 * @returns the payment it made, for `payment_entry`
 */
export async function applyAdjustment(
  ctx: WorkContext,
  tx: Tx,
  adjustment: DuesAdjustment,
): Promise<string | null> {
  if (adjustment.kind === 'payment_entry') {
    const { payment } = await recordPayment(ctx, tx, {
      payerId: adjustment.payerId,
      regionCode: adjustment.regionCode,
      billId: adjustment.billId,
      amount: adjustment.amount,
      paidOn: adjustment.paidOn!,
      method: adjustment.method!,
      reference: adjustment.reference,
      note: noteOf(adjustment),
    });
    return payment.id;
  }
  if (adjustment.kind === 'payment_reversal') await reversePayment(ctx, tx, adjustment);
  else await correctBill(ctx, tx, adjustment);
  // What was freed pays other bills; what is open again is paid by other credit.
  await settleCredit(tx, { payerId: adjustment.payerId }, ctx.now);
  return null;
}

async function reversePayment(ctx: WorkContext, tx: Tx, adjustment: DuesAdjustment): Promise<void> {
  const payment = (await readPayment(tx, adjustment.paymentId!, { isLocked: true }))!;
  const missing = Math.max(0, adjustment.amount - payment.creditAmount);
  if (missing > 0) await takeBack(tx, { paymentId: payment.id, amount: missing }, ctx.now);
  await tx.execute(
    `update dues_payments set reversed_amount = reversed_amount + $2 where tenant_id = balai.tenant_id() and id = $1`,
    [payment.id, adjustment.amount],
  );
  await addEntry(ctx, tx, adjustment, { kind: 'reversal', amount: adjustment.amount, paymentId: payment.id });
}

async function correctBill(ctx: WorkContext, tx: Tx, adjustment: DuesAdjustment): Promise<void> {
  const isLess = adjustment.kind === 'bill_reduction';
  if (isLess) {
    const bill = (await readBill(tx, adjustment.billId!))!;
    const paid = Math.max(0, adjustment.amount - remainingOf(bill));
    if (paid > 0) await takeBack(tx, { billId: bill.id, amount: paid }, ctx.now);
  }
  await tx.execute(
    `update dues_bills set waived_amount = waived_amount + $2,
       waived_reason = case when waived_amount + $2 > 0 then coalesce(waived_reason, $3) end
      where tenant_id = balai.tenant_id() and id = $1`,
    [adjustment.billId, isLess ? adjustment.amount : -adjustment.amount, adjustment.reason],
  );
  await addEntry(ctx, tx, adjustment, {
    kind: 'adjustment',
    amount: isLess ? -adjustment.amount : adjustment.amount,
    paymentId: null,
  });
}

async function addEntry(
  ctx: WorkContext,
  tx: Tx,
  adjustment: DuesAdjustment,
  line: { kind: 'reversal' | 'adjustment'; amount: number; paymentId: string | null },
): Promise<void> {
  const actor = actorOf(ctx);
  await tx.execute(
    `insert into dues_entries (id, payer_id, region_code, at, kind, amount, bill_id, payment_id, actor_id, actor_name, note)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[uuidv7(), adjustment.payerId, adjustment.regionCode, ctx.now, line.kind, line.amount],
      ...[line.kind === 'adjustment' ? adjustment.billId : null, line.paymentId],
      ...[actor.id, actor.name, noteOf(adjustment)],
    ],
  );
}

const noteOf = (adjustment: DuesAdjustment) => `${adjustment.number}: ${adjustment.reason}`;
