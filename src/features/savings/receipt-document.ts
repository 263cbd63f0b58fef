import { readLetterhead } from '#features/receipts';
import { formatDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import { plainTheme, renderPdf } from '#kernel/print';
import type { WorkContext } from '#kernel/work';
import type { SavingsPlace } from './place.ts';
import type { Passbook, PassbookEntry } from './read-passbook.ts';

/** The receipt of a deposit or a withdrawal as PDF, with the code that anybody may check. */
export async function printReceipt(
  ctx: WorkContext,
  tx: Tx,
  given: { place: SavingsPlace; passbook: Passbook; entries: readonly PassbookEntry[] },
): Promise<Buffer> {
  const { place, passbook, entries } = given;
  const { holder } = passbook;
  const entry = entries[0]!;
  const total = entries.reduce((sum, { amount }) => sum + amount, 0);
  const url = ctx.app.urlOf(ctx.tenant, `${place.checkUrl}/${entry.code}`);
  const { pdf } = await renderPdf('receipt', {
    theme: plainTheme,
    letterhead: await readLetterhead(ctx, tx),
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
  });
  return pdf;
}
