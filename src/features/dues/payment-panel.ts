import { drawQris, type PaymentChannels, paymentChannels } from '#features/payments';
import type { Tx } from '#kernel/database';
import { readSetting } from '#kernel/settings';
import type { WorkContext } from '#kernel/work';
import { type DuesBill, remainingOf } from './bill.ts';
import { transferSuffixOf } from './transfer-suffix.ts';

/** What a person needs to pay one bill; all amounts in rupiah. */
export interface PaymentPanel {
  /** Nothing when money is sent ahead of any bill. */
  billId: string | null;
  /** What the bill still asks for, or what one means to pay. */
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

/**
 * How to pay this bill: accounts, exact amount, and a QRIS code that carries it.
 *
 * @param amount rupiah, when more (or less) than this bill is to be paid at once
 */
export async function readPaymentPanel(
  _ctx: WorkContext,
  tx: Tx,
  bill: DuesBill,
  amount: number = remainingOf(bill),
): Promise<PaymentPanel> {
  return panelOf(await readSetting(tx, paymentChannels), {
    billId: bill.id,
    amount,
    suffix: bill.transferSuffix,
    reference: referenceOf(bill),
  });
}

/** The same for money sent ahead of bills that do not exist yet. */
export async function readPanelAhead(
  tx: Tx,
  given: { payerId: string; amount: number },
): Promise<PaymentPanel> {
  return panelOf(await readSetting(tx, paymentChannels), {
    billId: null,
    amount: given.amount,
    suffix: transferSuffixOf(given.payerId),
    reference: `IURAN ${tailOf(given.payerId)}`,
  });
}

function panelOf(
  channels: PaymentChannels,
  asked: Pick<PaymentPanel, 'billId' | 'amount' | 'suffix' | 'reference'>,
): PaymentPanel {
  const suffix = asked.amount > 0 ? asked.suffix : 0;
  const transferAmount = asked.amount + suffix;
  return {
    ...asked,
    suffix,
    transferAmount,
    bankAccounts: channels.bankAccounts,
    qris: channels.qris !== '' && transferAmount > 0 ? drawQris(channels.qris, transferAmount) : undefined,
  };
}

/** Written in a transfer's news field; tells bill and payer to whom has the books, and no name to anyone else. */
function referenceOf(bill: DuesBill): string {
  const tail = tailOf(bill.payerId);
  return bill.kind === 'registration' ? `DAFTAR ${tail}` : `IURAN ${bill.period} ${tail}`;
}

const tailOf = (payerId: string) => payerId.replaceAll('-', '').slice(-6).toUpperCase();
