import { validate as isUuid } from 'uuid';
import type { DuesAdjustment } from '#features/dues';
import type { Tx } from '#kernel/database';
import { type ListQuery, orderBy } from '#kernel/http';

/** An adjustment with whose it is and what it is about. */
export interface AdjustmentRow
  extends Pick<
    DuesAdjustment,
    | 'id'
    | 'number'
    | 'payerId'
    | 'regionCode'
    | 'kind'
    | 'amount'
    | 'billId'
    | 'paymentId'
    | 'claimId'
    | 'status'
    | 'proposedByName'
    | 'proposedAt'
    | 'decidedByName'
    | 'decidedAt'
  > {
  memberName: string;
  memberNumber: string | null;
  billKind: 'registration' | 'monthly' | null;
  billPeriod: string | null;
  /** Rupiah. */
  paymentAmount: number | null;
  claimNumber: string | null;
}

const SORTS = {
  waiting: ["(a.status <> 'proposed')", '-a.proposed_at'],
  sent: 'a.proposed_at',
  name: ['m.name_key', '-a.proposed_at'],
  amount: 'a.amount',
} as const;

export const ADJUSTMENT_LIST = {
  sorts: Object.keys(SORTS),
  defaultSort: 'waiting',
  filters: ['status', 'kind', 'region', 'member'],
};

const COLUMNS = `a.id, a.number, a.payer_id as "payerId", a.region_code as "regionCode", a.kind, a.amount,
  a.bill_id as "billId", a.payment_id as "paymentId", a.claim_id as "claimId", a.status,
  a.proposed_by_name as "proposedByName", a.proposed_at as "proposedAt", a.decided_by_name as "decidedByName",
  a.decided_at as "decidedAt", m.full_name as "memberName", m.member_number as "memberNumber",
  b.kind as "billKind", b.period as "billPeriod", coalesce(p.received_amount, p.amount) as "paymentAmount",
  c.number as "claimNumber"`;

const FROM = `from dues_adjustments a
    join members m on m.tenant_id = a.tenant_id and m.id = a.payer_id
    left join dues_bills b on b.tenant_id = a.tenant_id and b.id = a.bill_id
    left join dues_payments p on p.tenant_id = a.tenant_id and p.id = a.payment_id
    left join dues_claims c on c.tenant_id = a.tenant_id and c.id = a.claim_id`;

/** One page of the adjustments inside the walls of this transaction. */
export async function readAdjustmentList(
  tx: Tx,
  list: ListQuery,
): Promise<{ items: AdjustmentRow[]; count: number; waiting: number }> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const clauses = ['a.tenant_id = balai.tenant_id()'];
  const { status, kind, region, member } = list.filters;
  if (status) clauses.push(`a.status = any(${bind(status)}::text[])`);
  if (kind) clauses.push(`a.kind = any(${bind(kind)}::text[])`);
  if (region) clauses.push(`a.region_code = any(${bind(region)}::text[])`);
  if (member) clauses.push(`a.payer_id = any(${bind(member.filter(isUuid))}::uuid[])`);
  if (list.q !== '') {
    const text = bind(list.q.toLowerCase());
    clauses.push(
      `(strpos(m.name_key, ${text}) > 0 or lower(m.member_number) = ${text} or lower(a.number) = ${text})`,
    );
  }
  const where = clauses.join(' and ');
  const totals = await tx.one<{ count: number; waiting: number }>(
    `select count(*) as count, count(*) filter (where a.status = 'proposed') as waiting ${FROM} where ${where}`,
    values,
  );
  const items = await tx.query<AdjustmentRow>(
    `select ${COLUMNS} ${FROM} where ${where}
      ${orderBy(list, SORTS, 'a.id')} limit ${list.size} offset ${list.offset}`,
    values,
  );
  return { items, ...totals! };
}

/** One adjustment, when it stands inside the walls of this transaction. */
export async function readAdjustmentRow(tx: Tx, id: string): Promise<AdjustmentRow | undefined> {
  if (!isUuid(id)) return undefined;
  return tx.one<AdjustmentRow>(
    `select ${COLUMNS} ${FROM} where a.tenant_id = balai.tenant_id() and a.id = $1`,
    [id],
  );
}
