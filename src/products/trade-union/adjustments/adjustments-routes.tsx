import {
  ADJUSTMENT_LABELS,
  type AdjustmentKind,
  confirmAdjustment,
  type DuesAdjustment,
  type PaymentMethod,
  proposeAdjustment,
  readAdjustment,
  readBill,
  readBillsOf,
  readDuesAccount,
  readPayment,
  readPaymentsOf,
  refuseAdjustment,
  withdrawAdjustment,
} from '#features/dues';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  accountOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import { accountsWithRole, notify } from '#kernel/notifications';
import { type AppError, asAppError, invalid, notFound } from '#kernel/work';
import { followArrears } from '../arrears/follow-arrears.ts';
import { ChoosePayerView } from '../treasury/choose-payer-view.tsx';
import { readAmount } from '../treasury/payments-routes.tsx';
import { findPayers, readPayer } from '../treasury/read-payer.ts';
import { AdjustmentView } from './adjustment-view.tsx';
import { ADJUSTMENTS_PATH, AdjustmentsView } from './adjustments-view.tsx';
import { ProposeView } from './propose-view.tsx';
import { ADJUSTMENT_LIST, readAdjustmentList, readAdjustmentRow } from './read-adjustments.ts';

const access = { resource: 'dues.payment', right: 'adjust' } as const;
const TRAIL = [{ label: 'Kebendaharaan', url: '/treasury/dues/dashboard' }];
const INNER = [...TRAIL, { label: 'Penyesuaian', url: ADJUSTMENTS_PATH }];

/** Corrections of what is posted: proposed by one, confirmed by another. */
export const adjustmentRoutes: readonly Route[] = [
  page.get(ADJUSTMENTS_PATH, { access, summary: 'Corrections of the books of dues' }, async (ctx) => {
    const list = readListQuery(ctx.query, ADJUSTMENT_LIST);
    const shown = await ctx.transaction((tx) => readAdjustmentList(tx, list));
    return renderPage({
      ...{ surface: 'console', title: 'Penyesuaian', menuUrl: ADJUSTMENTS_PATH, help: 'iuran', trail: TRAIL },
      body: <AdjustmentsView ctx={ctx} list={list} {...shown} />,
    });
  }),
  page.get(`${ADJUSTMENTS_PATH}/new`, { access, summary: 'Propose a correction' }, (ctx) => newPage(ctx)),
  page.post(ADJUSTMENTS_PATH, { access, summary: 'File a proposed correction' }, (ctx) => propose(ctx)),
  page.get(`${ADJUSTMENTS_PATH}/:id`, { access, summary: 'One correction' }, (ctx) => adjustmentPage(ctx)),
  page.post(
    `${ADJUSTMENTS_PATH}/:id/confirm`,
    { access, summary: 'Confirm a correction that somebody else proposed' },
    (ctx) =>
      decide(ctx, 'Penyesuaian disahkan dan dicatat di buku iuran.', (tx) =>
        confirmAdjustment(ctx, tx, { adjustmentId: ctx.params.id! }),
      ),
  ),
  page.post(
    `${ADJUSTMENTS_PATH}/:id/refuse`,
    { access, summary: 'Refuse a correction that somebody else proposed' },
    async (ctx) => {
      const note = String((await readForm(ctx)).note ?? '').slice(0, 500);
      return decide(
        ctx,
        'Usulan ditolak. Pengusulnya diberi tahu.',
        (tx) => refuseAdjustment(ctx, tx, { adjustmentId: ctx.params.id!, note }),
        note,
      );
    },
  ),
  page.post(`${ADJUSTMENTS_PATH}/:id/withdraw`, { access, summary: 'Take the own proposal back' }, (ctx) =>
    decide(ctx, 'Usulan ditarik.', (tx) => withdrawAdjustment(ctx, tx, { adjustmentId: ctx.params.id! })),
  ),
];

async function decide(
  ctx: RequestContext,
  done: string,
  act: (tx: Tx) => Promise<DuesAdjustment>,
  note?: string,
): Promise<Response | PageAnswer> {
  try {
    const adjustment = await ctx.transaction(async (tx) => {
      const decided = await act(tx);
      if (decided.status === 'confirmed') await followArrears(ctx, tx, decided.payerId);
      if (decided.proposedBy && decided.proposedBy !== decided.decidedBy) {
        await notify(tx, [decided.proposedBy], {
          title: `Penyesuaian ${decided.number} ${decided.status === 'confirmed' ? 'disahkan' : 'ditolak'}`,
          body: decided.decisionNote,
          url: `${ADJUSTMENTS_PATH}/${decided.id}`,
        });
      }
      return decided;
    });
    return redirectTo(`${ADJUSTMENTS_PATH}/${adjustment.id}`, { tone: 'success', text: done });
  } catch (error) {
    const told = asAppError(error);
    if (!told || told.status === 404 || told.status >= 500) throw error;
    return adjustmentPage(ctx, told, note);
  }
}

