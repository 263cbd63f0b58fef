import { METHOD_LABELS, readBill, readDuesAccount, remainingOf, waiveBill } from '#features/dues';
import { formatDate, formatMoment, todayOf } from '#kernel/calendar';
import {
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { type AppError, asAppError, notFound } from '#kernel/work';
import { followArrears } from '../arrears/follow-arrears.ts';
import { zoneOf } from '../clock.ts';
import { BillView } from './bill-view.tsx';
import { BillsView, REGION_BILLS_PATH } from './bills-view.tsx';
import { BILL_LIST, readBillList, readBillRow } from './read-bills.ts';
import { readChoices } from './read-dashboard.ts';
import { readPaymentsForBill } from './read-payments.ts';
import { billTitle } from './words.ts';

const view = { resource: 'dues.bill', right: 'view' } as const;

/** All bills, and one of them with what was paid on it. */
export const billsRoutes: Route[] = [
  page.get('/treasury/dues/bills', { access: view, summary: 'Bills of all members' }, (ctx) =>
    listPage(ctx, 'Kebendaharaan', '/treasury/dues/dashboard', '/treasury/dues/bills'),
  ),
  page.get(
    REGION_BILLS_PATH,
    {
      access: { resource: 'dues.dashboard', right: 'view' },
      summary: 'The bills behind the figures of dues, of the own regions',
    },
    (ctx) => listPage(ctx, 'Dana iuran', '/region/dues', '/region/dues'),
  ),
  page.get('/treasury/dues/bills/:id', { access: view, summary: 'One bill and its payments' }, (ctx) =>
    billPage(ctx),
  ),
  page.post(
    '/treasury/dues/bills/:id/waive',
    {
      access: { resource: 'dues.bill', right: 'update' },
      summary: 'Let a member off what is open of a bill',
    },
    async (ctx) => {
      const form = await readForm(ctx);
      const reason = String(form.reason ?? '');
      try {
        await ctx.transaction(async (tx) => {
          const { payerId } = await waiveBill(ctx, tx, { billId: ctx.params.id!, reason });
          await followArrears(ctx, tx, payerId);
        });
      } catch (error) {
        const told = asAppError(error);
        if (told && told.status !== 404 && told.status < 500) return billPage(ctx, { problem: told, reason });
        throw error;
      }
      return redirectTo(`/treasury/dues/bills/${ctx.params.id}`, {
        tone: 'success',
        text: 'Tagihan dibebaskan. Alasannya tercatat di buku iuran.',
      });
    },
  ),
];

async function listPage(
  ctx: RequestContext,
  above: string,
  aboveUrl: string,
  menuUrl: string,
): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, BILL_LIST);
  const shown = await ctx.transaction(async (tx) => ({
    ...(await readBillList(tx, list, todayOf(ctx))),
    choices: await readChoices(tx),
  }));
  return renderPage({
    surface: 'console',
    ...{ title: 'Tagihan', menuUrl, help: 'iuran' },
    trail: [{ label: above, url: aboveUrl }],
    body: <BillsView ctx={ctx} list={list} {...shown} />,
  });
}

async function billPage(
  ctx: RequestContext,
  given: { problem?: AppError; reason?: string } = {},
): Promise<PageAnswer> {
  const shown = await ctx.transaction(async (tx) => {
    const row = await readBillRow(tx, ctx.params.id!, todayOf(ctx));
    const bill = row && (await readBill(tx, row.id));
    if (!row || !bill) throw notFound();
    return {
      row,
      bill,
      payments: await readPaymentsForBill(tx, row.id),
      account: await readDuesAccount(tx, row.payerId, todayOf(ctx)),
    };
  });
  const { row, bill } = shown;
  return renderPage({
    surface: 'console',
    title: `${billTitle(row)}, ${row.memberName}`,
    status: given.problem?.status ?? 200,
    trail: [
      { label: 'Kebendaharaan', url: '/treasury/dues/dashboard' },
      { label: 'Tagihan', url: '/treasury/dues/bills' },
    ],
    menuUrl: '/treasury/dues/bills',
    help: 'iuran',
    body: (
      <BillView
        ctx={ctx}
        {...shown}
        rest={remainingOf(bill)}
        canWaive={ctx.can('dues.bill', 'update')}
        reason={given.reason ?? ''}
        problem={given.problem}
        history={shown.payments.map((payment) => ({
          ...payment,
          when: formatDate(payment.paidOn),
          how: METHOD_LABELS[payment.method],
          decided: payment.decidedAt ? formatMoment(payment.decidedAt, zoneOf(ctx), 'long') : '',
        }))}
      />
    ),
  });
}
