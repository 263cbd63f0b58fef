import { readDuesAccount, readDuesPolicy } from '#features/dues';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  errorsOf,
  type PageAnswer,
  page,
  pickedRows,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  renderPage,
  told,
} from '#kernel/http';
import { type AppError, asAppError, notFound } from '#kernel/work';
import { readChoices } from '../treasury/read-dashboard.ts';
import { readPayer } from '../treasury/read-payer.ts';
import { ARREARS_PATH, ArrearsView } from './arrears-view.tsx';
import { ENFORCE_ARREARS, holdFrom } from './enforce-arrears.ts';
import { type EnforceRun, EnforceView } from './enforce-view.tsx';
import { deferHold, holdServices, reactivateServices, remindMembers } from './hold.ts';
import { MemberArrearsView } from './member-arrears-view.tsx';
import { previewArrears } from './preview-arrears.ts';
import { ARREARS_LIST, readArrearsList } from './read-arrears.ts';
import { readArrearsEvents, readStanding } from './standing.ts';

const view = { resource: 'dues.arrears', right: 'view' } as const;
const enforce = { resource: 'dues.arrears', right: 'enforce' } as const;
const reactivate = { resource: 'dues.arrears', right: 'reactivate' } as const;
const remind = { resource: 'dues.reminder', right: 'send' } as const;
const TRAIL = [{ label: 'Kebendaharaan', url: '/treasury/dues/dashboard' }];
const INNER = [...TRAIL, { label: 'Tunggakan', url: ARREARS_PATH }];
const MOST_REMINDED = 100;

/** Arrears: who is behind, the dry run and the run, and the steps about one member. */
export const arrearsRoutes: Route[] = [
  page.get(ARREARS_PATH, { access: view, summary: 'Members with bills past due' }, (ctx) => listPage(ctx)),
  page.get(
    `${ARREARS_PATH}/enforce`,
    { access: enforce, summary: 'What the enforcement would do now' },
    (ctx) => enforcePage(ctx),
  ),
  page.post(
    `${ARREARS_PATH}/enforce`,
    { access: enforce, summary: 'Write the letters and hold services, as the dry run showed' },
    async (ctx) => {
      await ctx.transaction(async (tx) => {
        // Two presses at once: the second waits here and then finds the run of the first.
        await tx.query(
          `select pg_advisory_xact_lock(hashtextextended('enforce arrears ' || balai.tenant_id()::text, 0))`,
        );
        const running = (await readRuns(tx)).find(({ state }) => state === 'queued' || state === 'running');
        if (running) return;
        await ctx.app.jobs.add(ctx, tx, {
          kind: ENFORCE_ARREARS,
          title: 'Penertiban tunggakan',
          input: { isByHand: true },
        });
      });
      return redirectTo(`${ARREARS_PATH}/enforce`, { tone: 'info', text: 'Penertiban dijalankan.' });
    },
  ),
  page.post(
    `${ARREARS_PATH}/remind`,
    { access: remind, summary: 'Remind chosen members of their arrears' },
    async (ctx) => {
      const form = await readForm(ctx);
      let ids: string[];
      try {
        ids = pickedRows(form, { noun: 'anggota', most: MOST_REMINDED });
      } catch (error) {
        return listPage(ctx, told(error));
      }
      const reminded = await ctx.transaction((tx) => remindMembers(ctx, tx, ids));
      const back = typeof form.from === 'string' && ids.includes(form.from) ? `/${form.from}` : '';
      return redirectTo(`${ARREARS_PATH}${back}`, {
        tone: reminded > 0 ? 'success' : 'info',
        text:
          reminded > 0
            ? `Pengingat dikirim kepada ${reminded} anggota.`
            : 'Tidak ada yang dikirim: sudah lunas, atau sudah diingatkan hari ini.',
      });
    },
  ),
  page.get(`${ARREARS_PATH}/:id`, { access: view, summary: 'The arrears of one member' }, (ctx) =>
    memberPage(ctx),
  ),
  page.post(
    `${ARREARS_PATH}/:id/hold`,
    { access: enforce, summary: 'Hold the services of a member' },
    (ctx) =>
      act(ctx, 'hold', 'Layanan ditahan. Anggota diberi tahu.', (tx, { reason }) =>
        holdServices(ctx, tx, { memberId: ctx.params.id!, reason }),
      ),
  ),
  page.post(
    `${ARREARS_PATH}/:id/defer`,
    { access: enforce, summary: 'Put the hold of a member off' },
    (ctx) =>
      act(ctx, 'defer', 'Penahanan ditunda.', (tx, { reason, until }) =>
        deferHold(ctx, tx, { memberId: ctx.params.id!, until, reason }),
      ),
  ),
  page.post(
    `${ARREARS_PATH}/:id/reactivate`,
    { access: reactivate, summary: 'Open the services of a member again' },
    (ctx) =>
      act(ctx, 'reactivate', 'Layanan dibuka kembali. Anggota diberi tahu.', (tx, { reason, until }) =>
        reactivateServices(ctx, tx, { memberId: ctx.params.id!, until, reason }),
      ),
  ),
];

