import {
  accountOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
} from '#kernel/http';
import { type AppError, notFound } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import { isUuid } from '../members/find-members.ts';
import { chooseMember, isForForm, taskIdOf, taskPage } from '../members/task-pages.tsx';
import { readMembership } from '../registration/membership.ts';
import { HandlerPage, HandlersPage, ProposeForm } from './handler-pages.tsx';
import { BASE, confirmHandler, endHandler, findHandler, proposeHandler, readHandlers } from './handlers.ts';

const may = (right: string) => ({ resource: 'grievance-handler', right });
const fresh = (right: string) => ({ ...may(right), gates: ['recent-password'] as const });
const place = { base: BASE, label: 'Penangan pengaduan rahasia', help: 'penangan-pengaduan' };

/** Two officers name who opens confidential grievances (research/serikat §1b, `ticket.confidential`). */
export const handlerRoutes: readonly Route[] = [
  page.get(BASE, { access: may('view'), summary: 'Who opens confidential grievances' }, async (ctx) => {
    const handlers = await ctx.read((tx) => readHandlers(tx));
    return taskPage(place, place.label, undefined, () => (
      <HandlersPage handlers={handlers} zone={zoneOf(ctx)} />
    ));
  }),
  page.get(`${BASE}/baru`, { access: fresh('propose'), summary: 'Find a member to propose' }, (ctx) => {
    const id = ctx.query.get('member');
    return id ? showProposal(ctx, id) : chooseMember(ctx, place, 'Usulkan penangan pengaduan');
  }),
  page.post(
    BASE,
    { access: fresh('propose'), summary: 'Propose who opens confidential grievances' },
    async (ctx) => {
      const { member, reason } = await readFields(ctx);
      if (!isUuid(member))
        return redirectTo(`${BASE}/baru`, { tone: 'warning', text: 'Pilih anggotanya dahulu.' });
      try {
        await ctx.transaction((tx) => proposeHandler(ctx, tx, { memberId: member, reason }));
        return redirectTo(BASE, {
          tone: 'success',
          text: 'Usul terkirim; pengurus lain diberi tahu untuk mengesahkannya.',
        });
      } catch (error) {
        if (isForForm(error)) return showProposal(ctx, member, reason, error);
        throw error;
      }
    },
  ),
  page.get(`${BASE}/:id`, { access: may('view'), summary: 'One named person' }, (ctx) => showHandler(ctx)),
  page.post(
    `${BASE}/:id/sahkan`,
    { access: fresh('confirm'), summary: 'Confirm as the second officer' },
    (ctx) =>
      act(ctx, async () => {
        const { name } = await ctx.transaction((tx) => confirmHandler(ctx, tx, taskIdOf(ctx)));
        return `${name} sekarang membuka pengaduan rahasia.`;
      }),
  ),
  page.post(`${BASE}/:id/tolak`, { access: fresh('confirm'), summary: 'Turn a proposal down' }, (ctx) =>
    end(ctx, true),
  ),
  page.post(
    `${BASE}/:id/akhiri`,
    { access: fresh('confirm'), summary: 'End the task of one person' },
    (ctx) => end(ctx, false),
  ),
];

async function end(ctx: RequestContext, isWaiting: boolean): Promise<Response | PageAnswer> {
  const { reason } = await readFields(ctx);
  return act(
    ctx,
    async () => {
      const ended = await ctx.transaction((tx) =>
        endHandler(ctx, tx, { grantId: taskIdOf(ctx), reason, isWaiting }),
      );
      return isWaiting ? `Usul atas ${ended.name} dihapus.` : `Tugas ${ended.name} diakhiri.`;
    },
    reason,
  );
}

async function act(
  ctx: RequestContext,
  run: () => Promise<string>,
  typed = '',
): Promise<Response | PageAnswer> {
  try {
    return redirectTo(BASE, { tone: 'success', text: await run() });
  } catch (error) {
    if (isForForm(error)) return showHandler(ctx, typed, error);
    throw error;
  }
}

async function showProposal(
  ctx: RequestContext,
  memberId: string,
  typed = '',
  problem?: AppError,
): Promise<PageAnswer> {
  const person = isUuid(memberId) ? await ctx.read((tx) => readMembership(tx, memberId)) : undefined;
  if (!person) throw notFound();
  const title = `Usulkan ${person.fullName}`;
  return taskPage(place, title, problem, (errors) => (
    <ProposeForm name={person.fullName} memberId={memberId} typed={typed} errors={errors} />
  ));
}

async function showHandler(ctx: RequestContext, typed = '', problem?: AppError): Promise<PageAnswer> {
  const handler = await ctx.read((tx) => findHandler(tx, taskIdOf(ctx)));
  const viewerId = accountOf(ctx).accountId;
  return taskPage(place, handler.name, problem, (errors) => (
    <HandlerPage handler={handler} viewerId={viewerId} zone={zoneOf(ctx)} typed={typed} errors={errors} />
  ));
}

async function readFields(ctx: RequestContext): Promise<{ member: string; reason: string }> {
  const form = await readForm(ctx);
  const one = (name: string) => [form[name] ?? ''].flat()[0] ?? '';
  return { member: one('member'), reason: one('reason') };
}
