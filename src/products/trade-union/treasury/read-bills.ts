import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';
import type { ListQuery } from './list-query.ts';

/** A bill with whose it is, as the treasurer's lists show it. */
export interface BillRow {
  id: string;
  payerId: string;
  memberName: string;
  memberNumber: string | null;
  regionCode: string;
  kind: 'registration' | 'monthly';
  period: string;
  rateCode: string;
  rateLabel: string;
  /** Rupiah, as are the next two. */
  amount: number;
  paidAmount: number;
  waivedAmount: number;
  status: 'unpaid' | 'paid' | 'waived' | 'overdue';
  dueDate: string;
}

export interface BillTotals {
  count: number;
  amount: number;
  paid: number;
  waived: number;
}

export const BILL_FILTERS = ['period', 'status', 'region', 'rate', 'kind', 'member'] as const;

const SORTS: Readonly<Record<string, string>> = {
  name: 'm.name_key asc, b.due_date desc',
  '-name': 'm.name_key desc, b.due_date desc',
  due: 'b.due_date asc, m.name_key asc',
  '-due': 'b.due_date desc, m.name_key asc',
  amount: 'b.amount asc, m.name_key asc',
  '-amount': 'b.amount desc, m.name_key asc',
};

export const DEFAULT_BILL_SORT = '-due';

/** `$1` is today. */
const COLUMNS = `b.id, b.payer_id as "payerId", m.full_name as "memberName", m.member_number as "memberNumber",
  b.region_code as "regionCode", b.kind, b.period, b.rate_code as "rateCode", b.rate_label as "rateLabel", b.amount,
  b.paid_amount as "paidAmount", b.waived_amount as "waivedAmount", b.due_date as "dueDate",
  case when b.status = 'unpaid' and b.due_date < $1::date then 'overdue' else b.status end as status`;

/** One page of the bills inside the walls of this transaction, with the sums of the whole list. */
export async function readBillList(
  tx: Tx,
  query: ListQuery,
  today: string,
): Promise<{ items: BillRow[]; totals: BillTotals }> {
  const { where, values } = billConditions(query, today);
  const from = `from dues_bills b join members m on m.tenant_id = b.tenant_id and m.id = b.payer_id where ${where}`;
  const totals = await tx.one<BillTotals>(
    `select count(*) as count, coalesce(sum(b.amount), 0)::bigint as amount,
       coalesce(sum(b.paid_amount), 0)::bigint as paid, coalesce(sum(b.waived_amount), 0)::bigint as waived ${from}`,
    values,
  );
  const items = await tx.query<BillRow>(
    `select ${COLUMNS} ${from}
     order by ${SORTS[query.sort] ?? SORTS[DEFAULT_BILL_SORT]}, b.id
     limit ${query.size} offset ${(query.page - 1) * query.size}`,
    values,
  );
  return { items, totals: totals! };
}

/** One bill, when it stands inside the walls of this transaction. */
export async function readBillRow(tx: Tx, id: string, today: string): Promise<BillRow | undefined> {
  if (!isUuid(id)) return undefined;
  return tx.one<BillRow>(
    `select ${COLUMNS} from dues_bills b join members m on m.tenant_id = b.tenant_id and m.id = b.payer_id
      where b.tenant_id = balai.tenant_id() and b.id = $2`,
    [today, id],
  );
}

/** The filters of lists and sums as conditions over `b` (bills) and, for a search, `m` (members); `$1` is today. */
export function billConditions(
  query: Pick<ListQuery, 'filters' | 'q'>,
  today: string,
): { where: string; values: unknown[] } {
  const values: unknown[] = [today];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const clauses = ['b.tenant_id = balai.tenant_id()', '$1::date is not null'];
  const { period, status, region, rate, kind, member } = query.filters;
  if (period) clauses.push(`b.period = ${bind(period.replace('-', ''))}`);
  if (region) clauses.push(`b.region_code = ${bind(region)}`);
  if (rate) clauses.push(`b.rate_code = ${bind(rate)}`);
  if (kind) clauses.push(`b.kind = ${bind(kind)}`);
  if (member) clauses.push(isUuid(member) ? `b.payer_id = ${bind(member)}::uuid` : 'false');
  if (status === 'overdue') clauses.push(`b.status = 'unpaid' and b.due_date < $1::date`);
  else if (status) clauses.push(`b.status = ${bind(status)}`);
  if (query.q !== '') {
    const text = bind(query.q.toLowerCase());
    clauses.push(`(strpos(m.name_key, ${text}) > 0 or lower(m.member_number) = ${text})`);
  }
  return { where: clauses.join(' and '), values };
}