async function listPage(ctx: RequestContext, problem?: AppError): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, ARREARS_LIST);
  const shown = await ctx.transaction(async (tx) => ({
    ...(await readArrearsList(tx, list, todayOf(ctx))),
    choices: await readChoices(tx),
  }));
  return renderPage({
    ...{ surface: 'console', title: 'Tunggakan', menuUrl: ARREARS_PATH, help: 'iuran', trail: TRAIL },
    status: problem?.status ?? 200,
    body: <ArrearsView ctx={ctx} list={list} {...shown} errors={errorsOf(problem)} />,
  });
}

async function act(
  ctx: RequestContext,
  step: string,
  done: string,
  run: (tx: Tx, typed: { reason: string; until: string }) => Promise<void>,
): Promise<Response | PageAnswer> {
  const form = await readForm(ctx);
  const typed = { step, reason: String(form.reason ?? ''), until: String(form.until ?? '') };
  try {
    await ctx.transaction((tx) => run(tx, typed));
    return redirectTo(`${ARREARS_PATH}/${ctx.params.id}`, { tone: 'success', text: done });
  } catch (error) {
    const told = asAppError(error);
    if (!told || told.status === 404 || told.status >= 500) throw error;
    return memberPage(ctx, { problem: told, typed });
  }
}

async function memberPage(
  ctx: RequestContext,
  given: { problem?: AppError; typed?: Record<string, string> } = {},
): Promise<PageAnswer> {
  const shown = await ctx.transaction(async (tx) => {
    const payer = await readPayer(tx, ctx.params.id!);
    if (!payer) throw notFound();
    const standing = await readStanding(tx, payer.id);
    const { holdAfterDays } = await readDuesPolicy(tx);
    return {
      payer,
      standing,
      account: await readDuesAccount(tx, payer.id, todayOf(ctx)),
      events: await readArrearsEvents(tx, payer.id),
      holdFrom: standing?.finalNoticeAt ? holdFrom(ctx, standing.finalNoticeAt, holdAfterDays) : undefined,
    };
  });
  return renderPage({
    ...{ surface: 'console', title: `Tunggakan ${shown.payer.fullName}`, menuUrl: ARREARS_PATH },
    ...{ help: 'iuran', trail: INNER, status: given.problem?.status ?? 200 },
    body: <MemberArrearsView ctx={ctx} {...shown} {...given} />,
  });
}

async function enforcePage(ctx: RequestContext): Promise<PageAnswer> {
  const shown = await ctx.transaction(async (tx) => {
    const policy = await readDuesPolicy(tx);
    const { holdAfterDays } = policy;
    return {
      policy,
      plan: await previewArrears(tx, { today: todayOf(ctx), now: ctx.now, holdAfterDays }),
      runs: await readRuns(tx),
    };
  });
  const isWorking = shown.runs.some(({ state }) => state === 'queued' || state === 'running');
  return renderPage({
    ...{ surface: 'console', title: 'Penertiban tunggakan', menuUrl: `${ARREARS_PATH}/enforce` },
    ...{ help: 'iuran', trail: INNER },
    ...(isWorking ? { headers: { refresh: '2' } } : {}),
    body: <EnforceView ctx={ctx} {...shown} />,
  });
}

function readRuns(tx: Tx): Promise<EnforceRun[]> {
  return tx.query<EnforceRun>(
    `select id, title, state, note, created_at as at from job_runs
      where tenant_id = balai.tenant_id() and kind = $1 order by created_at desc limit 5`,
    [ENFORCE_ARREARS],
  );
}
