import { readHealth } from '#features/health';
import { page, type Route, renderPage } from '#kernel/http';
import { zoneOf } from '../clock.ts';
import { OverviewPage } from './overview-page.tsx';
import { readOverview } from './read-overview.ts';

/** The officers' first page. */
export const overviewRoutes: readonly Route[] = [
  page.get(
    '/admin/dashboard',
    {
      access: {
        anyOf: [
          { resource: 'member', right: 'view' },
          { resource: 'stats', right: 'view' },
        ],
      },
      summary: 'What waits, and the state of the membership',
    },
    async (ctx) => {
      const { overview, health } = await ctx.transaction(async (tx) => ({
        overview: await readOverview(ctx, tx),
        health: ctx.can('system.config', 'manage') ? await readHealth(tx, ctx.now) : undefined,
      }));
      return renderPage({
        surface: 'console',
        title: 'Dasbor pengurus',
        help: 'dasbor',
        body: <OverviewPage ctx={ctx} overview={overview} health={health} zone={zoneOf(ctx)} />,
      });
    },
  ),
];