async function propose(ctx: RequestContext): Promise<Response | PageAnswer> {
  const form = await readForm(ctx);
  const typed = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, String(value).trim()]));
  try {
    const { accountId } = accountOf(ctx);
    const kind = typed.kind as AdjustmentKind;
    if (!(kind in ADJUSTMENT_LABELS)) throw invalid({ kind: 'Pilih yang dibetulkan.' });
    const amount = readAmount(typed.amount ?? '', 'amount');
    const adjustment = await ctx.transaction(async (tx) => {
      const payer = await readPayer(tx, typed.member ?? '');
      if (!payer) throw notFound();
      const made = await proposeAdjustment(ctx, tx, {
        payerId: payer.id,
        regionCode: payer.regionCode,
        kind,
        amount: amount ?? 0,
        billId: kind === 'payment_reversal' ? null : typed.billId || null,
        paymentId: typed.paymentId || null,
        ...(kind === 'payment_entry' ? { paidOn: typed.paidOn ?? '' } : {}),
        ...(kind === 'payment_entry' && isMethod(typed.method) ? { method: typed.method } : {}),
        reference: typed.reference ?? '',
        reason: typed.reason ?? '',
      });
      const others = (await accountsWithRole(tx, ['treasurer', 'super_admin'])).filter(
        (one) => one !== accountId,
      );
      await notify(tx, others, {
        title: `Penyesuaian ${formatRupiah(made.amount)} menunggu pengesahan Anda`,
        body: `${payer.fullName}, ${ADJUSTMENT_LABELS[kind].toLowerCase()}`,
        url: `${ADJUSTMENTS_PATH}/${made.id}`,
      });
      return made;
    });
    return redirectTo(`${ADJUSTMENTS_PATH}/${adjustment.id}`, {
      tone: 'success',
      text: `Penyesuaian ${adjustment.number} diusulkan. Orang kedua mengesahkannya.`,
    });
  } catch (error) {
    const told = asAppError(error);
    if (!told || told.status === 404 || told.status >= 500) throw error;
    return newPage(ctx, typed, told);
  }
}

const isMethod = (text: string | undefined): text is PaymentMethod =>
  text === 'cash' || text === 'transfer' || text === 'qris' || text === 'payroll';

/** A member is chosen first; a link from a bill or a payment brings its member along. */
async function newPage(
  ctx: RequestContext,
  given: Record<string, string> = {},
  problem?: AppError,
): Promise<PageAnswer> {
  const q = (ctx.query.get('q') ?? '').trim().slice(0, 100);
  const shown = await ctx.transaction(async (tx) => {
    const typed = { ...(await readAbout(ctx, tx)), ...given };
    const payer = typed.member ? await readPayer(tx, typed.member) : undefined;
    if (typed.member && !payer) throw notFound();
    if (!payer) return { kind: 'choose', found: await findPayers(tx, q) } as const;
    return {
      kind: 'propose',
      payer,
      typed,
      bills: await readBillsOf(tx, payer.id),
      payments: (await readPaymentsOf(tx, payer.id)).filter(
        (payment) => payment.status === 'verified' && payment.receivedAmount! > payment.reversedAmount,
      ),
    } as const;
  });
  return renderPage({
    ...{ surface: 'console', title: 'Usulkan penyesuaian', menuUrl: ADJUSTMENTS_PATH, help: 'iuran' },
    trail: INNER,
    status: problem?.status ?? 200,
    body:
      shown.kind === 'propose' ? (
        <ProposeView {...shown} today={todayOf(ctx)} problem={problem} />
      ) : (
        <ChoosePayerView
          title="Usulkan penyesuaian"
          action={`${ADJUSTMENTS_PATH}/new`}
          q={q}
          found={shown.found}
        />
      ),
  });
}

async function readAbout(ctx: RequestContext, tx: Tx): Promise<Record<string, string>> {
  const payment = await readPayment(tx, ctx.query.get('payment') ?? '');
  if (payment) return { member: payment.payerId, paymentId: payment.id, kind: 'payment_reversal' };
  const bill = await readBill(tx, ctx.query.get('bill') ?? '');
  if (bill) return { member: bill.payerId, billId: bill.id, kind: 'bill_reduction' };
  const member = ctx.query.get('member');
  return member && /^[0-9a-f-]{36}$/.test(member) ? { member } : {};
}

async function adjustmentPage(ctx: RequestContext, problem?: AppError, note?: string): Promise<PageAnswer> {
  const shown = await ctx.transaction(async (tx) => {
    const row = await readAdjustmentRow(tx, ctx.params.id!);
    const adjustment = row && (await readAdjustment(tx, row.id));
    if (!row || !adjustment) throw notFound();
    return { row, adjustment, account: await readDuesAccount(tx, row.payerId, todayOf(ctx)) };
  });
  return renderPage({
    ...{ surface: 'console', title: `Penyesuaian ${shown.adjustment.number}`, help: 'iuran' },
    menuUrl: ADJUSTMENTS_PATH,
    trail: INNER,
    status: problem?.status ?? 200,
    body: <AdjustmentView ctx={ctx} {...shown} problem={problem} note={note} />,
  });
}
