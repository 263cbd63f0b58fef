import { readLetterhead, receiptOf } from '#features/receipts';
import { treasurerOn } from '#features/subledger';
import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import { renderPdf } from '#kernel/print';
import type { WorkContext } from '#kernel/work';
import { ACT_LABELS, type Act } from './act.ts';
import type { LoanPlace } from './place.ts';
import type { LoanCard } from './read-loan.ts';

/** The receipt of a pay-out or an instalment as PDF, with the code that anybody may check. */
export async function printLoanReceipt(
  ctx: WorkContext,
  tx: Tx,
  given: { place: LoanPlace; card: LoanCard; act: Act },
): Promise<Buffer> {
  const { place, card, act } = given;
  const { holder, loan } = card;
  const isOut = act.kind === 'disbursement';
  const parts = [
    ...[
      isOut ? { label: 'Pokok pinjaman', amount: act.principal } : { label: 'Pokok', amount: act.principal },
    ],
    ...[
      { label: 'Jasa', amount: act.interest },
      { label: 'Denda', amount: act.penalty },
    ],
    ...[
      {
        label: 'Pinjaman yang sudah dihapus',
        amount: act.kind === 'recovery' ? act.amount - act.credit : 0,
      },
      { label: 'Kelebihan bayar', amount: act.credit },
      { label: 'Dipotong administrasi', amount: -act.fee },
    ],
  ].filter(({ amount }) => amount !== 0);
  const { pdf } = await renderPdf(
    'receipt',
    receiptOf(ctx, await readLetterhead(ctx, tx), {
      ...{ number: act.receipt, code: act.code, checkUrl: place.checkUrl, member: holder },
      amount: act.amount - act.fee,
      purposes: [
        { label: `${ACT_LABELS[act.kind]} pinjaman ${loan.number}` },
        ...parts.map(({ label, amount }) => ({ label, amount: formatRupiah(amount) })),
      ],
      ...{ postedOn: act.postedOn, journalNumber: act.journalNumber, isOut, byName: act.byName },
      isTakenBack: act.reversedById !== null,
      treasurer: await treasurerOn(tx, place.signers, act.postedOn),
    }),
  );
  return pdf;
}
