import {
  type Entry,
  type Holder,
  hasEntriesOf,
  postEntries,
  readEntriesIn,
  readEntriesOf,
} from '#features/subledger';
import { recordAudit } from '#kernel/audit';
import {
  firstDayOf,
  formatMonth,
  isPlainMonth,
  lastDayOf,
  monthOf,
  type PlainDate,
  type PlainMonth,
  shiftMonth,
} from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { invalid, type WorkContext } from '#kernel/work';
import { readSavingsType, readSavingsTypes, type SavingsType } from './savings-type.ts';

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
  const isPosted = await hasEntriesOf(ctx, tx, eventOf(type, month));
  return {
    ...{ type, month, shares, isPosted },
    total: shares.reduce((sum, { interest }) => sum + interest, 0),
  };
}

/**
 * Credits a month's interest to everybody, in one journal on the last day of the month. Asked again it posts nothing.
 *
 * @param given.holders read with their lock: who leaves meanwhile takes the interest along and is not credited twice
 * @returns how many members earned, and rupiah in all; 0 when it was posted before or nobody earned
 */
export async function postInterest(
  ctx: WorkContext,
  tx: Tx,
  given: { typeId: string; month: string; holders: readonly Holder[]; today: PlainDate },
): Promise<{ members: number; total: number }> {
  await readSavingsType(tx, given.typeId, 'for update');
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

/** Months of interest that somebody has earned and nobody credited yet, as far back as a year. */
interface OwedInterest {
  type: SavingsType;
  month: PlainMonth;
  /** Rupiah. */
  interest: number;
}

/** What a member who leaves is still to be credited: the whole months since the last one that was posted. */
export async function readOwedInterest(
  ctx: WorkContext,
  tx: Tx,
  given: { holder: Holder; today: PlainDate },
): Promise<OwedInterest[]> {
  const entries = await readEntriesOf(ctx, tx, given.holder.id);
  const owed: OwedInterest[] = [];
  for (const type of (await readSavingsTypes(tx)).filter(({ interestBp }) => interestBp > 0)) {
    const own = entries.filter(({ part }) => part === type.id);
    for (let back = 1; own.length > 0 && back <= 12; back += 1) {
      const month = shiftMonth(monthOf(given.today), -back);
      if (await hasEntriesOf(ctx, tx, eventOf(type, month))) break;
      const interest = interestOn(lowestIn(own, month), type.interestBp);
      if (interest > 0) owed.push({ type, month, interest });
    }
  }
  return owed;
}

/**
 * Credits one member, whom the caller holds, what is owed on the day of leaving.
 * @param given.key makes it the same act when asked again
 */
export async function postOwedInterest(
  ctx: WorkContext,
  tx: Tx,
  given: { holder: Holder; postedOn: PlainDate; key: string },
): Promise<void> {
  await readSavingsTypes(tx, 'for share');
  for (const { type, month, interest } of await readOwedInterest(ctx, tx, {
    ...{ holder: given.holder, today: given.postedOn },
  }))
    await postEntries(ctx, tx, {
      event: { kind: INTEREST, id: `${type.id} ${month} ${given.key}` },
      postedOn: given.postedOn,
      description: `Jasa ${type.name.toLowerCase()} ${formatMonth(month)} untuk anggota yang berhenti`,
      entries: [{ holderId: given.holder.id, account: type.account, part: type.id, amount: interest }],
      contra: [{ account: { purpose: 'savings-interest' }, debit: interest }],
    });
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
