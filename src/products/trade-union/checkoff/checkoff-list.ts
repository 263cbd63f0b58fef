import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';
import { type ListQuery, orderBy } from '#kernel/http';
import { coversSql, notNamedSql } from './coverage.ts';

export type ListState = 'made' | 'handed_over' | 'closed' | 'cancelled';

/** One list for one employer and one month. */
export interface CheckoffList {
  id: string;
  number: string;
  employer: string;
  /** 'YYYYMM' */
  period: string;
  state: ListState;
  madeByName: string;
  madeAt: Date;
  /** To whom at the employer. */
  recipient: string;
  handedOverOn: string | null;
  handedOverByName: string;
  closedAt: Date | null;
  closedByName: string;
  cancelledReason: string | null;
  /** People on it, and what is asked for them in rupiah; who fell off does not count. */
  count: number;
  asked: number;
  /** Those whose deduction is posted. */
  deductedCount: number;
  deducted: number;
  dropped: number;
}

const SELECT = `select l.id, l.number, l.employer, l.period, l.state, l.made_by_name as "madeByName", l.made_at as "madeAt",
    l.recipient, l.handed_over_on as "handedOverOn", l.handed_over_by_name as "handedOverByName",
    l.closed_at as "closedAt", l.closed_by_name as "closedByName", l.cancelled_reason as "cancelledReason",
    coalesce(s.count, 0) as count, coalesce(s.asked, 0)::bigint as asked,
    coalesce(s.deducted_count, 0) as "deductedCount", coalesce(s.deducted, 0)::bigint as deducted,
    coalesce(s.dropped, 0) as dropped`;

const FROM = `from checkoff_lists l
    left join lateral (
      select count(*) filter (where i.outcome <> 'dropped') as count,
        sum(i.asked_amount) filter (where i.outcome <> 'dropped') as asked,
        count(*) filter (where i.outcome = 'deducted') as deducted_count, sum(i.deducted_amount) as deducted,
        count(*) filter (where i.outcome = 'dropped') as dropped
        from checkoff_items i where i.tenant_id = balai.tenant_id() and i.list_id = l.id) s on true
   where l.tenant_id = balai.tenant_id()`;

const SORTS = {
  made: 'l.made_at',
  period: ['l.period', '-l.employer_key'],
  employer: ['l.employer_key', '-l.period'],
} as const;

export const CHECKOFF_LIST = {
  sorts: Object.keys(SORTS),
  defaultSort: '-made',
  filters: ['state', 'employer', 'period'],
};

/** One page of the lists. */
export async function readCheckoffLists(
  tx: Tx,
  list: ListQuery,
): Promise<{ items: CheckoffList[]; count: number }> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const clauses = ['true'];
  const { state, employer, period } = list.filters;
  if (state) clauses.push(`l.state = any(${bind(state)}::text[])`);
  if (employer)
    clauses.push(`l.employer_key = any(${bind(employer.map((one) => one.toLowerCase()))}::text[])`);
  if (period) clauses.push(`l.period = any(${bind(period.map((one) => one.replace('-', '')))}::text[])`);
  if (list.q !== '') {
    const text = bind(list.q.toLowerCase());
    clauses.push(`(strpos(l.employer_key, ${text}) > 0 or lower(l.number) = ${text})`);
  }
  const where = clauses.join(' and ');
  const total = await tx.one<{ count: number }>(
    `select count(*) as count from checkoff_lists l where l.tenant_id = balai.tenant_id() and ${where}`,
    values,
  );
  const items = await tx.query<CheckoffList>(
    `${SELECT} ${FROM} and ${where} ${orderBy(list, SORTS, 'l.id')} limit ${list.size} offset ${list.offset}`,
    values,
  );
  return { items, count: total?.count ?? 0 };
}

/** One list; `isLocked` holds it until the end of the transaction. */
export async function readCheckoffList(
  tx: Tx,
  id: string,
  options: { isLocked?: boolean } = {},
): Promise<CheckoffList | undefined> {
  if (!isUuid(id)) return undefined;
  return tx.one<CheckoffList>(
    `${SELECT} ${FROM} and l.id = $1
      ${options.isLocked ? 'for update of l' : ''}`,
    [id],
  );
}

export type ItemOutcome = 'waiting' | 'deducted' | 'not_deducted' | 'dropped';

/** One person on a list, for the treasurer's eyes. */
export interface CheckoffItem {
  id: string;
  payerId: string;
  regionCode: string;
  billId: string;
  name: string;
  memberNumber: string | null;
  employeeNumber: string | null;
  /** Rupiah. */
  asked: number;
  deducted: number | null;
  outcome: ItemOutcome;
  droppedReason: string | null;
  paymentId: string | null;
  /** Has left the union since, or works elsewhere now. */
  isGone: boolean;
}

/** Everybody on a list, by name; also those who fell off. */
export function readItems(tx: Tx, listId: string): Promise<CheckoffItem[]> {
  return tx.query<CheckoffItem>(
    `select i.id, i.payer_id as "payerId", i.region_code as "regionCode", i.bill_id as "billId", m.full_name as name,
       m.member_number as "memberNumber", m.employee_number as "employeeNumber", i.asked_amount as asked,
       i.deducted_amount as deducted, i.outcome, i.dropped_reason as "droppedReason", i.payment_id as "paymentId",
       coalesce(${notNamedSql} in ('not_active', 'moved'), false) as "isGone"
       from checkoff_items i
       join checkoff_mandates k on k.tenant_id = i.tenant_id and k.id = i.mandate_id
       join members m on m.tenant_id = i.tenant_id and m.id = i.payer_id
      where i.tenant_id = balai.tenant_id() and i.list_id = $1 order by m.name_key, i.id`,
    [listId],
  );
}

/** A person as a paper for the employer names them, and no more. */
export interface NamedPerson {
  name: string;
  employeeNumber: string | null;
  memberNumber: string | null;
  /** Rupiah. */
  asked: number;
}

/**
 * Whom a paper for the employer may name: the one door to every file that leaves for an employer. Whoever asked not to
 * be named is not in it, whatever the list holds; before it was handed over, neither is who left, withdrew or paid.
 */
export function readNamedPeople(tx: Tx, listId: string): Promise<NamedPerson[]> {
  return tx.query<NamedPerson>(
    `select m.full_name as name, m.employee_number as "employeeNumber", m.member_number as "memberNumber",
       i.asked_amount as asked
       from checkoff_items i
       join checkoff_mandates k on k.tenant_id = i.tenant_id and k.id = i.mandate_id
       join members m on m.tenant_id = i.tenant_id and m.id = i.payer_id
      where i.tenant_id = balai.tenant_id() and i.list_id = $1 and i.outcome <> 'dropped'
        and not m.hides_from_employer
        and (i.is_handed_over or ((${notNamedSql}) is null and ${coversSql('i.period')}))
      order by m.name_key, i.id`,
    [listId],
  );
}

/** A person's bills that stand on a list and wait for the employer. */
export async function readAskedOfEmployer(tx: Tx, payerId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ billId: string }>(
    `select i.bill_id as "billId" from checkoff_items i
      where i.tenant_id = balai.tenant_id() and i.payer_id = $1 and i.outcome = 'waiting'`,
    [payerId],
  );
  return new Set(rows.map(({ billId }) => billId));
}
