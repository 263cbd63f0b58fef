import {
  previewMonthlyBills,
  readDuesPolicy,
  readRateHistory,
  requestMonthlyBills,
  saveRateTable,
} from '#features/dues';
import { isPlainMonth, todayOf } from '#kernel/calendar';
import {
  api,
  check,
  json,
  listParameters,
  type RequestContext,
  type Route,
  readJson,
  readListQuery,
} from '#kernel/http';
import { AppError, notFound } from '#kernel/work';
import {
  billingBody,
  billListShape,
  dashboardShape,
  paymentListShape,
  paymentShape,
  previewShape,
  rateShape,
  ratesBody,
  rejectBody,
  requestedRunShape,
  runShape,
  verifyBody,
} from './api-shapes.ts';
import { rejectAndTell, verifyAndTell } from './decide-payment.ts';
import { readMonth } from './generate-routes.tsx';
import { obligedMembers } from './obliged-members.ts';
import { BILL_LIST, readBillList } from './read-bills.ts';
import { DASHBOARD_LIST, readDashboard, readLatestMonth } from './read-dashboard.ts';
import { PAYMENT_LIST, type PaymentRow, readPaymentList, readPaymentRow } from './read-payments.ts';
import { readRun } from './read-run.ts';

const generate = { resource: 'dues.bill', right: 'generate' } as const;
const rate = { resource: 'dues.rate', right: 'manage' } as const;
const payment = (right: string) => ({ resource: 'dues.payment', right });
const fresh = { gates: ['recent-password'] as const };

