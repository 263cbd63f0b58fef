import { STATEMENT_FORMATS, sendStatement } from '#features/ledger';
import { todayOf } from '#kernel/calendar';
import { file, page, type RequestContext, type Route, renderPage } from '#kernel/http';
import { ReportView } from './pages/report-view.tsx';
import { scheduleRoutes } from './pages/schedule-routes.tsx';
import { lastOver, type ReportPeriod, readPeriod } from './report-period.ts';
import { makeReport, type ReportKind, type ReportPlace } from './report-place.ts';

/** Reports of a month, a quarter or a year: on the screen first, then as a file with the same figures, or by schedule. */
export function reportRoutes(place: ReportPlace): Route[] {
  const may = (right: string) => ({ resource: place.resource, right });
  return [
    page.get(
      place.url,
      { access: may('read'), summary: 'Reports of a month, a quarter or a year' },
      async (ctx) => {
        const asked = readAsked(ctx);
        const statement = await ctx.transaction((tx) => makeReport(ctx, tx, asked));
        return renderPage({
          ...{ surface: 'console', title: asked.kind.label, menuUrl: place.url, help: place.help },
          body: <ReportView ctx={ctx} place={place} {...asked} statement={statement} />,
        });
      },
    ),
    ...STATEMENT_FORMATS.map((format) =>
      file.get(
        `${place.url}/${format}`,
        { access: may('export'), summary: `A report as ${format.toUpperCase()}` },
        (ctx) =>
          ctx.transaction(async (tx) => {
            const statement = await makeReport(ctx, tx, readAsked(ctx));
            return sendStatement(ctx, tx, { statement, format, resource: place.resource });
          }),
      ),
    ),
    ...scheduleRoutes(place),
  ];

  /** An address with nothing, or with what does not exist, shows the first report of the last month that is over. */
  function readAsked(ctx: RequestContext): { kind: ReportKind; period: ReportPeriod } {
    const asked = ctx.query.get('laporan');
    return {
      kind: place.kinds.find(({ key }) => key === asked) ?? place.kinds[0],
      period: readPeriod(ctx.query.get('periode') ?? '') ?? lastOver('month', todayOf(ctx)),
    };
  }
}
