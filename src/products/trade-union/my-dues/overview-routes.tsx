import { readBillsOf, readDuesAccount, readLedger, readPaymentsOf } from '#features/dues';
import { todayOf } from '#kernel/calendar';
import { accountOf, page, type RequestContext, type Route, renderPage } from '#kernel/http';
import { readAskedOfEmployer } from '../checkoff/checkoff-list.ts';
import { surfaceOf } from '../surface.ts';
import { OverviewView } from './overview-view.tsx';
import { readReceiptsOf } from './read-receipts.ts';

const access = { resource: 'dues.self', right: 'view' } as const;

/** Bills and history of one's own dues. */
export const overviewRoutes: Route[] = [
  page.get('/me/dues', { access, summary: 'Own bills, payments and standing' }, (ctx) => overview(ctx)),
  page.get('/member/dues', { access, summary: 'The old address of the own dues' }, (ctx) => overview(ctx)),
];

async function overview(ctx: RequestContext) {
  const { subjectId } = accountOf(ctx);
  const today = todayOf(ctx);
  const shown = subjectId
    ? await ctx.transaction(async (tx) => ({
        bills: await readBillsOf(tx, subjectId),
        payments: await readPaymentsOf(tx, subjectId),
        receipts: await readReceiptsOf(tx, subjectId),
        account: await readDuesAccount(tx, subjectId, today),
        ledger: await readLedger(tx, subjectId),
        askedOfEmployer: await readAskedOfEmployer(tx, subjectId),
      }))
    : undefined;
  return renderPage({
    surface: surfaceOf(ctx),
    title: 'Iuran saya',
    menuUrl: '/me/dues',
    help: 'iuran-saya',
    body: <OverviewView ctx={ctx} today={today} shown={shown} />,
  });
}
