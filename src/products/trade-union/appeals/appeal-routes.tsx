import { z } from 'zod';
import type { Tx } from '#kernel/database';
import {
  check,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  renderPage,
  textIn,
} from '#kernel/http';
import { EmptyState, PageHeader } from '#kernel/ui';
import { AppError, notFound } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import { isUuid } from '../members/find-members.ts';
import { readAppealToken } from '../registration/appeal-link.ts';
import {
  appealListShape,
  decideAppeal,
  findAppeals,
  readAppeal,
  readAppealPlace,
  submitAppeal,
} from './appeal.ts';
import { AppealForm, AppealsPage, AppealView, BASE } from './appeal-pages.tsx';

const open = {
  public: 'who may not sign in any more appeals by the sealed link of the letter that told them',
};
const decide = { resource: 'member', right: 'enable' };
const BEYOND = 'banding lewat tautan dari surat keputusan: hanya baris orang itu sendiri';

const wish = z.object({
  reason: z
    .string('Tulis penjelasan Anda.')
    .trim()
    .min(20, 'Tulis penjelasan Anda, paling sedikit 20 karakter.')
    .max(3000, 'Paling banyak 3.000 karakter.'),
});

const verdict = z.object({
  decision: z.enum(['accept', 'decline'], 'Pilih keputusannya.'),
  answer: z
    .string('Tulis jawaban bagi yang bersangkutan.')
    .trim()
    .min(10, 'Tulis jawaban bagi yang bersangkutan, paling sedikit 10 karakter.')
    .max(2000, 'Paling banyak 2.000 karakter.'),
});

/** Appeals against a rejection, a closing or an expulsion: from the link of the letter, decided by another officer. */
export const appealRoutes: readonly Route[] = [
  page.get('/appeal/:token', { access: open, summary: 'Appeal against a decision about oneself' }, (ctx) =>
    showForm(ctx),
  ),
  page.post('/appeal/:token', { access: open, summary: 'Send an appeal' }, async (ctx) => {
    const reason = textIn(await readForm(ctx), 'reason');
    try {
      const checked = check(wish, { reason });
      const work = ctx.beyondWalls(BEYOND);
      await work.transaction(async (tx) => submitAppeal(work, tx, await personOf(ctx, tx), checked.reason));
      return redirectTo(ctx.request.url.pathname);
    } catch (error) {
      if (error instanceof AppError && (error.status === 422 || error.status === 409))
        return showForm(ctx, { reason, problem: error });
      throw error;
    }
  }),
  page.get(BASE, { access: decide, summary: 'Appeals that wait, and those decided' }, async (ctx) => {
    const list = readListQuery(ctx.query, appealListShape);
    const found = await ctx.read((tx) => findAppeals(tx, list));
    return renderPage({
      ...{ surface: 'console', title: 'Banding', menuUrl: BASE, help: 'banding' },
      body: <AppealsPage ctx={ctx} list={list} zone={zoneOf(ctx)} {...found} />,
    });
  }),
  page.get(`${BASE}/:id`, { access: decide, summary: 'One appeal' }, (ctx) => showAppeal(ctx)),
  page.post(`${BASE}/:id/decide`, { access: decide, summary: 'Decide on an appeal' }, async (ctx) => {
    const form = await readForm(ctx);
    const typed = { decision: textIn(form, 'decision'), answer: textIn(form, 'answer') };
    try {
      const { decision, answer } = check(verdict, typed);
      const isAccepted = decision === 'accept';
      await ctx.transaction((tx) => decideAppeal(ctx, tx, idOf(ctx), { isAccepted, answer }));
      return redirectTo(`${BASE}/${idOf(ctx)}`, {
        tone: 'success',
        text: isAccepted
          ? 'Banding diterima dan keputusan semula dicabut.'
          : 'Banding dijawab; keputusan semula tetap.',
      });
    } catch (error) {
      if (error instanceof AppError && (error.status === 422 || error.status === 409))
        return showAppeal(ctx, { typed, problem: error });
      throw error;
    }
  }),
];

function idOf(ctx: RequestContext): string {
  const { id = '' } = ctx.params;
  if (!isUuid(id)) throw notFound();
  return id;
}

/** @throws AppError 404 for a link that is forged or older than sixty days */
async function personOf(ctx: RequestContext, tx: Tx): Promise<string> {
  const memberId = await readAppealToken(ctx, tx, ctx.params.token ?? '');
  if (!memberId) throw notFound();
  return memberId;
}

async function showForm(
  ctx: RequestContext,
  given: { reason?: string; problem?: AppError } = {},
): Promise<PageAnswer> {
  const work = ctx.beyondWalls(BEYOND);
  const place = await work.transaction(async (tx) => {
    const memberId = await readAppealToken(ctx, tx, ctx.params.token ?? '');
    return memberId ? readAppealPlace(tx, memberId) : undefined;
  });
  return renderPage({
    surface: 'plain',
    title: 'Banding',
    isIndexed: false,
    status: given.problem?.status ?? (place ? 200 : 410),
    headers: { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
    body: (
      <div className="mx-auto grid max-w-2xl gap-5">
        <PageHeader title="Banding" note={ctx.tenant.name} />
        {place ? (
          <AppealForm
            action={ctx.request.url.pathname}
            place={place}
            zone={zoneOf(ctx)}
            {...(given.reason ? { typed: given.reason } : {})}
            problem={given.problem}
          />
        ) : (
          <EmptyState kind="not-found" title="Tautan ini sudah tidak berlaku">
            Tautan banding berlaku enam puluh hari. Tulislah kepada pengurus lewat halaman kontak.
          </EmptyState>
        )}
      </div>
    ),
  });
}

async function showAppeal(
  ctx: RequestContext,
  given: { typed?: Readonly<Record<string, string>>; problem?: AppError } = {},
): Promise<PageAnswer> {
  const appeal = await ctx.transaction((tx) => readAppeal(tx, idOf(ctx)));
  if (!appeal) throw notFound();
  return renderPage({
    ...{ surface: 'console', title: `Banding ${appeal.memberName}`, menuUrl: BASE, help: 'banding' },
    trail: [{ label: 'Banding', url: BASE }],
    status: given.problem?.status ?? 200,
    body: <AppealView ctx={ctx} appeal={appeal} zone={zoneOf(ctx)} {...given} />,
  });
}
