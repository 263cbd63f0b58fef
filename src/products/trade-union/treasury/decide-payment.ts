import { type DuesPayment, rejectPayment, type VerifiedPayment, verifyPayment } from '#features/dues';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import { queueMail } from '#kernel/mail';
import { formatRupiah } from '#kernel/money';
import { notify } from '#kernel/notifications';
import type { WorkContext } from '#kernel/work';
import { followArrears } from '../arrears/follow-arrears.ts';
import { followRegistrationPayment } from '../registration/index.ts';
import { paymentReturnedMail, paymentVerifiedMail } from './mails.ts';
import { readPayer } from './read-payer.ts';
import { readAllocations, readPaymentRow } from './read-payments.ts';
import { billTitle } from './words.ts';

/** Verifies a payment, tells its payer, and brings a registration along. @throws as `verifyPayment` */
export async function verifyAndTell(
  ctx: RequestContext,
  tx: Tx,
  given: Parameters<typeof verifyPayment>[2],
): Promise<VerifiedPayment> {
  const verified = await verifyPayment(ctx, tx, given);
  if (!verified.isNew) return verified;
  await tellVerified(ctx, tx, verified);
  await followArrears(ctx, tx, verified.payment.payerId);
  return verified;
}

/** Tells the payer of a payment that was just posted, and brings a registration along. */
export async function tellVerified(ctx: WorkContext, tx: Tx, verified: VerifiedPayment): Promise<void> {
  const { payment, receipt } = verified;
  const payer = await readPayer(tx, payment.payerId);
  const amount = formatRupiah(payment.receivedAmount!);
  const url = `/me/dues/receipts/${receipt.id}`;
  if (payer?.accountId) {
    await notify(tx, [payer.accountId], {
      title: `Pembayaran ${amount} diterima`,
      body: `Kuitansi ${receipt.number}`,
      url,
    });
  }
  if (payer?.email) {
    await queueMail(ctx, tx, paymentVerifiedMail, {
      to: { name: payer.fullName, address: payer.email },
      values: {
        name: payer.fullName,
        organisation: ctx.tenant.name,
        amount,
        paid: await tellWhatWasPaid(tx, payment),
        number: receipt.number,
        link: ctx.app.urlOf(ctx.tenant, url),
      },
      ...(payer.accountId ? { accountId: payer.accountId } : {}),
    });
  }
  await followRegistrationPayment(ctx, tx, payment.payerId);
}

/** Sends a proof back with its reason and tells the payer. @throws as `rejectPayment` */
export async function rejectAndTell(
  ctx: RequestContext,
  tx: Tx,
  given: { paymentId: string; reason: string },
): Promise<DuesPayment> {
  const { payment, isNew } = await rejectPayment(ctx, tx, given);
  if (!isNew) return payment;
  const row = await readPaymentRow(tx, payment.id);
  // An applicant is told by the registration's own mail, which leads back to where they stopped.
  if (row?.billKind === 'registration' && row.membershipStatus === 'candidate') {
    await followRegistrationPayment(ctx, tx, payment.payerId);
    return payment;
  }
  const payer = await readPayer(tx, payment.payerId);
  const url = `/me/dues/upload${payment.billId ? `?bill=${payment.billId}` : ''}`;
  const bill =
    row?.billKind && row.billPeriod ? billTitle({ kind: row.billKind, period: row.billPeriod }) : 'iuran';
  const reason = payment.rejectedReason ?? '';
  if (payer?.accountId) {
    await notify(tx, [payer.accountId], { title: 'Bukti bayar perlu dikirim ulang', body: reason, url });
  }
  if (payer?.email) {
    await queueMail(ctx, tx, paymentReturnedMail, {
      to: { name: payer.fullName, address: payer.email },
      values: {
        name: payer.fullName,
        organisation: ctx.tenant.name,
        bill,
        reason,
        link: ctx.app.urlOf(ctx.tenant, url),
      },
      ...(payer.accountId ? { accountId: payer.accountId } : {}),
    });
  }
  return payment;
}

async function tellWhatWasPaid(tx: Tx, payment: DuesPayment): Promise<string> {
  const paid = await readAllocations(tx, payment.id);
  const parts = paid.map((bill) => `${billTitle(bill)} ${formatRupiah(bill.amount)}`);
  const left = payment.creditAmount;
  const rest = left > 0 ? ` Kelebihan ${formatRupiah(left)} disimpan untuk tagihan berikutnya.` : '';
  return parts.length === 0
    ? `Seluruhnya disimpan untuk tagihan berikutnya.`
    : `Untuk: ${parts.join(', ')}.${rest}`;
}
