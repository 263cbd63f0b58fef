import { findReceiptByCode, readPayment, readReceipt, readReceiptOf } from '#features/dues';
import { recordAudit } from '#kernel/audit';
import { dateIn, formatDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { contentDisposition } from '#kernel/files';
import {
  accountOf,
  file,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import { renderPdf } from '#kernel/print';
import { notFound } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import { ReceiptCheck } from './receipt-check.tsx';
import { receiptDocument } from './receipt-document.ts';

const CHECKING =
  'whoever holds a receipt may check that it is real; number, sum and date are all that is told';

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
  page.get('/kuitansi', { access: { public: CHECKING }, summary: 'Check a receipt by its code' }, (ctx) => {
    const code = ctx.query.get('code')?.trim();
    return code ? redirectTo(`/kuitansi/${encodeURIComponent(code)}`) : checkPage(ctx, undefined);
  }),
  page.get('/kuitansi/:code', { access: { public: CHECKING }, summary: 'Whether a receipt is real' }, (ctx) =>
    checkPage(ctx, ctx.params.code),
  ),
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

async function checkPage(ctx: RequestContext, code: string | undefined): Promise<PageAnswer> {
  const found = code
    ? await ctx.beyondWalls('anybody may check a receipt by its code').transaction(async (tx) => {
        const receipt = await findReceiptByCode(tx, code);
        const payment = receipt && (await readPayment(tx, receipt.paymentId));
        return receipt && payment
          ? {
              number: receipt.number,
              amount: formatRupiah(payment.receivedAmount!),
              takenBack: payment.reversedAmount > 0 ? formatRupiah(payment.reversedAmount) : undefined,
              isVoid: payment.reversedAmount >= payment.receivedAmount!,
              issuedOn: formatDate(dateIn(zoneOf(ctx), receipt.issuedAt)),
            }
          : undefined;
      })
    : undefined;
  return renderPage({
    surface: 'public',
    title: 'Periksa kuitansi',
    isIndexed: false,
    status: code && !found ? 404 : 200,
    body: <ReceiptCheck code={code} found={found} organisation={ctx.tenant.name} />,
  });
}
