import { validate as isUuid } from 'uuid';
import type { PaymentMethod, PaymentStatus } from '#features/dues';
import { isPlainMonth } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type ListQuery, orderBy } from '#kernel/http';

/** A payment with whose it is and what it was meant for. */
export interface PaymentRow {
  id: string;
  payerId: string;
  memberName: string;
  memberNumber: string | null;
  membershipStatus: string;
  regionCode: string;
  /** Rupiah. */
  amount: number;
  receivedAmount: number | null;
  allocatedAmount: number;
  /** Taken back by adjustments, and what is not used yet. */
  reversedAmount: number;
  creditAmount: number;
  paidOn: string;
  method: PaymentMethod;
  reference: string;
  note: string;
  proofFileId: string | null;
  proofType: string | null;
  status: PaymentStatus;
  submittedBy: string | null;
  decidedByName: string;
  decidedAt: Date | null;
  rejectedReason: string | null;
  createdAt: Date;
  billId: string | null;
  billKind: 'registration' | 'monthly' | null;
  billPeriod: string | null;
  billAmount: number | null;
  /** What the bill still asks for, and the rupiah that make its transfer unique. */
  billRest: number | null;
  billSuffix: number | null;
  receiptNumber: string | null;
}

const SORTS = {
  sent: 'p.created_at',
  paid: ['p.paid_on', 'p.created_at'],
  amount: ['p.amount', '-p.created_at'],
  name: ['m.name_key', '-p.created_at'],
} as const;

export const PAYMENT_LIST = {
  sorts: Object.keys(SORTS),
  defaultSort: '-sent',
  filters: ['status', 'method', 'region', 'month', 'member'],
};

const SELECT = `select p.id, p.payer_id as "payerId", m.full_name as "memberName", m.member_number as "memberNumber",
    m.membership_status as "membershipStatus", p.region_code as "regionCode", p.amount,
    p.received_amount as "receivedAmount", p.allocated_amount as "allocatedAmount",
    p.reversed_amount as "reversedAmount", p.credit_amount as "creditAmount", p.paid_on as "paidOn", p.method,
    p.reference, p.note, p.proof_file_id as "proofFileId", f.media_type as "proofType", p.status,
    p.submitted_by as "submittedBy", p.decided_by_name as "decidedByName", p.decided_at as "decidedAt",
    p.rejected_reason as "rejectedReason", p.created_at as "createdAt", p.bill_id as "billId", b.kind as "billKind",
    b.period as "billPeriod", b.amount as "billAmount", b.amount - b.paid_amount - b.waived_amount as "billRest",
    b.transfer_suffix as "billSuffix", r.number as "receiptNumber"`;

const FROM = `from dues_payments p
    join members m on m.tenant_id = p.tenant_id and m.id = p.payer_id
    left join dues_bills b on b.tenant_id = p.tenant_id and b.id = p.bill_id
    left join files f on f.tenant_id = p.tenant_id and f.id = p.proof_file_id
    left join dues_receipts r on r.tenant_id = p.tenant_id and r.payment_id = p.id`;

/** One page of the payments inside the walls of this transaction, with the count and sum of the whole list. */
export async function readPaymentList(
  tx: Tx,
  list: ListQuery,
): Promise<{ items: PaymentRow[]; count: number; amount: number }> {
  const { where, values } = paymentConditions(list);
  const totals = await tx.one<{ count: number; amount: number }>(
    `select count(*) as count, coalesce(sum(coalesce(p.received_amount, p.amount) - p.reversed_amount), 0)::bigint as amount
       from dues_payments p join members m on m.tenant_id = p.tenant_id and m.id = p.payer_id where ${where}`,
    values,
  );
  const items = await tx.query<PaymentRow>(
    `${SELECT} ${FROM} where ${where} ${orderBy(list, SORTS, 'p.id')}
      limit ${list.size} offset ${list.offset}`,
    values,
  );
  return { items, ...totals! };
}

/** One payment, when it stands inside the walls of this transaction. */
export async function readPaymentRow(tx: Tx, id: string): Promise<PaymentRow | undefined> {
  if (!isUuid(id)) return undefined;
  return tx.one<PaymentRow>(`${SELECT} ${FROM} where p.tenant_id = balai.tenant_id() and p.id = $1`, [id]);
}

/** The payments meant for a bill, newest first. */
export function readPaymentsForBill(tx: Tx, billId: string): Promise<PaymentRow[]> {
  return tx.query<PaymentRow>(
    `${SELECT} ${FROM} where p.tenant_id = balai.tenant_id() and p.bill_id = $1 order by p.created_at desc`,
    [billId],
  );
}

/** What a verified payment paid off. */
export function readAllocations(
  tx: Tx,
  paymentId: string,
): Promise<{ billId: string; kind: 'registration' | 'monthly'; period: string; amount: number }[]> {
  return tx.query(
    `select b.id as "billId", b.kind, b.period, sum(a.amount)::bigint as amount
       from dues_allocations a join dues_bills b on b.tenant_id = a.tenant_id and b.id = a.bill_id
      where a.tenant_id = balai.tenant_id() and a.payment_id = $1
      group by b.id, b.kind, b.period, b.due_date having sum(a.amount) > 0 order by b.due_date, b.period`,
    [paymentId],
  );
}

/** What waits for the treasurer: how many proofs, their sum, and since when the oldest waits. */
export async function readWaiting(tx: Tx): Promise<{ count: number; amount: number; oldest: Date | null }> {
  const row = await tx.one<{ count: number; amount: number; oldest: Date | null }>(
    `select count(*) as count, coalesce(sum(amount), 0)::bigint as amount, min(created_at) as oldest
       from dues_payments where tenant_id = balai.tenant_id() and status = 'submitted'`,
  );
  return row!;
}

function paymentConditions(list: Pick<ListQuery, 'filters' | 'q'>): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const clauses = ['p.tenant_id = balai.tenant_id()'];
  const { status, method, region, month, member } = list.filters;
  if (status) clauses.push(`p.status = any(${bind(status)}::text[])`);
  if (method) clauses.push(`p.method = any(${bind(method)}::text[])`);
  if (region) clauses.push(`p.region_code = any(${bind(region)}::text[])`);
  if (month) {
    const months = month.filter(isPlainMonth).map((one) => {
      const first = bind(`${one}-01`);
      return `(p.paid_on >= ${first}::date and p.paid_on < (${first}::date + interval '1 month'))`;
    });
    clauses.push(months.length > 0 ? `(${months.join(' or ')})` : 'false');
  }
  if (member) clauses.push(`p.payer_id = any(${bind(member.filter(isUuid))}::uuid[])`);
  if (list.q !== '') {
    const text = bind(list.q.toLowerCase());
    clauses.push(
      `(strpos(m.name_key, ${text}) > 0 or lower(m.member_number) = ${text} or strpos(lower(p.reference), ${text}) > 0)`,
    );
  }
  return { where: clauses.join(' and '), values };
}
