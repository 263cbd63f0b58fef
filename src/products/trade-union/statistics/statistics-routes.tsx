import { z } from 'zod';
import { recordAudit } from '#kernel/audit';
import { formatMonth, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  api,
  file,
  json,
  type ListQuery,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  renderPage,
} from '#kernel/http';
import { notFound } from '#kernel/work';
import { listShapeFor } from '../members/find-members.ts';
import { FILTER_LABELS, filterWord } from '../members/list-words.ts';
import { monthsOf, readStatistics, type Statistics } from './read-statistics.ts';
import { FORMATS, sendStatistics } from './send-statistics.ts';
import { StatisticsPage } from './statistics-page.tsx';
import { statisticsTables } from './statistics-tables.ts';

const view = { resource: 'stats', right: 'view' } as const;

const answer = z.object({
  total: z.number().int(),
  tables: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      rows: z.array(
        z.object({
          key: z.string(),
          label: z.string(),
          /** What stands on the page: a number below five may be kept from this reader. */
          count: z.string(),
          /** Address of the list behind the number. */
          url: z.string().nullable(),
        }),
      ),
    }),
  ),
});

/** Statistics of the members: of the whole union, and the same behind the walls of one's regions. */
export const statisticsRoutes: readonly Route[] = [
  ...statisticsAt('/admin/stats', 'Statistik anggota'),
  ...statisticsAt('/region/stats', 'Statistik wilayah'),
  api.get(
    '/api/v1/statistics',
    { access: { resource: 'report', right: 'read' }, summary: 'Numbers of members by group', answer },
    async (ctx) => {
      const { statistics } = await ctx.transaction((tx) => readAsked(ctx, tx));
      return json({
        total: statistics.total,
        tables: statisticsTables(ctx, statistics).map(({ key, title, rows }) => ({
          ...{ key, title },
          rows: rows.map(({ key: of, label, countText, url }) => ({
            key: of,
            label,
            count: countText,
            url: url ?? null,
          })),
        })),
      });
    },
  ),
];

function statisticsAt(path: string, title: string): Route[] {
  return [
    page.get(path, { access: view, summary: 'Who the members are, growth and retention' }, async (ctx) => {
      const known = await ctx.transaction((tx) => readAsked(ctx, tx));
      return renderPage({
        ...{ surface: 'console', title, menuUrl: path, help: 'statistik' },
        body: <StatisticsPage ctx={ctx} path={path} title={title} {...known} />,
      });
    }),
    file.get(
      `${path}/:format`,
      { access: { resource: 'report', right: 'export' }, summary: 'The statistics as a file' },
      async (ctx) => {
        const format = FORMATS.find((one) => one === ctx.params.format);
        if (!format) throw notFound();
        const { statistics, subtitle } = await ctx.transaction(async (tx) => {
          const known = await readAsked(ctx, tx);
          await recordAudit(ctx, tx, {
            action: 'report.exported',
            resource: 'stats',
            objectLabel: `${title}, ${known.subtitle}`,
            after: { format },
          });
          return known;
        });
        return sendStatistics(ctx, { tables: statisticsTables(ctx, statistics), subtitle }, format);
      },
    ),
  ];
}

/** What one may narrow the numbers by; a search for names or picked people is not among it. */
const FILTERS = ['status', 'region', 'employment', 'rank', 'gender', 'age', 'campusKind', 'room', 'rate'];

async function readAsked(
  ctx: RequestContext,
  tx: Tx,
): Promise<{ list: ListQuery; statistics: Statistics; subtitle: string; regions: string[] }> {
  const shape = listShapeFor(ctx);
  const filters = shape.filters?.filter((name) => FILTERS.includes(name)) ?? [];
  const list = { ...readListQuery(ctx.query, { ...shape, filters }), q: '' };
  const months = monthsOf(ctx.query.get('period'), todayOf(ctx));
  const regions = await tx.query<{ code: string }>(
    `select distinct region_code as code from members where tenant_id = balai.tenant_id() and deleted_at is null order by 1`,
  );
  return {
    list,
    statistics: await readStatistics(ctx, tx, list, months),
    subtitle: subtitleOf(list, months),
    regions: regions.map(({ code }) => code),
  };
}

function subtitleOf(list: ListQuery, months: readonly string[]): string {
  const chosen = Object.entries(list.filters).map(
    ([name, values]) =>
      `${(FILTER_LABELS[name] ?? name).toLowerCase()} ${values.map((value) => filterWord(name, value)).join(', ')}`,
  );
  const period = `${formatMonth(months[0]!)} sampai ${formatMonth(months.at(-1)!)}`;
  return [...(chosen.length > 0 ? chosen : ['anggota aktif']), period].join('; ');
}
