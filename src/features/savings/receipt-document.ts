import { readLetterhead } from '#features/receipts';
import type { Holder } from '#features/subledger';
import { formatDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import { plainTheme, type ReceiptData, renderPdf } from '#kernel/print';
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
  const [first, ...others] = given.acts.map((act) => receiptOf(ctx, given.place, letterhead, act));
  const { pdf } = await renderPdf('receipt', { ...first!, others });
  return pdf;
}

function receiptOf(
  ctx: WorkContext,
  place: SavingsPlace,
  letterhead: ReceiptData['letterhead'],
  { holder, entries }: ReceiptedAct,
): ReceiptData {
  const entry = entries[0]!;
  const total = entries.reduce((sum, { amount }) => sum + amount, 0);
  const url = ctx.app.urlOf(ctx.tenant, `${place.checkUrl}/${entry.code}`);
  return {
    theme: plainTheme,
    letterhead,
    number: entry.receipt,
    payer: holder.number ? `${holder.name}, nomor anggota ${holder.number}` : holder.name,
    amount: Math.abs(total),
    purposes: [
      ...entries.map(({ type, amount }) => ({
        label: total < 0 ? `Penarikan ${type.name.toLowerCase()}` : type.name,
        amount: formatRupiah(Math.abs(amount)),
      })),
      ...(entry.reversedById ? [{ label: 'Bukti ini sudah dibalik dan tidak berlaku lagi' }] : []),
    ],
    facts: [
      ['Tanggal', formatDate(entry.postedOn)],
      ['Jurnal', entry.journalNumber],
    ],
    signature: {
      place: formatDate(entry.postedOn),
      title: total < 0 ? 'Penerima' : 'Bendahara',
      ...(total < 0 ? { name: holder.name } : entry.postedByName ? { name: entry.postedByName } : {}),
    },
    qr: url,
    check: {
      address: ctx.app.urlOf(ctx.tenant, place.checkUrl).replace(/^https?:\/\//, ''),
      code: entry.code,
    },
  };
}
