import { findEvents } from '#features/ledger';
import { type Entry, type Holder, readEntriesOfEvents } from '#features/subledger';
import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { DEPOSIT } from './deposit.ts';
import { PAYOUT } from './pay-out.ts';
import type { SavingsPlace } from './place.ts';
import type { ReceiptedAct } from './receipt-document.ts';
import { readSavingsTypes } from './savings-type.ts';
import { WITHDRAWAL } from './withdraw.ts';

/** What gives a receipt. */
const RECEIPTED = [DEPOSIT, WITHDRAWAL, PAYOUT];

/**
 * Every act of some days that has a receipt which still holds, by number. The journals, which are in clear, say which; only
 * those are opened.
 * @param days both inside; left out: the last day that has one
 */
export async function readReceiptedActs(
  ctx: WorkContext,
  tx: Tx,
  place: SavingsPlace,
  days?: { from: PlainDate; to: PlainDate },
): Promise<ReceiptedAct[]> {
  const types = new Map((await readSavingsTypes(tx)).map((type) => [type.id, type]));
  const entries = await readEntriesOfEvents(ctx, tx, await findEvents(tx, { kinds: RECEIPTED, days }));
  const holders = await readHolders(ctx, tx, place);
  return [...Map.groupBy(entries, ({ receipt }) => receipt)]
    .sort(([one], [other]) => one.localeCompare(other))
    .flatMap(([, act]) => {
      const holder = holders.get(act[0]!.holder);
      const named = act.flatMap((entry) => {
        const type = types.get(entry.part);
        return type ? [{ ...entry, type, total: 0 }] : [];
      });
      return holder && named.length > 0 ? [{ holder, entries: named }] : [];
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
