import { qrisSvg, qrisWithAmount } from '#features/payments';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/http';
import { readSetting } from '#kernel/settings';
import { type DuesBill, remainingOf } from './bill.ts';
import { type PaymentChannels, paymentChannels } from './payment-channels.ts';

/** What a person needs to pay one bill; all amounts in rupiah. */
export interface PaymentPanel {
  billId: string;
  /** What the bill still asks for. */
  amount: number;
  /** Added so that the transfer finds its bill; it stays the payer's, as credit. */
  suffix: number;
  /** `amount` and `suffix` together: what to transfer. */
  transferAmount: number;
  /** Short text for the transfer's news field. */
  reference: string;
  bankAccounts: PaymentChannels['bankAccounts'];
  /** The organisation's QRIS with the amount in it; none when no code has been set. */
  qris: { payload: string; svg: string; amount: number } | undefined;
}

/** How to pay this bill: accounts, exact amount, and a QRIS code that carries it. */
export async function readPaymentPanel(_ctx: WorkContext, tx: Tx, bill: DuesBill): Promise<PaymentPanel> {
  const channels = await readSetting(tx, paymentChannels);
  const amount = remainingOf(bill);
  const transferAmount = amount > 0 ? amount + bill.transferSuffix : 0;
  return {
    billId: bill.id,
    amount,
    suffix: amount > 0 ? bill.transferSuffix : 0,
    transferAmount,
    reference: referenceOf(bill),
    bankAccounts: channels.bankAccounts,
    qris: channels.qris !== '' && transferAmount > 0 ? drawQris(channels.qris, transferAmount) : undefined,
  };
}

/** Written in a transfer's news field; tells bill and payer to whom has the books, and no name to anyone else. */
function referenceOf(bill: DuesBill): string {
  const tail = bill.payerId.replaceAll('-', '').slice(-6).toUpperCase();
  return bill.kind === 'registration' ? `DAFTAR ${tail}` : `IURAN ${bill.period} ${tail}`;
}

function drawQris(qris: string, amount: number) {
  const payload = qrisWithAmount(qris, amount);
  return { payload, svg: qrisSvg(payload), amount };
}
