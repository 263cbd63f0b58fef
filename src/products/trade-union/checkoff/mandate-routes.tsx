import { openProof } from '#features/dues';
import { recordAudit } from '#kernel/audit';
import { monthOf, shiftMonth, todayOf } from '#kernel/calendar';
import {
  errorsOf,
  file,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  readTyped,
  redirectTo,
  renderPage,
  told,
} from '#kernel/http';
import { type AppError, notFound } from '#kernel/work';
import { followArrears } from '../arrears/follow-arrears.ts';
import { proofFileOf } from '../treasury/proof-link.ts';
import { readChoices } from '../treasury/read-dashboard.ts';
import { decideMandate, withdrawMandate } from './end-mandate.ts';
import { MANDATE_LIST, readMandate, readMandateList } from './mandate.ts';
import { MandateView } from './mandate-view.tsx';
import { MandatesView } from './mandates-view.tsx';
import { readEmployers } from './plan-list.ts';
import { tellDecision } from './tell.ts';
import { CHECKOFF_PATH } from './words.tsx';

const view = { resource: 'dues.checkoff', right: 'view' } as const;
const manage = { resource: 'dues.checkoff', right: 'manage' } as const;
const PATH = `${CHECKOFF_PATH}/mandates`;
const TRAIL = [
  { label: 'Kebendaharaan', url: '/treasury/dues/dashboard' },
  { label: 'Potong gaji', url: CHECKOFF_PATH },
];

/** The mandates as the treasurer sees and decides them. */
export const mandateRoutes: readonly Route[] = [
  page.get(PATH, { access: view, summary: 'Mandates for wage deduction' }, async (ctx) => {
    const list = readListQuery(ctx.query, MANDATE_LIST);
    const shown = await ctx.transaction(async (tx) => ({
      ...(await readMandateList(tx, list)),
      employers: await readEmployers(tx),
      regions: (await readChoices(tx)).regions,
    }));
    return renderPage({
      ...{ surface: 'console', title: 'Kuasa potong gaji', menuUrl: CHECKOFF_PATH, help: 'iuran' },
      trail: TRAIL,
      body: <MandatesView ctx={ctx} list={list} {...shown} />,
    });
  }),
  page.get(`${PATH}/:id`, { access: view, summary: 'One mandate' }, (ctx) => mandatePage(ctx)),
  file.get(`${PATH}/:id/file`, { access: view, summary: 'The signed paper of a mandate' }, async (ctx) => {
    const proof = await ctx.transaction(async (tx) => {
      const mandate = await readMandate(tx, ctx.params.id!);
      if (!mandate) throw notFound();
      await recordAudit(ctx, tx, {
        action: 'mandate.proof_read',
        resource: 'dues.checkoff',
        objectId: mandate.id,
        objectLabel: mandate.number,
      });
      return openProof(ctx, tx, mandate.fileId);
    });
    return proofFileOf(proof);
  }),
  page.post(`${PATH}/:id/verify`, { access: manage, summary: 'Accept a signed mandate' }, (ctx) =>
    decide(ctx, 'Kuasa diterima. Anggota diberi tahu.', { isAccepted: true }),
  ),
  page.post(
    `${PATH}/:id/reject`,
    { access: manage, summary: 'Send a mandate back with a reason' },
    async (ctx) => {
      const typed = await readTyped(ctx);
      const reason = typed.reason ?? '';
      return decide(ctx, 'Kuasa dikembalikan. Anggota diberi tahu.', { isAccepted: false, reason }, typed);
    },
  ),
  page.post(
    `${PATH}/:id/withdraw`,
    { access: manage, summary: 'Note that a member took the mandate back on paper' },
    async (ctx) => {
      const typed = await readTyped(ctx);
      try {
        await ctx.transaction(async (tx) => {
          const ended = await withdrawMandate(ctx, tx, {
            ...{ mandateId: ctx.params.id!, fromMonth: typed.fromMonth ?? '', reason: typed.reason ?? '' },
          });
          await followArrears(ctx, tx, ended.payerId);
        });
      } catch (error) {
        return mandatePage(ctx, { problem: told(error), typed });
      }
      return redirectTo(`${PATH}/${ctx.params.id}`, { tone: 'success', text: 'Pencabutan dicatat.' });
    },
  ),
];

async function decide(
  ctx: RequestContext,
  done: string,
  decision: { isAccepted: true } | { isAccepted: false; reason: string },
  typed: Readonly<Record<string, string>> = {},
): Promise<Response | PageAnswer> {
  try {
    await ctx.transaction(async (tx) => {
      const mandate = await decideMandate(ctx, tx, { mandateId: ctx.params.id!, ...decision });
      await tellDecision(ctx, tx, mandate);
      await followArrears(ctx, tx, mandate.payerId);
    });
  } catch (error) {
    return mandatePage(ctx, { problem: told(error), typed });
  }
  return redirectTo(`${PATH}/${ctx.params.id}`, { tone: 'success', text: done });
}

async function mandatePage(
  ctx: RequestContext,
  given: { problem?: AppError; typed?: Readonly<Record<string, string>> } = {},
): Promise<PageAnswer> {
  const mandate = await ctx.transaction((tx) => readMandate(tx, ctx.params.id!));
  if (!mandate) throw notFound();
  return renderPage({
    ...{ surface: 'console', title: `Kuasa ${mandate.number}`, menuUrl: CHECKOFF_PATH, help: 'iuran' },
    trail: [...TRAIL, { label: 'Kuasa', url: PATH }],
    status: given.problem?.status ?? 200,
    body: (
      <MandateView
        ctx={ctx}
        mandate={mandate}
        typed={{ fromMonth: shiftMonth(monthOf(todayOf(ctx)), 1), ...given.typed }}
        errors={errorsOf(given.problem)}
      />
    ),
  });
}
