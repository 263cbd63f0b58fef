import { type Entry, type Holder, readEntriesIn } from '#features/subledger';
import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import type { SavingsPlace } from './place.ts';
import type { ReceiptedAct } from './receipt-document.ts';
import { readSavingsTypes } from './savings-type.ts';

/**
 * Every act of some days that has a receipt which still holds, by number.
 * @param days both inside; left out: the last day that has one
 */
export async function readReceiptedActs(
  ctx: WorkContext,
  tx: Tx,
  place: SavingsPlace,
  days?: { from: PlainDate; to: PlainDate },
): Promise<ReceiptedAct[]> {
  const types = await readSavingsTypes(tx);
  const found: ReceiptedAct['entries'][number][] = [];
  for (const type of types)
    for (const entry of await readEntriesIn(ctx, tx, type.id))
      if (entry.receipt !== '' && !entry.reversedById) found.push({ ...entry, type, total: 0 });
  const last =
    found
      .map(({ postedOn }) => postedOn)
      .sort()
      .at(-1) ?? '';
  const { from, to } = days ?? { from: last, to: last };
  const wanted = found.filter(({ postedOn }) => postedOn >= from && postedOn <= to);
  const holders = await readHolders(ctx, tx, place);
  return [...Map.groupBy(wanted, ({ receipt }) => receipt)]
    .sort(([one], [other]) => one.localeCompare(other))
    .flatMap(([, entries]) => {
      const holder = holders.get(entries[0]!.holder);
      return holder ? [{ holder, entries }] : [];
    });
}

/** Members by the keyed name under which the books know them. */
export async function readHolders(
  ctx: WorkContext,
  tx: Tx,
  place: SavingsPlace,
): Promise<ReadonlyMap<Entry['holder'], Holder>> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return new Map((await place.holders.all(ctx, tx)).map((holder) => [keys.pseudonym(holder.id), holder]));
}
