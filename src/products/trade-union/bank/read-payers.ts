import { transferSuffixOf } from '#features/dues';
import type { Tx } from '#kernel/database';
import type { PayerToMatch } from './match-lines.ts';

/** Everybody money could come from, with open bills and payments since a day. */
export async function readPayersToMatch(
  tx: Tx,
  given: { today: string; since: string; memberId?: string },
): Promise<PayerToMatch[]> {
  const rows = await tx.query<Omit<PayerToMatch, 'suffix' | 'open' | 'rate' | 'payments'> & Row>(
    `select m.id as "payerId", m.full_name as name, m.member_number as "memberNumber", o.open, r.amount as rate,
       p.payments
       from members m
       left join (select b.payer_id, array_agg((b.amount - b.paid_amount - b.waived_amount)::int
                    order by b.due_date, b.period) as open
                    from dues_bills b where b.tenant_id = balai.tenant_id() and b.status = 'unpaid'
                   group by b.payer_id) o on o.payer_id = m.id
       left join (select p.payer_id, jsonb_agg(jsonb_build_object('id', p.id,
                    'amount', coalesce(p.received_amount - p.reversed_amount, p.amount), 'paidOn', p.paid_on,
                    'isVerified', p.status = 'verified') order by p.paid_on) as payments
                    from dues_payments p
                    left join dues_bank_lines l on l.tenant_id = p.tenant_id and l.payment_id = p.id
                   where p.tenant_id = balai.tenant_id() and l.id is null and p.method in ('transfer', 'qris')
                     and (p.status = 'submitted' or (p.status = 'verified' and p.paid_on >= $2::date))
                   group by p.payer_id) p on p.payer_id = m.id
       left join dues_rates r on r.tenant_id = m.tenant_id and r.code = m.dues_rate_code
        and r.effective_from <= $1::date and (r.effective_to is null or r.effective_to >= $1::date)
      where m.tenant_id = balai.tenant_id() and m.deleted_at is null
        and (m.membership_status in ('active', 'candidate', 'inactive') or o.open is not null)
        and ($3::uuid is null or m.id = $3)`,
    [given.today, given.since, given.memberId ?? null],
  );
  return rows.map(({ open, rate, payments, ...row }) => ({
    ...row,
    suffix: transferSuffixOf(row.payerId),
    open: open ?? [],
    rate: rate ?? 0,
    payments: payments ?? [],
  }));
}

interface Row {
  open: number[] | null;
  rate: number | null;
  payments: { id: string; amount: number; paidOn: string; isVerified: boolean }[] | null;
}