/** The same acts as on the treasurer's pages, as JSON. */
export const treasuryApi: Route[] = [
  api.get(
    '/api/v1/dues/dashboard',
    {
      access: { resource: 'dues.dashboard', right: 'view' },
      summary: 'Obliged, paid and unpaid members of a month',
      answer: dashboardShape,
    },
    async (ctx) => {
      const { filters } = readListQuery(ctx.query, DASHBOARD_LIST, { isStrict: true });
      const asked = ctx.query.get('month') ?? undefined;
      const today = todayOf(ctx);
      return ctx.transaction(async (tx) => {
        const month = isPlainMonth(asked) ? asked : await readLatestMonth(tx, today);
        const dashboard = await readDashboard(tx, { month, ...filters }, today);
        return json(dashboardShape.parse({ month, ...dashboard }));
      });
    },
  ),
  api.get(
    '/api/v1/dues/bills',
    {
      access: { resource: 'dues.bill', right: 'view' },
      summary: 'Bills of all members',
      queryParameters: listParameters(BILL_LIST),
      answer: billListShape,
    },
    async (ctx) => {
      const query = readListQuery(ctx.query, BILL_LIST, { isStrict: true });
      const { items, totals } = await ctx.transaction((tx) => readBillList(tx, query, todayOf(ctx)));
      const { count: total, ...sums } = totals;
      return json(billListShape.parse({ items, page: query.page, size: query.size, total, sums }));
    },
  ),
  api.post(
    '/api/v1/dues/bills/preview',
    {
      access: generate,
      summary: 'What a billing run for a month would make',
      body: billingBody,
      answer: previewShape,
    },
    async (ctx) => {
      const month = readMonth(ctx, check(billingBody, await readJson(ctx)).month);
      const preview = await ctx.transaction(async (tx) => {
        const { dueDay } = await readDuesPolicy(tx);
        return previewMonthlyBills(tx, { month, dueDay, source: obligedMembers });
      });
      return json(previewShape.parse(preview));
    },
  ),
  api.post(
    '/api/v1/dues/bills/generate',
    {
      access: { ...generate, ...fresh },
      summary: 'Make the bills of a month as a job; run again it makes the missing ones',
      body: billingBody,
      answer: requestedRunShape,
    },
    async (ctx) => {
      const month = readMonth(ctx, check(billingBody, await readJson(ctx)).month);
      try {
        const run = await ctx.transaction((tx) =>
          requestMonthlyBills(ctx, tx, { month, source: obligedMembers }),
        );
        return json(requestedRunShape.parse({ ...run, month }), 202);
      } catch (error) {
        // Asking again for what is there already is no fault of a caller: nothing was made.
        if (error instanceof AppError && error.code === 'nothing_to_bill') {
          return json(requestedRunShape.parse({ runId: null, month, count: 0, amount: 0 }));
        }
        throw error;
      }
    },
  ),
  api.get(
    '/api/v1/dues/bills/runs/:id',
    { access: generate, summary: 'Progress and result of a billing run', answer: runShape },
    async (ctx) => {
      const run = await ctx.transaction((tx) => readRun(tx, ctx.params.id!));
      if (!run) throw notFound();
      return json(runShape.parse(run));
    },
  ),
  api.get(
    '/api/v1/dues/payments',
    {
      access: payment('view'),
      summary: 'Payments of all members',
      queryParameters: listParameters(PAYMENT_LIST),
      answer: paymentListShape,
    },
    async (ctx) => {
      const query = readListQuery(ctx.query, PAYMENT_LIST, { isStrict: true });
      const { items, count, amount } = await ctx.transaction((tx) => readPaymentList(tx, query));
      const { page, size } = query;
      return json(
        paymentListShape.parse({ items: items.map(paymentOf), page, size, total: count, sum: amount }),
      );
    },
  ),
  api.get(
    '/api/v1/dues/payments/:id',
    { access: payment('view'), summary: 'One payment', answer: paymentShape },
    (ctx) => answerPayment(ctx, ctx.params.id!),
  ),
  api.post(
    '/api/v1/dues/payments/:id/verify',
    {
      access: payment('verify'),
      summary: 'Post a payment, once however often it is asked',
      body: verifyBody,
      answer: paymentShape,
    },
    async (ctx) => {
      const { receivedAmount, note } = check(verifyBody, await readJson(ctx));
      await ctx.transaction((tx) =>
        verifyAndTell(ctx, tx, {
          paymentId: ctx.params.id!,
          ...(receivedAmount === undefined ? {} : { receivedAmount }),
          ...(note ? { note } : {}),
        }),
      );
      return answerPayment(ctx, ctx.params.id!);
    },
  ),
  api.post(
    '/api/v1/dues/payments/:id/reject',
    {
      access: payment('reject'),
      summary: 'Send a proof back with a reason',
      body: rejectBody,
      answer: paymentShape,
    },
    async (ctx) => {
      const { reason } = check(rejectBody, await readJson(ctx));
      await ctx.transaction((tx) => rejectAndTell(ctx, tx, { paymentId: ctx.params.id!, reason }));
      return answerPayment(ctx, ctx.params.id!);
    },
  ),
  api.get(
    '/api/v1/dues/rates',
    { access: rate, summary: 'Every version of every rate', answer: rateShape.array() },
    async (ctx) => json(rateShape.array().parse(await ctx.transaction((tx) => readRateHistory(tx)))),
  ),
  api.put(
    '/api/v1/dues/rates',
    {
      access: { ...rate, ...fresh },
      summary: 'Put a whole table of rates in force from a day on',
      body: ratesBody,
      answer: rateShape.array(),
    },
    async (ctx) => {
      const { effectiveFrom, rates } = check(ratesBody, await readJson(ctx));
      return ctx.transaction(async (tx) => {
        await saveRateTable(ctx, tx, { effectiveFrom, rows: rates });
        return json(rateShape.array().parse(await readRateHistory(tx)));
      });
    },
  ),
];

async function answerPayment(ctx: RequestContext, id: string): Promise<Response> {
  const row = await ctx.transaction((tx) => readPaymentRow(tx, id));
  if (!row) throw notFound();
  return json(paymentShape.parse(paymentOf(row)));
}

const paymentOf = (row: PaymentRow) => ({
  ...row,
  hasProof: row.proofFileId !== null,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});
