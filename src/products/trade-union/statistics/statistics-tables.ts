import { formatMonth } from '#kernel/calendar';
import type { ListQuery, RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { hideSmallCells } from '#kernel/small-cells';
import { type GroupingKey, type MemberGrouping, memberGroupings } from '../members/groupings.ts';
import { FILTER_LABELS, filterWord } from '../members/list-words.ts';
import { PEOPLE, type Slice, type Statistics, sum } from './read-statistics.ts';

/** One line of a statistic: a number and the list behind it. */
export interface StatRow {
  key: string;
  label: string;
  count: number;
  /** As it is read; a number too small to be told to this reader is not. */
  countText: string;
  url?: string;
}

export interface StatTable {
  key: string;
  title: string;
  /** The head of the first column. */
  head: string;
  rows: readonly StatRow[];
  total: number;
}

export const TITLES: Readonly<Record<string, string>> = {
  status: 'Status keanggotaan',
  region: 'Anggota per provinsi',
  gender: 'Jenis kelamin',
  age: 'Kelompok usia',
  employment: 'Status kepegawaian',
  rank: 'Jabatan akademik',
  room: 'Golongan',
  campusKind: 'Jenis kampus',
  dues: 'Keadaan iuran',
  joined: 'Anggota baru per bulan',
  left: 'Anggota keluar per bulan',
  members: 'Anggota pada akhir bulan',
};

/** Groups that have an order of their own; the others stand by their size. */
const ORDERS: Readonly<Record<string, readonly string[]>> = {
  age: ['under30', '30-39', '40-49', '50-59', '60up', '-'],
  room: ['I', 'II', 'III', 'IV', '-'],
  dues: ['paid', 'overdue', 'arrears'],
};

/** What stands for a number that is kept from this reader. */
export const HIDDEN = 'disembunyikan';

/** All numbers of the page as tables, from which charts, files and the call are made. */
export function statisticsTables(ctx: RequestContext, statistics: Statistics): StatTable[] {
  const { people, everybody, groups } = statistics;
  const group = (key: GroupingKey, of: ListQuery) =>
    tableOf(ctx, { key, filter: key, of, slices: ordered(key, groups.get(key) ?? []) });
  const monthly = (key: 'joined' | 'left' | 'members', filter: string) =>
    tableOf(ctx, { key, filter, of: everybody, slices: statistics[key], isMonthly: true });
  return [
    group('status', everybody),
    ...PEOPLE.map((key) => group(key, people)),
    ...(ctx.can('dues.dashboard', 'view') ? [group('dues', people), billTable(ctx, statistics)] : []),
    monthly('members', 'memberAt'),
    monthly('joined', 'joinedMonth'),
    monthly('left', 'leftMonth'),
  ];
}

/** The list of members behind a number; nothing for who may not open it, or may not ask for it that way. */
export function membersUrl(
  ctx: RequestContext,
  of: ListQuery,
  change: Readonly<Record<string, string | readonly string[]>>,
): string | undefined {
  const filters: Readonly<Record<string, readonly string[]>> = {
    ...of.filters,
    ...Object.fromEntries(Object.entries(change).map(([name, value]) => [name, [value].flat()])),
  };
  if (!ctx.can('member', 'view') || Object.keys(filters).some((name) => isHiddenFrom(ctx, name)))
    return undefined;
  const query = new URLSearchParams(
    Object.entries(filters).flatMap(([name, values]) => values.map((value) => [`filter[${name}]`, value])),
  );
  return `${ctx.reach?.isAll ? '/admin/members' : '/region/members'}?${query}`;
}

function tableOf(
  ctx: RequestContext,
  given: { key: string; filter: string; of: ListQuery; slices: readonly Slice[]; isMonthly?: boolean },
): StatTable {
  const { key, filter, of, slices, isMonthly } = given;
  return {
    key,
    title: TITLES[key] ?? FILTER_LABELS[filter] ?? key,
    head: isMonthly ? 'Bulan' : (FILTER_LABELS[filter] ?? filter),
    total: sum(slices),
    rows: slicesFor(ctx, { filter, of, slices }).map((slice) => {
      const url = membersUrl(ctx, of, { [filter]: slice.key });
      return {
        key: slice.key,
        label: isMonthly ? formatMonth(slice.key) : filterWord(filter, slice.key),
        count: slice.isHidden ? 0 : slice.count,
        countText: slice.isHidden ? HIDDEN : formatCount(slice.count),
        ...(url ? { url } : {}),
      };
    }),
  };
}

/**
 * What this reader may be told of a group. Of groups about the person, who sees payment columns only is told no small
 * number and none from which one could be worked out; and nothing about a part of the members, since one part taken
 * from another is a third.
 */
function slicesFor(
  ctx: RequestContext,
  { filter, of, slices }: { filter: string; of: ListQuery; slices: readonly Slice[] },
): readonly (Slice & { isHidden?: boolean })[] {
  if (!isHiddenFrom(ctx, filter)) return slices;
  if (isNarrowed(of)) return [];
  const cells = slices.map(({ count }) => ({ value: count, isHidden: false }));
  hideSmallCells([{ parts: cells, whole: sum(slices) }]);
  return slices.map((slice, index) => ({ ...slice, isHidden: cells[index]!.isHidden }));
}

/** Anything but the active members as a whole. */
export function isNarrowed({ filters }: ListQuery): boolean {
  return Object.entries(filters).some(([name, values]) => name !== 'status' || values.join() !== 'active');
}

function billTable(ctx: RequestContext, { bills, people }: Statistics): StatTable {
  const states = ['paid', 'unpaid', 'waived'] as const;
  const slices = states.map((state) => ({
    key: `${state}-${bills.month}`,
    count: bills.states.find(({ key }) => key === state)?.count ?? 0,
  }));
  const table = tableOf(ctx, { key: 'bill', filter: 'bill', of: people, slices });
  return { ...table, title: `Tagihan ${formatMonth(bills.month)}` };
}

/** Groups about the person are not opened, nor told in small numbers, to who sees payment columns only. */
export function isHiddenFrom(ctx: RequestContext, filter: string): boolean {
  const groupings: Readonly<Record<string, MemberGrouping>> = memberGroupings;
  return groupings[filter]?.isProfile === true && !ctx.can('member.profile', 'view');
}

function ordered(key: string, slices: readonly Slice[]): readonly Slice[] {
  const order = ORDERS[key];
  if (!order) return slices;
  return order.flatMap((value) => slices.find((slice) => slice.key === value) ?? []);
}
