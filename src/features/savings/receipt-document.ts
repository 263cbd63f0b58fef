import { readLetterhead, receiptOf } from '#features/receipts';
import { type Holder, treasurerOn } from '#features/subledger';
import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import { type ReceiptData, renderPdf } from '#kernel/print';
import type { WorkContext } from '#kernel/work';
import type { SavingsPlace } from './place.ts';
import type { PassbookEntry } from './read-passbook.ts';

/** One act with a receipt: whose it was, and its entries. */
export interface ReceiptedAct {
  holder: Holder;
  entries: readonly PassbookEntry[];
}

/**
 * Receipts of deposits and withdrawals in one PDF, a page each, with the codes that anybody may check.
 * @param given.acts at least one
 */
export async function printReceipts(
  ctx: WorkContext,
  tx: Tx,
  given: { place: SavingsPlace; acts: readonly ReceiptedAct[] },
): Promise<Buffer> {
  const letterhead = await readLetterhead(ctx, tx);
  const days = [...new Set(given.acts.map(({ entries }) => entries[0]!.postedOn))];
  const treasurers = new Map<PlainDate, string | undefined>();
  for (const day of days) treasurers.set(day, await treasurerOn(tx, given.place.signers, day));
  const [first, ...others] = given.acts.map((act) =>
    actReceiptOf(ctx, given.place, letterhead, act, treasurers.get(act.entries[0]!.postedOn)),
  );
  const { pdf } = await renderPdf('receipt', { ...first!, others });
  return pdf;
}

function actReceiptOf(
  ctx: WorkContext,
  place: SavingsPlace,
  letterhead: ReceiptData['letterhead'],
  { holder, entries }: ReceiptedAct,
  treasurer: string | undefined,
): ReceiptData {
  const entry = entries[0]!;
  const total = entries.reduce((sum, { amount }) => sum + amount, 0);
  return receiptOf(ctx, letterhead, {
    ...{ number: entry.receipt, code: entry.code, checkUrl: place.checkUrl, member: holder },
    amount: Math.abs(total),
    purposes: entries.map(({ type, amount }) => ({
      label: total < 0 ? `Penarikan ${type.name.toLowerCase()}` : type.name,
      amount: formatRupiah(Math.abs(amount)),
    })),
    ...{ postedOn: entry.postedOn, journalNumber: entry.journalNumber, isOut: total < 0 },
    ...{ byName: entry.postedByName, isTakenBack: entry.reversedById !== null, treasurer },
  });
}
