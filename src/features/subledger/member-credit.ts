import { recordAudit } from '#kernel/audit';
import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { conflict, type WorkContext } from '#kernel/work';
import { type Balance, readBalances } from './balance.ts';
import type { CashPlace } from './cash-place.ts';
import { type Entry, findEntriesOf, readEntriesOf } from './entry.ts';
import type { Holder } from './holder.ts';
import { postEntries } from './post-entries.ts';

/** Control account of what members paid too much, or paid for a book that would not take it. */
export const MEMBER_CREDIT = 'member-credit';

/** The event that pays it back, as the journal names it. */
export const CREDIT_PAYOUT = 'member-credit-payout';

/** What these people left with the organisation, a row a part. */
export async function readCredit(ctx: WorkContext, tx: Tx, holderIds: readonly string[]): Promise<Balance[]> {
  const held = await readBalances(ctx, tx, holderIds, MEMBER_CREDIT);
  return held.filter(({ balance }) => balance > 0);
}

/** What came into a member's credit and went out of it, oldest first. */
export const readCreditEntries = async (ctx: WorkContext, tx: Tx, holderId: string): Promise<Entry[]> =>
  (await readEntriesOf(ctx, tx, holderId)).filter(({ account }) => account === MEMBER_CREDIT);

/**
 * Gives a member back all that was paid too much, former members included, with a numbered receipt.
 *
 * @param given.total that was shown, rupiah; left out by whoever pays whatever there is
 * @returns the entries; none when there was nothing
 * @throws AppError 409 `total_changed`, `source_posted`; as `postEntries`
 */
export async function payOutCredit(
  ctx: WorkContext,
  tx: Tx,
  given: {
    holder: Pick<Holder, 'id' | 'name'>;
    postedOn: PlainDate;
    from: CashPlace;
    key: string;
    total?: number;
  },
): Promise<Entry[]> {
  const { holder, postedOn } = given;
  const event = { kind: CREDIT_PAYOUT, id: given.key };
  const known = await findEntriesOf(ctx, tx, event);
  const held = known.length > 0 ? known.map(backOf) : await readCredit(ctx, tx, [holder.id]);
  const total = held.reduce((sum, { balance }) => sum + balance, 0);
  if (given.total !== undefined && given.total !== total)
    throw conflict('total_changed', 'Jumlah titipannya berubah. Periksa lagi, lalu bukukan.');
  if (held.length === 0) return [];
  const { entries, isNew } = await postEntries(ctx, tx, {
    ...{ event, postedOn, description: 'Pengembalian titipan anggota' },
    entries: held.map(({ part, balance }) => ({
      ...{ holderId: holder.id, account: MEMBER_CREDIT, part, amount: -balance, counts: false },
    })),
    contra: [{ account: { purpose: given.from }, credit: total }],
    receipt: { series: 'credit payout', prefix: 'BK' },
  });
  if (isNew)
    await recordAudit(ctx, tx, {
      ...{ action: 'member_credit.paid_out', resource: 'payment', objectLabel: entries[0]!.receipt },
      after: { member: holder.name, total, posted_on: postedOn },
    });
  return entries;
}

/** What an entry took out. */
const backOf = ({ part, amount }: Entry) => ({ part, balance: -amount });
