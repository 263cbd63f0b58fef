import { zoneOf } from '#kernel/calendar';
import {
  accountOf,
  errorsOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readTyped,
  redirectTo,
  renderPage,
  told,
} from '#kernel/http';
import { type AppError, notFound } from '#kernel/work';
import type { ForumPlace } from './forum-place.ts';
import { canModerate, visitForum } from './forum-walls.ts';
import { writerOf } from './member-routes.tsx';
import { type ForumPost, readPost, readVersions } from './post.ts';
import { reportPost } from './report.ts';
import { editPost, withdrawPost } from './write.ts';
import { EditPage, HistoryPage, ReportPage } from './writing-pages.tsx';

type Typed = Record<string, string>;

/** What can be done with one post: edit, take back, report, read its history. */
export function postRoutes(place: ForumPlace): Route[] {
  const { list } = place.addresses;
  const { view, post } = place.rights;
  const one = `${list}/posts/:post`;
  const back = (found: { threadId: string; number: number }) =>
    `${list}/${found.threadId}?post=${found.number}#tulisan-${found.number}`;
  return [
    page.get(`${one}/edit`, { access: post, summary: 'Edit one’s own post' }, (ctx) => editPage(ctx, place)),
    page.post(`${one}/edit`, { access: post, summary: 'Store an edit' }, async (ctx) => {
      const typed = await readTyped(ctx);
      const visit = await visitForum(ctx, place);
      try {
        const given = { postId: ctx.params.post!, body: typed.body ?? '' };
        const found = await visit.work.transaction((tx) =>
          editPost(visit.work, tx, writerOf(ctx, visit), given),
        );
        return redirectTo(back(found), { tone: 'success', text: 'Suntingan disimpan.' });
      } catch (error) {
        return editPage(ctx, place, typed, told(error));
      }
    }),
    page.post(`${one}/withdraw`, { access: post, summary: 'Take one’s own post back' }, async (ctx) => {
      await readForm(ctx);
      const visit = await visitForum(ctx, place);
      const found = await visit.work.transaction((tx) =>
        withdrawPost(visit.work, tx, writerOf(ctx, visit), ctx.params.post!),
      );
      return redirectTo(back(found), { tone: 'success', text: 'Tulisan ditarik.' });
    }),
    page.get(`${one}/history`, { access: view, summary: 'What a post said before' }, async (ctx) => {
      const { shown, versions } = await findPost(ctx, place);
      return renderPage({
        ...frame(ctx, place, 'Riwayat tulisan'),
        body: (
          <HistoryPage place={place} post={shown} versions={versions} zone={zoneOf(ctx.tenant.timeZone)} />
        ),
      });
    }),
    page.get(`${one}/report`, { access: view, summary: 'Report a post' }, (ctx) => reportPage(ctx, place)),
    page.post(`${one}/report`, { access: view, summary: 'Send a report' }, async (ctx) => {
      const typed = await readTyped(ctx);
      const visit = await visitForum(ctx, place);
      try {
        const found = await visit.work.transaction((tx) =>
          reportPost(visit.work, tx, place, {
            postId: ctx.params.post!,
            accountId: accountOf(ctx).accountId,
            reason: typed.reason ?? '',
            note: typed.note ?? '',
          }),
        );
        return redirectTo(back(found), {
          tone: 'success',
          text: 'Laporan terkirim. Moderator memeriksanya.',
        });
      } catch (error) {
        return reportPage(ctx, place, typed, told(error));
      }
    }),
  ];
}

async function editPage(
  ctx: RequestContext,
  place: ForumPlace,
  typed: Typed = {},
  problem?: AppError,
): Promise<PageAnswer> {
  const { shown } = await findPost(ctx, place);
  if (shown.authorAccountId !== accountOf(ctx).accountId) throw notFound();
  return renderPage({
    ...frame(ctx, place, 'Sunting tulisan'),
    status: problem?.status ?? 200,
    body: <EditPage place={place} post={shown} typed={typed} errors={errorsOf(problem)} />,
  });
}

async function reportPage(
  ctx: RequestContext,
  place: ForumPlace,
  typed: Typed = {},
  problem?: AppError,
): Promise<PageAnswer> {
  const { shown } = await findPost(ctx, place);
  return renderPage({
    ...frame(ctx, place, 'Laporkan tulisan'),
    status: problem?.status ?? 200,
    body: <ReportPage place={place} post={shown} typed={typed} errors={errorsOf(problem)} />,
  });
}

/** A post whose words this reader may see, with what it said before. */
async function findPost(ctx: RequestContext, place: ForumPlace) {
  const visit = await visitForum(ctx, place);
  return visit.work.transaction(async (tx) => {
    const found: ForumPost | undefined = await readPost(tx, ctx.params.post!, true);
    const isModerator = found !== undefined && canModerate(visit.moderates, found.regionCode);
    const shown = isModerator ? found : await readPost(tx, ctx.params.post!, false);
    if (!shown || (!isModerator && (shown.isHidden || shown.isWithdrawn))) throw notFound();
    return { shown, versions: await readVersions(tx, shown.id) };
  });
}

const frame = (ctx: RequestContext, place: ForumPlace, title: string) => ({
  surface: place.surfaceOf(ctx),
  title,
  trail: [{ label: 'Forum anggota', url: place.addresses.list }],
  menuUrl: place.addresses.list,
  help: 'forum',
});
