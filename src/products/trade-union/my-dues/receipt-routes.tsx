import { findReceiptByCode, readPayment, readReceipt, readReceiptOf } from '#features/dues';
import { receiptCheckRoutes } from '#features/receipts';
import { recordAudit } from '#kernel/audit';
import { dateIn } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { contentDisposition } from '#kernel/files';
import { accountOf, file, type RequestContext, type Route } from '#kernel/http';
import { renderPdf } from '#kernel/print';
import { notFound } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import { receiptDocument } from './receipt-document.ts';

/** Receipts: for the payer, for the treasurer, and the page on which anybody checks a paper. */
export const receiptRoutes: Route[] = [
  file.get(
    '/me/dues/receipts/:id',
    { access: { resource: 'dues.self', right: 'view' }, summary: 'A receipt of the own payment as PDF' },
    (ctx) =>
      sendReceipt(ctx, async (tx) => {
        const receipt = await readReceipt(tx, ctx.params.id!);
        // A super admin's right reaches everybody's dues; everyone else is held to the own by the wall and here.
        if (!receipt || !(ctx.reach?.isAll || receipt.payerId === accountOf(ctx).subjectId)) throw notFound();
        return receipt;
      }),
  ),
  file.get(
    '/treasury/dues/payments/:id/receipt.pdf',
    { access: { resource: 'dues.payment', right: 'view' }, summary: 'The receipt of a payment as PDF' },
    (ctx) =>
      sendReceipt(ctx, async (tx) => {
        const payment = await readPayment(tx, ctx.params.id!);
        const receipt = payment && (await readReceiptOf(tx, payment.id));
        if (!receipt) throw notFound();
        await recordAudit(ctx, tx, {
          action: 'receipt.printed',
          resource: 'dues.payment',
          objectId: receipt.paymentId,
          objectLabel: receipt.number,
        });
        return receipt;
      }),
  ),
  ...receiptCheckRoutes({
    url: '/kuitansi',
    askWhom: 'Bendahara',
    find: async (ctx, tx, code) => {
      const receipt = await findReceiptByCode(tx, code);
      const payment = receipt && (await readPayment(tx, receipt.paymentId));
      return (
        payment && {
          ...{ number: receipt.number, amount: payment.receivedAmount!, takenBack: payment.reversedAmount },
          issuedOn: dateIn(zoneOf(ctx), receipt.issuedAt),
        }
      );
    },
  }),
];

async function sendReceipt(
  ctx: RequestContext,
  find: (tx: Tx) => Promise<NonNullable<Awaited<ReturnType<typeof readReceipt>>>>,
): Promise<Response> {
  const { document, number } = await ctx.transaction(async (tx) => {
    const receipt = await find(tx);
    const payment = await readPayment(tx, receipt.paymentId);
    if (!payment) throw notFound();
    return { document: await receiptDocument(ctx, tx, { payment, receipt }), number: receipt.number };
  });
  const { pdf } = await renderPdf('receipt', document.data, { images: document.images });
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition(`kuitansi-${number}.pdf`),
      'cache-control': 'private, no-store',
    },
  });
}
