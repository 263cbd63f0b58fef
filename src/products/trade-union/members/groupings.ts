import { HOLD_STAGE, lateStageSql } from '../arrears/late-bills.ts';

/**
 * One way to sort people into groups. The list of members filters by the very expression that the statistics count by,
 * so that a number and the list behind it cannot differ.
 */
export interface MemberGrouping {
  /** Name of the filter in the address. */
  readonly filter: string;
  /** SQL text over `members m`, never null; `$1` is today by the union's clock. */
  readonly sql: string;
  /** About the person rather than the bill: kept from who sees only payment columns. */
  readonly isProfile?: true;
}

const UNKNOWN = `'-'`;

const YEARS = 'extract(year from age($1::date, m.birth_date))';
const AGE = `case when m.birth_date is null then ${UNKNOWN} when ${YEARS} < 30 then 'under30'
  when ${YEARS} < 40 then '30-39' when ${YEARS} < 50 then '40-49' when ${YEARS} < 60 then '50-59' else '60up' end`;

const CAMPUS_KIND = `coalesce((select nullif(c.kind, '') from campuses c
  where c.tenant_id = m.tenant_id and c.id = m.campus_id), ${UNKNOWN})`;

/** Room I to IV of the civil-service scale; who is paid by another scale stands apart. */
const GOLONGAN_ROOM = `coalesce(nullif(split_part(m.golongan, '/', 1), ''), ${UNKNOWN})`;

/** Of those who once joined: who is a member now, whose membership ended, and who has not been taken up yet. */
const STAY = `case when m.membership_status = 'active' then 'stays'
  when m.membership_status in ('disabled', 'resigned', 'expelled', 'deceased') then 'left' else 'waiting' end`;

const month = (column: string) => `coalesce(to_char(${column}, 'YYYY-MM'), ${UNKNOWN})`;

/** By the name of their filter. */
export const memberGroupings = {
  status: { filter: 'status', sql: 'm.membership_status' },
  region: { filter: 'region', sql: 'm.region_code' },
  rate: { filter: 'rate', sql: `coalesce(m.dues_rate_code, ${UNKNOWN})` },
  golongan: { filter: 'golongan', sql: `coalesce(m.golongan, ${UNKNOWN})` },
  room: { filter: 'room', sql: GOLONGAN_ROOM },
  gender: { filter: 'gender', sql: `coalesce(m.gender, ${UNKNOWN})`, isProfile: true },
  age: { filter: 'age', sql: AGE, isProfile: true },
  rank: { filter: 'rank', sql: 'm.academic_rank', isProfile: true },
  employment: { filter: 'employment', sql: 'm.employment_status', isProfile: true },
  campusKind: { filter: 'campusKind', sql: CAMPUS_KIND, isProfile: true },
  onboarding: { filter: 'onboarding', sql: 'm.onboarding_state' },
  dues: {
    filter: 'dues',
    sql: `case ${lateStageSql('$1')} when 0 then 'paid' when ${HOLD_STAGE} then 'arrears' else 'overdue' end`,
  },
  cohort: { filter: 'cohort', sql: `coalesce(to_char(m.joined_at, 'YYYY'), ${UNKNOWN})` },
  stay: { filter: 'stay', sql: STAY },
  joinedMonth: { filter: 'joinedMonth', sql: month('m.joined_at') },
  leftMonth: { filter: 'leftMonth', sql: month('m.membership_end_date') },
} as const satisfies Readonly<Record<string, MemberGrouping>>;

export type GroupingKey = keyof typeof memberGroupings;

/** Whoever was a member when this month ended: joined by then, and not gone before. `$n` is the next month's first day. */
export function memberAtSql(nextMonth: string): string {
  return `(m.joined_at < ${nextMonth}::date and (m.membership_end_date is null or m.membership_end_date >= ${nextMonth}::date)
    and ${STAY} <> 'waiting')`;
}

/** What became of the bill of one month ('YYYYMM'): `paid`, `unpaid`, `waived`, or `-` for who has none. */
export function billStateSql(period: string): string {
  return `coalesce((select b.status from dues_bills b where b.tenant_id = m.tenant_id and b.payer_id = m.id
    and b.kind = 'monthly' and b.period = ${period}), ${UNKNOWN})`;
}
