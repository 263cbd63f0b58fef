import { type Holder, readBalances } from '#features/subledger';
import { type PlainDate, todayIn, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { ListQuery, ListShape } from '#kernel/http';
import type { WorkContext } from '#kernel/work';
import { arrearsOf, readBills } from './bills.ts';
import type { SavingsPlace } from './place.ts';
import { readSavingsTypes, type SavingsType } from './savings-type.ts';

export interface BalanceRow {
  holder: Holder;
  /** Rupiah by id of the kind. */
  held: ReadonlyMap<string, number>;
  total: number;
  /** Due and unpaid, rupiah. */
  arrears: number;
}

export interface BalanceList {
  types: SavingsType[];
  rows: BalanceRow[];
  /** Of all rows that the filters leave, not of one page. */
  sums: { held: ReadonlyMap<string, number>; total: number; arrears: number };
}

export const BALANCE_LIST: ListShape = {
  sorts: ['name', 'number', 'total', 'arrears'],
  defaultSort: 'name',
  filters: ['standing'],
};

/**
 * What every member has saved, opened in one go: figures are sealed one by one, so search and order happen here and not in
 * the database.
 */
export async function readBalanceList(
  ctx: WorkContext,
  tx: Tx,
  place: Pick<SavingsPlace, 'holders'>,
  list: Pick<ListQuery, 'q' | 'filters' | 'sort'>,
): Promise<BalanceList> {
  const holders = await place.holders.all(ctx, tx);
  const types = await readSavingsTypes(tx);
  const known = new Set(types.map(({ id }) => id));
  const ids = holders.map(({ id }) => id);
  const balances = await readBalances(ctx, tx, ids);
  const bills = await readBills(ctx, tx, ids, balances);
  const byHolder = Map.groupBy(
    balances.filter(({ part }) => known.has(part)),
    ({ holderId }) => holderId,
  );
  const today = todayIn(zoneOf(ctx.tenant.timeZone), ctx.now);
  const rows = holders
    .map((holder) => rowOf(holder, byHolder.get(holder.id) ?? [], bills.get(holder.id) ?? [], today))
    .filter((row) => isWanted(row, list))
    .sort(comparing(list.sort));
  return {
    types: types.filter(({ id, isActive }) => isActive || rows.some(({ held }) => held.get(id))),
    rows,
    sums: {
      held: new Map(types.map(({ id }) => [id, sumOf(rows, (row) => row.held.get(id) ?? 0)])),
      total: sumOf(rows, ({ total }) => total),
      arrears: sumOf(rows, ({ arrears }) => arrears),
    },
  };
}

function rowOf(
  holder: Holder,
  balances: readonly { part: string; balance: number }[],
  bills: Parameters<typeof arrearsOf>[0],
  today: PlainDate,
): BalanceRow {
  return {
    holder,
    held: new Map(balances.map(({ part, balance }) => [part, balance])),
    total: balances.reduce((sum, { balance }) => sum + balance, 0),
    arrears: holder.leftOn === null ? arrearsOf(bills, today) : 0,
  };
}

/** Without a filter whoever has left and holds nothing is left out. */
function isWanted({ holder, total, arrears }: BalanceRow, { q, filters }: Pick<ListQuery, 'q' | 'filters'>) {
  const words = q.toLowerCase();
  if (words && !`${holder.name} ${holder.number}`.toLowerCase().includes(words)) return false;
  const [standing] = filters.standing ?? [];
  if (standing === 'arrears') return arrears > 0;
  if (standing === 'left') return holder.leftOn !== null;
  return holder.leftOn === null || total > 0;
}

function comparing({ key, direction }: ListQuery['sort']) {
  const turn = direction === 'descending' ? -1 : 1;
  return (one: BalanceRow, other: BalanceRow) => turn * COMPARE[key as keyof typeof COMPARE](one, other);
}

const byName = (one: BalanceRow, other: BalanceRow) =>
  one.holder.name.localeCompare(other.holder.name, 'id') || one.holder.id.localeCompare(other.holder.id);

const COMPARE = {
  name: byName,
  number: (one: BalanceRow, other: BalanceRow) =>
    one.holder.number.localeCompare(other.holder.number, 'id', { numeric: true }) || byName(one, other),
  total: (one: BalanceRow, other: BalanceRow) => one.total - other.total || byName(one, other),
  arrears: (one: BalanceRow, other: BalanceRow) => one.arrears - other.arrears || byName(one, other),
};

const sumOf = (rows: readonly BalanceRow[], figure: (row: BalanceRow) => number) =>
  rows.reduce((sum, row) => sum + figure(row), 0);
