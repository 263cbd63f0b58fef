import { periodOf } from '#features/dues';
import { isPlainMonth, shiftMonth, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy, type RequestContext } from '#kernel/http';
import { lateCountSql } from '../arrears/late-bills.ts';
import { billStateSql, type MemberGrouping, memberAtSql, memberGroupings } from './groupings.ts';
import { keysOf } from './store-member.ts';

/** One row of a list of people; what is sensitive is not in it. */
export interface MemberListItem {
  id: string;
  fullName: string;
  memberNumber: string | null;
  universityName: string | null;
  faculty: string | null;
  regionCode: string;
  employmentStatus: string;
  academicRank: string;
  golongan: string | null;
  duesRateCode: string | null;
  gender: string | null;
  email: string | null;
  /** Stage of the membership flow, as the database derives it from the stored facts. */
  stage: string;
  membershipStatus: string;
  onboardingState: string;
  accountStatus: string;
  joinedAt: string | null;
  createdAt: Date;
  isHeld: boolean;
  overdueCount: number;
  /** A proof of payment waits for the treasurer. */
  hasWaitingPayment: boolean;
}

/** What a list of members may be asked for; the address holds it all. */
export const memberListShape: ListShape = {
  sorts: ['name', 'number', 'campus', 'region', 'joined', 'created', 'status'],
  defaultSort: 'name',
  filters: [...Object.keys(memberGroupings), ...['joined', 'volunteer', 'account', 'memberAt', 'bill', 'id']],
};

/** The same for one person: who sees only payment columns cannot ask for the others by a filter either. */
export function listShapeFor(ctx: Pick<RequestContext, 'can'>): ListShape {
  if (ctx.can('member.profile', 'view')) return memberListShape;
  const groupings: Readonly<Record<string, MemberGrouping>> = memberGroupings;
  const filters = memberListShape.filters?.filter((name) => !groupings[name]?.isProfile) ?? [];
  return { ...memberListShape, filters };
}

const SORTS: Readonly<Record<string, string>> = {
  name: 'm.name_key',
  number: 'm.member_number',
  campus: 'm.university_name',
  region: 'm.region_code',
  joined: 'm.joined_at',
  created: 'm.created_at',
  status: 'm.membership_status',
};

/** The same order of questions as `deriveMembership`; a test holds the two together. */
export const STAGE_SQL = `case
    when m.deleted_at is not null then 'deleted'
    when m.ended_as is not null then m.ended_as
    when m.disabled_at is not null then 'disabled'
    when m.rejected_at is not null then 'rejected'
    when m.cancelled_at is not null then 'cancelled'
    when m.approved_at is not null and m.suspended_at is not null then 'suspended'
    when m.approved_at is not null then 'active'
    when m.payment_submitted_at is not null and m.email_verified_at is not null then 'email_verified'
    when m.payment_submitted_at is not null then 'payment_submitted'
    when m.origin = 'import' then 'imported'
    else 'registered' end`;

const COLUMNS = `m.id, m.full_name as "fullName", m.member_number as "memberNumber",
  m.university_name as "universityName", m.faculty, m.region_code as "regionCode",
  m.employment_status as "employmentStatus", m.academic_rank as "academicRank", m.golongan,
  m.dues_rate_code as "duesRateCode", m.gender, m.email, ${STAGE_SQL} as stage,
  m.membership_status as "membershipStatus", m.onboarding_state as "onboardingState",
  m.account_status as "accountStatus", m.joined_at as "joinedAt", m.created_at as "createdAt",
  m.dues_held_at is not null as "isHeld",
  ${lateCountSql('$1')} as "overdueCount",
  exists (select 1 from dues_payments p where p.tenant_id = m.tenant_id and p.payer_id = m.id
     and p.status = 'submitted') as "hasWaitingPayment"`;

/** Rows of one page of the list, and how many there are in all; the walls of the transaction say of whom. */
export async function findMembers(
  ctx: RequestContext,
  tx: Tx,
  list: ListQuery,
): Promise<{ items: MemberListItem[]; total: number }> {
  const where = await conditionsOf(ctx, tx, list);
  const order = orderBy(list, SORTS, 'm.id');
  // Who is on the page is settled first: what is told of a person is asked for these alone, not for all pages before.
  const rows = await tx.query<MemberListItem & { total: number }>(
    `select ${COLUMNS}, page.total
       from (select m.id, count(*) over () as total from members m where ${where.text} ${order}
         offset $${where.values.push(list.offset)} limit $${where.values.push(list.size)}) page
       join members m on m.tenant_id = balai.tenant_id() and m.id = page.id ${order}`,
    where.values,
  );
  if (rows.length === 0 && list.offset > 0) {
    return { items: [], total: await countMembers(ctx, tx, list) };
  }
  return { items: rows.map(({ total: _, ...item }) => item), total: rows[0]?.total ?? 0 };
}

export async function countMembers(ctx: RequestContext, tx: Tx, list: ListQuery): Promise<number> {
  const where = await conditionsOf(ctx, tx, list);
  const row = await tx.one<{ count: number }>(
    `select count(*) as count from members m where ${where.text} and $1::date is not null`,
    where.values,
  );
  return row?.count ?? 0;
}

