import type { Tx } from '#kernel/database';
import { type ListQuery, orderBy } from '#kernel/http';
import { lateSql } from './late-bills.ts';

/** A member who is behind, counted at this moment. */
export interface ArrearsRow {
  payerId: string;
  name: string;
  number: string | null;
  regionCode: string;
  rateCode: string | null;
  months: number;
  /** Rupiah. */
  amount: number;
  oldestDue: string;
  heldAt: Date | null;
  finalNoticeAt: Date | null;
  deferredUntil: string | null;
  toldAt: Date | null;
}

const SORTS = {
  months: ['l.n', 'l.owed', '-m.name_key'],
  amount: ['l.owed', '-m.name_key'],
  name: 'm.name_key',
} as const;

export const ARREARS_LIST = {
  sorts: Object.keys(SORTS),
  defaultSort: '-months',
  filters: ['stage', 'region', 'rate'],
};

/** The steps of the ladder, as filters of the list. */
const STAGES: Readonly<Record<string, string>> = {
  reminder: 'l.n = 1',
  warning: 'l.n = 2',
  hold: 'l.n >= 3',
  held: 'm.dues_held_at is not null',
  deferred: 's.deferred_until >= $1::date',
};

const FROM = `from members m
    join (${lateSql('$1')}) l on l.payer_id = m.id
    left join dues_standings s on s.tenant_id = m.tenant_id and s.payer_id = m.id`;

/** One page of the active members with late bills, inside the walls of this transaction, and the sums of all. */
export async function readArrearsList(
  tx: Tx,
  list: ListQuery,
  today: string,
): Promise<{ items: ArrearsRow[]; count: number; months: number; amount: number }> {
  const values: unknown[] = [today];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const clauses = [
    'm.tenant_id = balai.tenant_id()',
    "m.membership_status = 'active'",
    'm.deleted_at is null',
  ];
  const { stage, region, rate } = list.filters;
  if (stage) clauses.push(`(${stage.map((one) => STAGES[one] ?? 'false').join(' or ')})`);
  if (region) clauses.push(`m.region_code = any(${bind(region)}::text[])`);
  if (rate) clauses.push(`m.dues_rate_code = any(${bind(rate)}::text[])`);
  if (list.q !== '') {
    const text = bind(list.q.toLowerCase());
    clauses.push(`(strpos(m.name_key, ${text}) > 0 or lower(m.member_number) = ${text})`);
  }
  const where = clauses.join(' and ');
  const totals = await tx.one<{ count: number; months: number; amount: number }>(
    `select count(*) as count, coalesce(sum(l.n), 0)::bigint as months, coalesce(sum(l.owed), 0)::bigint as amount
       ${FROM} where ${where}`,
    values,
  );
  const items = await tx.query<ArrearsRow>(
    `select m.id as "payerId", m.full_name as name, m.member_number as number, m.region_code as "regionCode",
       m.dues_rate_code as "rateCode", l.n as months, l.owed as amount, l.oldest as "oldestDue",
       m.dues_held_at as "heldAt", s.final_notice_at as "finalNoticeAt", s.deferred_until as "deferredUntil",
       s.told_at as "toldAt"
       ${FROM} where ${where}
      ${orderBy(list, SORTS, 'm.id')} limit ${list.size} offset ${list.offset}`,
    values,
  );
  return { items, ...totals! };
}
