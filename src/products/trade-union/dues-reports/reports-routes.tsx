import { recordAudit } from '#kernel/audit';
import { isPlainMonth, todayOf } from '#kernel/calendar';
import {
  file,
  type ListQuery,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  renderPage,
} from '#kernel/http';
import { notFound } from '#kernel/work';
import {
  DASHBOARD_LIST,
  type DashboardFilters,
  readChoices,
  readLatestMonth,
} from '../treasury/read-dashboard.ts';
import { buildReport, type DuesReport, REPORT_KINDS } from './build-report.ts';
import { REPORTS_PATH, ReportsView } from './reports-view.tsx';
import { sendReport } from './send-report.ts';

const access = { resource: 'dues.report', right: 'export' } as const;
const FORMATS = ['xlsx', 'csv', 'pdf'] as const;

/** Reports of dues: on the screen first, then as a file with the same rows and sums. */
export const reportRoutes: readonly Route[] = [
  page.get(REPORTS_PATH, { access, summary: 'Reports of dues' }, async (ctx) => {
    const shown = await ctx.transaction(async (tx) => ({
      ...(await readReport(ctx, tx)),
      choices: await readChoices(tx),
    }));
    return renderPage({
      ...{ surface: 'console', title: 'Laporan iuran', menuUrl: REPORTS_PATH, help: 'iuran' },
      trail: [{ label: 'Kebendaharaan', url: '/treasury/dues/dashboard' }],
      body: <ReportsView ctx={ctx} {...shown} />,
    });
  }),
  file.get(`${REPORTS_PATH}/:format`, { access, summary: 'A report of dues as a file' }, async (ctx) => {
    const format = FORMATS.find((one) => one === ctx.params.format);
    if (!format) throw notFound();
    const report = await ctx.transaction(async (tx) => {
      const { report } = await readReport(ctx, tx);
      await recordAudit(ctx, tx, {
        action: 'report.exported',
        resource: 'dues.report',
        objectLabel: `${report.title}, ${report.subtitle}`,
        after: { kind: report.kind, rows: report.rows.length, format },
      });
      return report;
    });
    return sendReport(ctx, report, format);
  }),
];

async function readReport(
  ctx: RequestContext,
  tx: Parameters<typeof readChoices>[0],
): Promise<{ report: DuesReport; filters: DashboardFilters; list: ListQuery }> {
  const today = todayOf(ctx);
  const month = ctx.query.get('month') ?? undefined;
  const asked = ctx.query.get('kind');
  const kind = REPORT_KINDS.find(({ value }) => value === asked)?.value ?? 'regions';
  const list = readListQuery(ctx.query, DASHBOARD_LIST);
  const filters = { month: isPlainMonth(month) ? month : await readLatestMonth(tx, today), ...list.filters };
  return { report: await buildReport(tx, { kind, filters, today }), filters, list };
}
