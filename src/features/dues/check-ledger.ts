import type { Tx } from '#kernel/database';

export interface LedgerFault {
  payerId: string;
  /** What disagrees, in English for the log. */
  fault: 'bill sum' | 'payment sum' | 'balance';
}

/**
 * Compares what the functions keep (paid and allocated sums) with the lines they were made of, for every person: each
 * bill with its allocations, each payment with its allocations and its entry, and the ledger with open bills less
 * credit. Empty when the books are right; run every night.
 */
export function checkLedger(tx: Tx): Promise<LedgerFault[]> {
  return tx.query<LedgerFault>(
    `select b.payer_id as "payerId", 'bill sum' as fault from dues_bills b
       left join (select bill_id, sum(amount) as amount from dues_allocations
                   where tenant_id = balai.tenant_id() group by bill_id) a on a.bill_id = b.id
       left join (select bill_id, -sum(amount) as amount from dues_entries
                   where tenant_id = balai.tenant_id() and kind in ('waiver', 'adjustment') group by bill_id) w on w.bill_id = b.id
      where b.tenant_id = balai.tenant_id()
        and (b.paid_amount <> coalesce(a.amount, 0) or b.waived_amount <> coalesce(w.amount, 0))
     union all
     select p.payer_id, 'payment sum' from dues_payments p
       left join (select payment_id, sum(amount) as amount from dues_allocations
                   where tenant_id = balai.tenant_id() group by payment_id) a on a.payment_id = p.id
       left join (select payment_id, -sum(amount) as amount from dues_entries
                   where tenant_id = balai.tenant_id() and kind = 'payment' group by payment_id) e on e.payment_id = p.id
       left join (select payment_id, sum(amount) as amount from dues_entries
                   where tenant_id = balai.tenant_id() and kind = 'reversal' group by payment_id) v on v.payment_id = p.id
      where p.tenant_id = balai.tenant_id()
        and (p.allocated_amount <> coalesce(a.amount, 0) or coalesce(p.received_amount, 0) <> coalesce(e.amount, 0)
          or p.reversed_amount <> coalesce(v.amount, 0))
     union all
     select l.payer_id, 'balance' from (
       select payer_id, sum(amount) as balance from dues_ledger where tenant_id = balai.tenant_id() group by payer_id) l
       left join (select payer_id, sum(amount - paid_amount - waived_amount) as amount from dues_bills
                   where tenant_id = balai.tenant_id() group by payer_id) o on o.payer_id = l.payer_id
       left join (select payer_id, sum(credit_amount) as amount from dues_payments
                   where tenant_id = balai.tenant_id() group by payer_id) c
         on c.payer_id = l.payer_id
      where l.balance <> coalesce(o.amount, 0) - coalesce(c.amount, 0)`,
  );
}
