import { previewMonthlyBills, readDuesPolicy, readSkippedPayers, requestMonthlyBills } from '#features/dues';
import { formatMonth, isPlainMonth, monthOf, type PlainMonth, shiftMonth, todayOf } from '#kernel/calendar';
import {
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { type AppError, asAppError, invalid, notFound } from '#kernel/work';
import { GenerateView } from './generate-view.tsx';
import { obligedMembers } from './obliged-members.ts';
import { readMemberNames } from './read-member-names.ts';
import { readRun } from './read-run.ts';
import { RunView } from './run-view.tsx';

const access = { resource: 'dues.bill', right: 'generate' } as const;
const MOST_SKIPPED = 50;

/** Monthly bills: look first, make them as a job, watch it, and keep the result. */
export const generateRoutes: Route[] = [
  page.get('/treasury/dues/bills/generate', { access, summary: 'What a billing run would make' }, (ctx) =>
    generatePage(ctx, ctx.query.get('month')),
  ),
  page.post(
    '/treasury/dues/bills/generate',
    { access: { ...access, gates: ['recent-password'] }, summary: 'Make the bills of a month' },
    (ctx) => generate(ctx),
  ),
  page.get(
    '/treasury/dues/bills/runs/:id',
    { access, summary: 'Progress and result of a billing run' },
    async (ctx) => {
      const run = await ctx.transaction((tx) => readRun(tx, ctx.params.id!));
      if (!run) throw notFound();
      const isWorking = run.state === 'queued' || run.state === 'running';
      return renderPage({
        surface: 'console',
        title: run.title,
        trail: [
          { label: 'Kebendaharaan', url: '/treasury/dues/dashboard' },
          { label: 'Buat tagihan', url: '/treasury/dues/bills/generate' },
        ],
        menuUrl: '/treasury/dues/bills/generate',
        help: 'iuran',
        ...(isWorking ? { headers: { refresh: '2' } } : {}),
        body: <RunView run={run} />,
      });
    },
  ),
];

async function generate(ctx: RequestContext): Promise<Response | PageAnswer> {
  const form = await readForm(ctx);
  try {
    const month = readMonth(ctx, String(form.month ?? ''));
    const { runId } = await ctx.transaction((tx) =>
      requestMonthlyBills(ctx, tx, { month, source: obligedMembers }),
    );
    return redirectTo(`/treasury/dues/bills/runs/${runId}`);
  } catch (error) {
    const told = asAppError(error);
    if (told && told.status < 500) return generatePage(ctx, String(form.month ?? ''), told);
    throw error;
  }
}

async function generatePage(
  ctx: RequestContext,
  asked: string | null,
  problem?: AppError,
): Promise<PageAnswer> {
  const month = isPlainMonth(asked) ? asked : monthOf(todayOf(ctx));
  const shown = await ctx.transaction(async (tx) => {
    const { dueDay } = await readDuesPolicy(tx);
    const skipped = await readSkippedPayers(tx, { month, source: obligedMembers, limit: MOST_SKIPPED });
    return {
      preview: await previewMonthlyBills(tx, { month, dueDay, source: obligedMembers }),
      skipped,
      names: await readMemberNames(
        tx,
        skipped.map(({ payerId }) => payerId),
      ),
    };
  });
  return renderPage({
    surface: 'console',
    title: 'Buat tagihan bulanan',
    status: problem?.status ?? 200,
    trail: [{ label: 'Kebendaharaan', url: '/treasury/dues/dashboard' }],
    menuUrl: '/treasury/dues/bills/generate',
    help: 'iuran',
    body: <GenerateView ctx={ctx} {...shown} problem={problem} />,
  });
}

/** @throws AppError 422 for what is no month, and for months too far off to be meant */
export function readMonth(ctx: RequestContext, text: string): PlainMonth {
  if (!isPlainMonth(text)) throw invalid({ month: 'Pilih bulan tagihan.' });
  const now = monthOf(todayOf(ctx));
  if (text > shiftMonth(now, 12) || text < shiftMonth(now, -36)) {
    throw invalid({
      month: `Bulan tagihan antara ${formatMonth(shiftMonth(now, -36))} dan ${formatMonth(shiftMonth(now, 12))}.`,
    });
  }
  return text;
}
