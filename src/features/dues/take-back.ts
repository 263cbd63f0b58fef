import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';

/** What is freed: money of one payment, or money that paid one bill (of one payment, when both are named). */
export interface TakenBack {
  paymentId?: string;
  billId?: string;
  /** Rupiah. */
  amount: number;
}

/**
 * Frees money from the bills it paid, newest bill first, by allocations with the opposite sign. The money becomes credit
 * of its payment, the bills are open again. The caller holds the lock of the payer.
 *
 * @returns rupiah freed; less than asked when less was allocated
 */
export async function takeBack(tx: Tx, taken: TakenBack, now: Date): Promise<number> {
  const nets = await tx.query<{ paymentId: string; billId: string; amount: number }>(
    `select a.payment_id as "paymentId", a.bill_id as "billId", sum(a.amount)::bigint as amount
       from dues_allocations a join dues_bills b on b.tenant_id = a.tenant_id and b.id = a.bill_id
      where a.tenant_id = balai.tenant_id()
        and ($1::uuid is null or a.payment_id = $1) and ($2::uuid is null or a.bill_id = $2)
      group by a.payment_id, a.bill_id, b.due_date, b.period having sum(a.amount) > 0
      order by b.due_date desc, b.period desc, a.payment_id desc`,
    [taken.paymentId ?? null, taken.billId ?? null],
  );
  let left = taken.amount;
  for (const net of nets) {
    if (left === 0) break;
    const part = Math.min(left, net.amount);
    await freeOne(tx, { ...net, amount: part }, now);
    left -= part;
  }
  return taken.amount - left;
}

async function freeOne(
  tx: Tx,
  one: { paymentId: string; billId: string; amount: number },
  now: Date,
): Promise<void> {
  await tx.execute(
    `insert into dues_allocations (id, payer_id, region_code, payment_id, bill_id, amount, created_at)
     select $1, p.payer_id, p.region_code, p.id, $3, -$4::bigint, $5 from dues_payments p
      where p.tenant_id = balai.tenant_id() and p.id = $2`,
    [uuidv7(), one.paymentId, one.billId, one.amount, now],
  );
  await tx.execute(
    `update dues_bills set paid_amount = paid_amount - $2 where tenant_id = balai.tenant_id() and id = $1`,
    [one.billId, one.amount],
  );
  await tx.execute(
    `update dues_payments set allocated_amount = allocated_amount - $2 where tenant_id = balai.tenant_id() and id = $1`,
    [one.paymentId, one.amount],
  );
}
