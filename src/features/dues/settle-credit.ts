import type { Tx } from '#kernel/database';

/** One person; or everybody in a stretch of ids whose credit is worth using. */
export type SettleScope =
  | { payerId: string; firstBillId?: string | null }
  /** `from` exclusive, `to` inclusive; credit below `leastCredit` rupiah waits until it has grown. */
  | { from: string; to: string; leastCredit: number };

/**
 * Lets verified money that has paid for nothing yet pay off open bills, oldest payment first and oldest bill first, as
 * far as either lasts. One statement for one person or for ten thousand: amounts are laid end to end on a line, money
 * above, debts below, and where two stretches overlap that many rupiah of this payment pay that bill.
 *
 * The caller holds the lock of these payers.
 * @param now when the allocation is dated
 * @returns how many allocations were written and their sum in rupiah
 */
export async function settleCredit(
  tx: Tx,
  scope: SettleScope,
  now: Date,
): Promise<{ count: number; amount: number }> {
  const isOne = 'payerId' in scope;
  const among = isOne
    ? 'payer_id = $2'
    : `payer_id > $2 and payer_id <= $3 and payer_id in (
         select p.payer_id from dues_payments p
          where p.tenant_id = balai.tenant_id() and p.credit_amount > 0
            and p.payer_id > $2 and p.payer_id <= $3
          group by p.payer_id having sum(p.credit_amount) >= $4)`;
  const first = isOne ? 'b.id is not distinct from $3::uuid desc, ' : '';
  const rows = await tx.query<{ count: number; amount: number }>(
    `with credit as (
       select p.id, p.payer_id, p.region_code, p.credit_amount as rest,
         sum(p.credit_amount) over (partition by p.payer_id order by p.paid_on, p.id) as upto
         from dues_payments p
        where p.tenant_id = balai.tenant_id() and p.credit_amount > 0
          and p.${among}
     ), debt as (
       select b.id, b.payer_id, b.amount - b.paid_amount - b.waived_amount as rest,
         sum(b.amount - b.paid_amount - b.waived_amount)
           over (partition by b.payer_id order by ${first}b.due_date, b.period, b.id) as upto
         from dues_bills b
        where b.tenant_id = balai.tenant_id() and b.status = 'unpaid'
          and b.payer_id in (select c.payer_id from credit c)
     ), allocated as (
       insert into dues_allocations (id, payer_id, region_code, payment_id, bill_id, amount, created_at)
       select gen_random_uuid(), c.payer_id, c.region_code, c.id, d.id,
         least(c.upto, d.upto) - greatest(c.upto - c.rest, d.upto - d.rest), $1
         from credit c join debt d on d.payer_id = c.payer_id
          and least(c.upto, d.upto) > greatest(c.upto - c.rest, d.upto - d.rest)
       returning payment_id, bill_id, amount
     ), bills as (
       update dues_bills b set paid_amount = b.paid_amount + a.amount
         from (select bill_id, sum(amount)::bigint as amount from allocated group by bill_id) a
        where b.tenant_id = balai.tenant_id() and b.id = a.bill_id
     ), payments as (
       update dues_payments p set allocated_amount = p.allocated_amount + a.amount
         from (select payment_id, sum(amount)::bigint as amount from allocated group by payment_id) a
        where p.tenant_id = balai.tenant_id() and p.id = a.payment_id
     )
     select count(*) as count, coalesce(sum(amount), 0)::bigint as amount from allocated`,
    isOne ? [now, scope.payerId, scope.firstBillId ?? null] : [now, scope.from, scope.to, scope.leastCredit],
  );
  return rows[0]!;
}
