import { type CashPlace, type Holder, postEntries, readBalances } from '#features/subledger';
import { recordAudit } from '#kernel/audit';
import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { postOwedInterest } from './interest.ts';
import { readSavingsTypes } from './savings-type.ts';

/** The event of a pay-out at the end of a membership, as the journal names it. */
export const PAYOUT = 'savings-payout';

/**
 * Pays out everything that somebody saved, pokok and wajib included: the membership has ended. Interest that nobody
 * credited yet is credited first.
 *
 * @param given.holder held by the caller, so that nothing comes in meanwhile
 * @returns rupiah paid; 0 when there was nothing
 */
export async function payOutSavings(
  ctx: WorkContext,
  tx: Tx,
  given: { holder: Holder; postedOn: PlainDate; from: CashPlace; key: string },
): Promise<number> {
  await postOwedInterest(ctx, tx, given);
  const types = await readSavingsTypes(tx);
  const held = (await readBalances(ctx, tx, [given.holder.id])).filter(
    ({ part, balance }) => balance > 0 && types.some(({ id }) => id === part),
  );
  const total = held.reduce((sum, { balance }) => sum + balance, 0);
  if (total === 0) return 0;
  const { entries } = await postEntries(ctx, tx, {
    event: { kind: PAYOUT, id: given.key },
    postedOn: given.postedOn,
    description: 'Pengembalian simpanan anggota yang berhenti',
    entries: held.map(({ account, part, balance }) => ({
      ...{ holderId: given.holder.id, account, part, amount: -balance, counts: false },
    })),
    contra: [{ account: { purpose: given.from }, credit: total }],
    receipt: { series: 'savings withdrawal', prefix: 'BT' },
  });
  await recordAudit(ctx, tx, {
    ...{ action: 'savings.paid_out', resource: 'savings', objectLabel: entries[0]!.receipt },
    after: { member: given.holder.name, total, posted_on: given.postedOn },
  });
  return total;
}
