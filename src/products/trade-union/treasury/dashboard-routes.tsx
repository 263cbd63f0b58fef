import { isPlainMonth, todayOf } from '#kernel/calendar';
import {
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  renderPage,
} from '#kernel/http';
import { DashboardView } from './dashboard-view.tsx';
import {
  DASHBOARD_LIST,
  type DashboardFilters,
  readChoices,
  readDashboard,
  readLatestMonth,
} from './read-dashboard.ts';
import { readWaiting } from './read-payments.ts';

/** The overview of dues: for the treasurer, at its old address, and of a coordinator's own regions. */
export const dashboardRoutes: Route[] = [
  page.get(
    '/treasury/dues/dashboard',
    {
      access: { resource: 'dues.dashboard', right: 'view' },
      summary: 'Obliged, paid and unpaid members of a month',
    },
    (ctx) => dashboardPage(ctx, 'Dashboard iuran', '/treasury/dues/dashboard'),
  ),
  page.get(
    '/admin/dues',
    // The requirement opens this address to treasurer and super admin alone (serikat-panduan §4.3).
    { access: { resource: 'dues.bill', right: 'view' }, summary: 'The overview of dues at its old address' },
    (ctx) => dashboardPage(ctx, 'Dashboard iuran', '/admin/dues'),
  ),
  page.get(
    '/region/dues',
    {
      access: { resource: 'dues.dashboard', right: 'view' },
      summary: 'The overview of dues of the own regions',
    },
    (ctx) => dashboardPage(ctx, 'Dana iuran wilayah', '/region/dues'),
  ),
];

async function dashboardPage(ctx: RequestContext, title: string, path: string): Promise<PageAnswer> {
  const today = todayOf(ctx);
  const list = readListQuery(ctx.query, DASHBOARD_LIST);
  const asked = ctx.query.get('month') ?? undefined;
  const shown = await ctx.transaction(async (tx) => {
    const month = isPlainMonth(asked) ? asked : await readLatestMonth(tx, today);
    const filters: DashboardFilters = { month, ...list.filters };
    return {
      filters,
      dashboard: await readDashboard(tx, filters, today),
      choices: await readChoices(tx),
      waiting: ctx.can('dues.payment', 'view') ? await readWaiting(tx) : undefined,
    };
  });
  return renderPage({
    surface: 'console',
    title,
    trail: [{ label: path === '/region/dues' ? 'Wilayah' : 'Kebendaharaan', url: path }],
    menuUrl: path === '/admin/dues' ? '/treasury/dues/dashboard' : path,
    help: 'iuran',
    body: <DashboardView ctx={ctx} title={title} list={list} {...shown} />,
  });
}
