import { periodOf } from '#features/dues';
import { monthOf, type PlainMonth, shiftMonth, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { ListQuery, RequestContext } from '#kernel/http';
import { conditionsOf } from '../members/find-members.ts';
import { billStateSql, type GroupingKey, memberAtSql, memberGroupings } from '../members/groupings.ts';
import { readLatestMonth } from '../treasury/read-dashboard.ts';

export interface Slice {
  key: string;
  count: number;
}

/** What became of those who joined in one year. */
export interface Cohort {
  year: string;
  joined: number;
  stays: number;
  left: number;
  waiting: number;
  /** After one, two and three years: whose day of that has come, and who was still a member then. */
  after: readonly { reached: number; kept: number }[];
}

/** Groups of who is a member now; each is a chart. */
export const PEOPLE = [
  'region',
  'gender',
  'age',
  'employment',
  'rank',
  'room',
  'campusKind',
] as const satisfies readonly GroupingKey[];

export interface Statistics {
  /** The people counted: the address's filters, active members unless another status is asked for. */
  people: ListQuery;
  /** The same filters over everybody who ever joined. */
  everybody: ListQuery;
  total: number;
  /** By the name of the grouping: those of `PEOPLE`, the state of dues, and the status of everybody. */
  groups: ReadonlyMap<GroupingKey, readonly Slice[]>;
  months: readonly PlainMonth[];
  joined: readonly Slice[];
  left: readonly Slice[];
  members: readonly Slice[];
  cohorts: readonly Cohort[];
  bills: { month: PlainMonth; states: readonly Slice[] };
}

/**
 * Counts the members that the address asks for, as far as the walls of the transaction reach. Every number is counted
 * under the conditions of the list that it opens.
 */
export async function readStatistics(
  ctx: RequestContext,
  tx: Tx,
  list: ListQuery,
  months: readonly PlainMonth[],
): Promise<Statistics> {
  const { status, ...others } = list.filters;
  const everybody: ListQuery = { ...list, filters: others };
  const people: ListQuery = { ...list, filters: { ...others, status: status ?? ['active'] } };
  const month = await readLatestMonth(tx, todayOf(ctx));
  const count = (of: ListQuery, sql: string, values: readonly unknown[] = []) =>
    countBy(ctx, tx, of, sql, values);
  const groups = new Map<GroupingKey, readonly Slice[]>(
    await Promise.all(
      ([...PEOPLE, 'dues'] as const).map(
        async (key) => [key, await count(people, memberGroupings[key].sql)] as const,
      ),
    ),
  );
  groups.set('status', await count(everybody, memberGroupings.status.sql));
  return {
    people,
    everybody,
    total: sum(groups.get('region') ?? []),
    groups,
    months,
    joined: inMonths(months, await count(everybody, memberGroupings.joinedMonth.sql)),
    left: inMonths(months, await count(everybody, memberGroupings.leftMonth.sql)),
    members: await readMembersAt(ctx, tx, everybody, months),
    cohorts: await readCohorts(ctx, tx, everybody),
    bills: { month, states: await count(people, billStateSql('$value'), [periodOf(month)]) },
  };
}

export function sum(slices: readonly Slice[]): number {
  return slices.reduce((all, { count }) => all + count, 0);
}

/** The months that the address asks for: the last twelve or twenty-four, or those of one year. */
export function monthsOf(asked: string | null, today: string): PlainMonth[] {
  const current = monthOf(today);
  if (asked && /^20\d{2}$/.test(asked)) {
    const all = Array.from({ length: 12 }, (_, index) => shiftMonth(`${asked}-01`, index));
    const past = all.filter((month) => month <= current);
    if (past.length > 0) return past;
  }
  const length = asked === '24' ? 24 : 12;
  return Array.from({ length }, (_, index) => shiftMonth(current, index - length + 1));
}

/** `$value` in the expression stands for the one value that is given along. */
async function countBy(
  ctx: RequestContext,
  tx: Tx,
  list: ListQuery,
  sql: string,
  more: readonly unknown[],
): Promise<Slice[]> {
  const where = await conditionsOf(ctx, tx, list);
  const expression = sql.replaceAll('$value', `$${where.values.length + 1}`);
  return tx.query<Slice>(
    `select ${expression} as key, count(*) as count from members m
      where ${where.text} and $1::date is not null group by 1 order by 2 desc, 1`,
    [...where.values, ...more],
  );
}

function inMonths(months: readonly PlainMonth[], slices: readonly Slice[]): Slice[] {
  return months.map((key) => ({ key, count: slices.find((slice) => slice.key === key)?.count ?? 0 }));
}

async function readMembersAt(
  ctx: RequestContext,
  tx: Tx,
  list: ListQuery,
  months: readonly PlainMonth[],
): Promise<Slice[]> {
  const where = await conditionsOf(ctx, tx, list);
  const next = months.map((month) => `${shiftMonth(month, 1)}-01`);
  const rows = await tx.query<{ next: string; count: number }>(
    `select to_char(asked.next, 'YYYY-MM-DD') as next, (select count(*) from members m
         where m.tenant_id = balai.tenant_id() and ${where.text} and $1::date is not null
           and ${memberAtSql('asked.next')}) as count
       from unnest($${where.values.length + 1}::date[]) as asked(next)`,
    [...where.values, next],
  );
  return months.map((key, index) => ({
    key,
    count: rows.find((row) => row.next === next[index])?.count ?? 0,
  }));
}

const YEARS = [1, 2, 3] as const;

async function readCohorts(ctx: RequestContext, tx: Tx, list: ListQuery): Promise<Cohort[]> {
  const where = await conditionsOf(ctx, tx, list);
  const stay = memberGroupings.stay.sql;
  const after = YEARS.flatMap((years) => {
    const day = `m.joined_at + interval '${years} year'`;
    const isReached = `${stay} <> 'waiting' and ${day} <= $1::date`;
    return [
      `count(*) filter (where ${isReached}) as reached${years}`,
      `count(*) filter (where ${isReached} and (m.membership_end_date is null or m.membership_end_date >= ${day})) as kept${years}`,
    ];
  });
  const rows = await tx.query<Omit<Cohort, 'after'> & Record<string, number>>(
    `select ${memberGroupings.cohort.sql} as year, count(*) as joined,
       count(*) filter (where ${stay} = 'stays') as stays, count(*) filter (where ${stay} = 'left') as left,
       count(*) filter (where ${stay} = 'waiting') as waiting, ${after.join(', ')}
       from members m where ${where.text} and $1::date is not null and m.joined_at is not null group by 1 order by 1`,
    where.values,
  );
  return rows.map(({ year, joined, stays, left, waiting, ...rest }) => ({
    ...{ year: String(year), joined, stays, left, waiting },
    after: YEARS.map((years) => ({
      reached: rest[`reached${years}`] ?? 0,
      kept: rest[`kept${years}`] ?? 0,
    })),
  }));
}
