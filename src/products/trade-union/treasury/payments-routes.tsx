import { openProof, readPayment } from '#features/dues';
import { recordAudit } from '#kernel/audit';
import {
  file,
  listAsked,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { parseRupiah } from '#kernel/money';
import { type AppError, asAppError, invalid, notFound } from '#kernel/work';
import { rejectAndTell, verifyAndTell } from './decide-payment.ts';
import { PaymentView } from './payment-view.tsx';
import { PaymentsView } from './payments-view.tsx';
import { PendingView } from './pending-view.tsx';
import { checkProofUrl, proofFileOf } from './proof-link.ts';
import { readChoices } from './read-dashboard.ts';
import {
  PAYMENT_LIST,
  type PaymentRow,
  readAllocations,
  readPaymentList,
  readPaymentRow,
} from './read-payments.ts';

const view = { resource: 'dues.payment', right: 'view' } as const;
const verify = { resource: 'dues.payment', right: 'verify' } as const;
const reject = { resource: 'dues.payment', right: 'reject' } as const;
const PATH = '/treasury/dues/payments';
const QUEUE = 100;

/** What came in, what waits to be looked at, and the decision about each. */
export const paymentsRoutes: Route[] = [
  page.get(PATH, { access: view, summary: 'Payments of all members' }, async (ctx) => {
    const list = readListQuery(ctx.query, PAYMENT_LIST);
    const shown = await ctx.transaction(async (tx) => ({
      ...(await readPaymentList(tx, list)),
      choices: await readChoices(tx),
    }));
    return renderPage({
      ...{ surface: 'console', title: 'Pembayaran', menuUrl: PATH, help: 'iuran', trail: TRAIL },
      body: <PaymentsView ctx={ctx} list={list} {...shown} />,
    });
  }),
  page.get(`${PATH}/pending`, { access: verify, summary: 'Proofs that wait for the treasurer' }, (ctx) =>
    pendingPage(ctx, ctx.query.get('open')),
  ),
  page.get(`${PATH}/:id`, { access: view, summary: 'One payment with its proof and decision' }, (ctx) =>
    paymentPage(ctx),
  ),
  page.post(`${PATH}/:id/verify`, { access: verify, summary: 'Post a payment' }, (ctx) => decideVerify(ctx)),
  page.post(`${PATH}/:id/reject`, { access: reject, summary: 'Send a proof back with a reason' }, (ctx) =>
    decideReject(ctx),
  ),
  file.get(
    `${PATH}/:id/proof/:token`,
    { access: view, summary: 'The proof of a payment, by a short-lived link' },
    (ctx) => sendProof(ctx),
  ),
];

const TRAIL = [{ label: 'Kebendaharaan', url: '/treasury/dues/dashboard' }];

/** The proof behind a link that was made in the last minutes; its reading is audited. */
async function sendProof(ctx: RequestContext): Promise<Response> {
  const proof = await ctx.transaction(async (tx) => {
    const payment = await readPayment(tx, ctx.params.id!);
    if (!payment?.proofFileId) throw notFound();
    checkProofUrl(ctx, { id: payment.id, proofFileId: payment.proofFileId }, ctx.params.token!);
    await recordAudit(ctx, tx, {
      action: 'payment.proof_read',
      resource: 'dues.payment',
      objectId: payment.id,
    });
    return openProof(ctx, tx, payment.proofFileId);
  });
  return proofFileOf(proof);
}

async function decideVerify(ctx: RequestContext): Promise<Response | PageAnswer> {
  const id = ctx.params.id!;
  const form = await readForm(ctx);
  const typed = {
    receivedAmount: String(form.receivedAmount ?? ''),
    note: String(form.note ?? '').slice(0, 300),
  };
  try {
    const receivedAmount = readAmount(typed.receivedAmount);
    const { payment, receipt, isNew } = await ctx.transaction((tx) =>
      verifyAndTell(ctx, tx, {
        paymentId: id,
        ...(receivedAmount === undefined ? {} : { receivedAmount }),
        ...(typed.note ? { note: typed.note } : {}),
        ...(form.seen ? { seenProofId: String(form.seen) } : {}),
      }),
    );
    const text = isNew
      ? `Pembayaran diverifikasi. Kuitansi ${receipt.number} sudah dikirim.`
      : `Pembayaran ini sudah Anda verifikasi (${receipt.number}). Tidak ada yang dicatat dua kali.`;
    return redirectTo(nextAfter(form, payment.id), { tone: 'success', text });
  } catch (error) {
    return answerRefusal(ctx, error, form, typed);
  }
}

async function decideReject(ctx: RequestContext): Promise<Response | PageAnswer> {
  const id = ctx.params.id!;
  const form = await readForm(ctx);
  const reason = String(form.reason ?? '').slice(0, 500);
  try {
    await ctx.transaction((tx) => rejectAndTell(ctx, tx, { paymentId: id, reason }));
    return redirectTo(nextAfter(form, id), {
      tone: 'success',
      text: 'Bukti dikembalikan. Alasannya sudah dikirim.',
    });
  } catch (error) {
    return answerRefusal(ctx, error, form, { reason });
  }
}

type Typed = Readonly<Partial<Record<'receivedAmount' | 'note' | 'reason', string>>>;

async function answerRefusal(
  ctx: RequestContext,
  error: unknown,
  form: Readonly<Record<string, string | string[]>>,
  typed: Typed,
): Promise<PageAnswer> {
  const told = asAppError(error);
  if (!told || told.status === 404 || told.status >= 500) throw error;
  return form.from === 'pending'
    ? pendingPage(ctx, ctx.params.id!, { problem: told, typed })
    : paymentPage(ctx, { problem: told, typed });
}

/** From the queue on to the next proof; from a payment's own page back to it. */
function nextAfter(form: Readonly<Record<string, string | string[]>>, id: string): string {
  if (form.from !== 'pending') return `${PATH}/${id}`;
  const next = String(form.next ?? '');
  return /^[0-9a-f-]{36}$/.test(next) ? `${PATH}/pending?open=${next}` : `${PATH}/pending`;
}

/** Whole rupiah as typed; nothing typed means what the payer stated. @throws AppError 422 */
export function readAmount(text: string, field = 'receivedAmount'): number | undefined {
  if (text.trim() === '') return undefined;
  const read = parseRupiah(text);
  if (read.kind !== 'amount' || read.amount < 1 || read.amount > 1_000_000_000) {
    throw invalid({ [field]: 'Isi jumlah dalam rupiah bulat, misalnya 35.000.' });
  }
  return read.amount;
}

async function pendingPage(
  ctx: RequestContext,
  asked: string | null,
  given: { problem?: AppError; typed?: Typed } = {},
): Promise<PageAnswer> {
  const query = listAsked({ sort: 'sent', size: QUEUE, filters: { status: ['submitted'] } });
  const { list, opened } = await ctx.transaction(async (tx) => {
    const list = await readPaymentList(tx, query);
    const found = asked ? await readPaymentRow(tx, asked) : undefined;
    return { list, opened: found ?? list.items[0] };
  });
  return renderPage({
    ...{ surface: 'console', title: 'Verifikasi bukti bayar', menuUrl: `${PATH}/pending`, help: 'iuran' },
    trail: TRAIL,
    status: given.problem?.status ?? 200,
    body: <PendingView ctx={ctx} list={list} opened={opened} isAsked={asked !== null} {...given} />,
  });
}

async function paymentPage(
  ctx: RequestContext,
  given: { problem?: AppError; typed?: Typed } = {},
): Promise<PageAnswer> {
  const shown = await ctx.transaction(async (tx) => {
    const payment: PaymentRow | undefined = await readPaymentRow(tx, ctx.params.id!);
    if (!payment) throw notFound();
    return { payment, allocations: await readAllocations(tx, payment.id) };
  });
  return renderPage({
    ...{ surface: 'console', title: `Pembayaran ${shown.payment.memberName}`, menuUrl: PATH, help: 'iuran' },
    trail: [...TRAIL, { label: 'Pembayaran', url: PATH }],
    status: given.problem?.status ?? 200,
    body: <PaymentView ctx={ctx} {...shown} {...given} />,
  });
}
