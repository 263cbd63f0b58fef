import { type Entry, findEntriesOf, type Holder, postEntries, readEntriesIn } from '#features/subledger';
import { recordAudit } from '#kernel/audit';
import {
  firstDayOf,
  formatMonth,
  isPlainMonth,
  lastDayOf,
  type PlainDate,
  type PlainMonth,
} from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { invalid, type WorkContext } from '#kernel/work';
import { readSavingsType, type SavingsType } from './savings-type.ts';

/** The event of a month's interest, as the journal names it. */
export const INTEREST = 'savings-interest';

export interface InterestShare {
  holder: Holder;
  /** Least that was held on any day of the month, rupiah. */
  lowest: number;
  interest: number;
}

/**
 * What a month of savings earns: the least held on any day of it, a twelfth of the yearly rate, half a rupiah upwards.
 * Whoever has left earns nothing more.
 *
 * @throws AppError 422 naming `month` or `typeId`
 */
export async function previewInterest(
  ctx: WorkContext,
  tx: Tx,
  given: { typeId: string; month: string; holders: readonly Holder[]; today: PlainDate },
): Promise<{
  type: SavingsType;
  month: PlainMonth;
  shares: InterestShare[];
  total: number;
  isPosted: boolean;
}> {
  const type = await readSavingsType(tx, given.typeId);
  if (!type || type.interestBp === 0) throw invalid({ typeId: 'Pilih simpanan yang berjasa.' });
  const { month } = given;
  if (!isPlainMonth(month)) throw invalid({ month: 'Pilih bulan.' });
  if (lastDayOf(month) > given.today)
    throw invalid({ month: 'Bulan ini belum selesai. Pilih bulan yang lalu.' });
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const people = new Map(given.holders.map((holder) => [keys.pseudonym(holder.id), holder]));
  const books = Map.groupBy(await readEntriesIn(ctx, tx, type.id), ({ holder }) => holder);
  const shares = [...books].flatMap(([name, entries]) => {
    const holder = people.get(name);
    if (!holder || holder.leftOn !== null) return [];
    const lowest = lowestIn(entries, month);
    const interest = interestOn(lowest, type.interestBp);
    return interest > 0 ? [{ holder, lowest, interest }] : [];
  });
  const posted = await findEntriesOf(ctx, tx, eventOf(type, month));
  return {
    ...{ type, month, shares, isPosted: posted.length > 0 },
    total: shares.reduce((sum, { interest }) => sum + interest, 0),
  };
}

/**
 * Credits a month's interest to everybody, in one journal on the last day of the month. Asked again it posts nothing.
 * @returns how many members earned, and rupiah in all; 0 when it was posted before or nobody earned
 */
export async function postInterest(
  ctx: WorkContext,
  tx: Tx,
  given: { typeId: string; month: string; holders: readonly Holder[]; today: PlainDate },
): Promise<{ members: number; total: number }> {
  const { type, month, shares, total, isPosted } = await previewInterest(ctx, tx, given);
  if (isPosted || total === 0) return { members: 0, total: 0 };
  const { isNew } = await postEntries(ctx, tx, {
    event: eventOf(type, month),
    postedOn: lastDayOf(month),
    description: `Jasa ${type.name.toLowerCase()} ${formatMonth(month)}`,
    entries: shares.map(({ holder, interest }) => ({
      ...{ holderId: holder.id, account: type.account, part: type.id, amount: interest },
    })),
    contra: [{ account: { purpose: 'savings-interest' }, debit: total }],
  });
  if (!isNew) return { members: 0, total: 0 };
  await recordAudit(ctx, tx, {
    ...{ action: 'savings.interest_posted', resource: 'savings', objectLabel: `${type.name} ${month}` },
    after: { members: shares.length, total },
  });
  return { members: shares.length, total };
}

const eventOf = ({ id }: Pick<SavingsType, 'id'>, month: PlainMonth) => ({
  ...{ kind: INTEREST, id: `${id} ${month}` },
});

/** A twelfth of the yearly rate on a sum, half a rupiah upwards. */
export function interestOn(amount: number, bp: number): number {
  const twice = BigInt(amount) * BigInt(bp) * 2n;
  return Number((twice + 120_000n) / 240_000n);
}

/** The least that was held at the end of any day of the month, and before it. */
function lowestIn(entries: readonly Pick<Entry, 'postedOn' | 'amount'>[], month: PlainMonth): number {
  const days = new Map<PlainDate, number>();
  let balance = 0;
  for (const { postedOn, amount } of entries) {
    if (postedOn > lastDayOf(month)) continue;
    if (postedOn < firstDayOf(month)) balance += amount;
    else days.set(postedOn, (days.get(postedOn) ?? 0) + amount);
  }
  let lowest = balance;
  for (const [, change] of [...days].sort(([one], [other]) => one.localeCompare(other))) {
    balance += change;
    lowest = Math.min(lowest, balance);
  }
  return Math.max(lowest, 0);
}