/** Where people live and how many stand where, for the choices above the list; behind the same walls. */
export async function readListChoices(
  tx: Tx,
): Promise<{ regions: readonly string[]; counts: ReadonlyMap<string, number> }> {
  const rows = await tx.query<{ region: string; status: string; count: number }>(
    `select m.region_code as region, m.membership_status as status, count(*) as count from members m
      where m.tenant_id = (select balai.tenant_id()) and m.deleted_at is null
      group by m.region_code, m.membership_status order by m.region_code`,
  );
  const counts = new Map<string, number>();
  for (const { status, count } of rows) counts.set(status, (counts.get(status) ?? 0) + count);
  return { regions: [...new Set(rows.map(({ region }) => region))], counts };
}

/** The ids of everybody on the list, for "pilih semua" and exports; at most `limit`. */
export async function findMemberIds(
  ctx: RequestContext,
  tx: Tx,
  list: ListQuery,
  limit: number,
): Promise<string[]> {
  const where = await conditionsOf(ctx, tx, list);
  const rows = await tx.query<{ id: string }>(
    `select m.id from members m where ${where.text} and $1::date is not null ${orderBy(list, SORTS, 'm.id')}
      limit $${where.values.push(limit)}`,
    where.values,
  );
  return rows.map(({ id }) => id);
}

export interface Conditions {
  text: string;
  /** `$1` is today by the union's clock. */
  values: unknown[];
}

/** What the list asks of a row, beside the walls. */
export async function conditionsOf(ctx: RequestContext, tx: Tx, list: ListQuery): Promise<Conditions> {
  const values: unknown[] = [todayOf(ctx)];
  // As a subquery it is asked once, not once a row: a list is read to its end to be counted.
  const all = ['m.tenant_id = (select balai.tenant_id())'];
  const put = (value: unknown) => `$${values.push(value)}`;
  const filter = (name: string) => list.filters[name] ?? [];

  if (list.q !== '') all.push(await searchCondition(ctx, tx, list.q, put));
  const status = filter('status');
  if (status.length > 0) {
    const parts = status.flatMap((one) => OTHER_STATES[one] ?? []);
    parts.push(`m.membership_status = any(${put(status)}::text[])`);
    all.push(`(${parts.join(' or ')})`);
  }
  all.push(`m.deleted_at is ${status.includes('deleted') ? 'not null' : 'null'}`);
  const among = (name: string, column: string) => {
    const wanted = filter(name);
    if (wanted.length > 0) all.push(`${column} = any(${put(wanted)}::text[])`);
  };
  for (const [name, { sql }] of Object.entries(memberGroupings)) if (name !== 'status') among(name, sql);
  all.push(...timedConditions(list, put));
  const ids = filter('id').filter(isUuid);
  if (filter('id').length > 0) all.push(`m.id = any(${put(ids)}::uuid[])`);
  const year = filter('joined').find((one) => /^\d{4}$/.test(one));
  if (year) all.push(`m.joined_at >= ${put(`${year}-01-01`)}::date`);
  if (filter('volunteer').includes('1')) all.push('m.is_volunteer');
  all.push(...accountConditions(filter('account')));
  return { text: all.join(' and '), values };
}

/** Values of the status filter that are no membership status of their own. */
const OTHER_STATES: Readonly<Record<string, string>> = {
  suspended: `(m.membership_status = 'active' and m.account_status = 'suspended')`,
  held: 'm.dues_held_at is not null',
  deleted: 'true',
};

function accountConditions(wanted: readonly string[]): string[] {
  const account = (state: string) => `exists (select 1 from accounts a where a.tenant_id = m.tenant_id
    and a.subject_id = m.id and ${state})`;
  const words: Readonly<Record<string, string>> = {
    none: `not ${account('true')}`,
    invited: account(`a.status = 'invited'`),
    open: account(`a.status = 'active'`),
  };
  const parts = wanted.flatMap((one) => words[one] ?? []);
  return parts.length > 0 ? [`(${parts.join(' or ')})`] : [];
}

/** Filters that name a month: who was a member when it ended, and whose bill of it was paid. */
function timedConditions(list: ListQuery, put: (value: unknown) => string): string[] {
  const members = (list.filters.memberAt ?? []).filter(isPlainMonth);
  const bills = (list.filters.bill ?? []).map((value) => /^(paid|unpaid|waived)-(\d{4}-\d{2})$/.exec(value));
  return [
    ...members.map((month) => memberAtSql(put(`${shiftMonth(month, 1)}-01`))),
    ...bills.flatMap((match) =>
      match?.[1] && isPlainMonth(match[2])
        ? [`${billStateSql(put(periodOf(match[2])))} = ${put(match[1])}`]
        : [],
    ),
  ];
}

/** Name, number and campus by what they contain; an e-mail address and a NIK only whole. */
async function searchCondition(
  ctx: RequestContext,
  tx: Tx,
  q: string,
  put: (value: unknown) => string,
): Promise<string> {
  const parts = [`m.search_text like ${put(`%${escapeLike(q.toLowerCase())}%`)}`];
  if (q.includes('@')) parts.push(`m.email_key = ${put(q.toLowerCase())}`);
  const digits = q.replace(/[\s.-]/g, '');
  if (/^\d{16}$/.test(digits) && ctx.can('member', 'view_sensitive')) {
    parts.push(`m.nik_index = ${put((await keysOf(ctx, tx)).blindIndex('nik', digits))}`);
  }
  return `(${parts.join(' or ')})`;
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (mark) => `\\${mark}`);

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
