import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';
import { type ListQuery, orderBy } from '#kernel/http';

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

const SORTS = {
  name: ['m.name_key', '-b.due_date'],
  due: ['b.due_date', '-m.name_key'],
  amount: ['b.amount', '-m.name_key'],
} as const;

export const BILL_LIST = {
  sorts: Object.keys(SORTS),
  defaultSort: '-due',
  filters: ['period', 'status', 'region', 'rate', 'kind', 'member'],
};

/** `$1` is today. */
const COLUMNS = `b.id, b.payer_id as "payerId", m.full_name as "memberName", m.member_number as "memberNumber",
  b.region_code as "regionCode", b.kind, b.period, b.rate_code as "rateCode", b.rate_label as "rateLabel", b.amount,
  b.paid_amount as "paidAmount", b.waived_amount as "waivedAmount", b.due_date as "dueDate",
  case when b.status = 'unpaid' and b.due_date < $1::date then 'overdue' else b.status end as status`;

/** One page of the bills inside the walls of this transaction, with the sums of the whole list. */
export async function readBillList(
  tx: Tx,
  list: ListQuery,
  today: string,
): Promise<{ items: BillRow[]; totals: BillTotals }> {
  const { where, values } = billConditions(list, today);
  const from = `from dues_bills b join members m on m.tenant_id = b.tenant_id and m.id = b.payer_id where ${where}`;
  const totals = await tx.one<BillTotals>(
    `select count(*) as count, coalesce(sum(b.amount), 0)::bigint as amount,
       coalesce(sum(b.paid_amount), 0)::bigint as paid, coalesce(sum(b.waived_amount), 0)::bigint as waived ${from}`,
    values,
  );
  const items = await tx.query<BillRow>(
    `select ${COLUMNS} ${from}
     ${orderBy(list, SORTS, 'b.id')} limit ${list.size} offset ${list.offset}`,
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
  list: Pick<ListQuery, 'filters' | 'q'>,
  today: string,
): { where: string; values: unknown[] } {
  const values: unknown[] = [today];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const clauses = ['b.tenant_id = balai.tenant_id()', '$1::date is not null'];
  const { period, status, region, rate, kind, member } = list.filters;
  if (period) clauses.push(`b.period = any(${bind(period.map((month) => month.replace('-', '')))}::text[])`);
  if (region) clauses.push(`b.region_code = any(${bind(region)}::text[])`);
  if (rate) clauses.push(`b.rate_code = any(${bind(rate)}::text[])`);
  if (kind) clauses.push(`b.kind = any(${bind(kind)}::text[])`);
  if (member) clauses.push(`b.payer_id = any(${bind(member.filter(isUuid))}::uuid[])`);
  if (status) {
    const late = status.includes('overdue') ? " or (b.status = 'unpaid' and b.due_date < $1::date)" : '';
    clauses.push(`(b.status = any(${bind(status)}::text[])${late})`);
  }
  if (list.q !== '') {
    const text = bind(list.q.toLowerCase());
    clauses.push(`(strpos(m.name_key, ${text}) > 0 or lower(m.member_number) = ${text})`);
  }
  return { where: clauses.join(' and '), values };
}
