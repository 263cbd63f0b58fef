import { zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  accountOf,
  errorsOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  readTyped,
  redirectTo,
  renderPage,
  told,
} from '#kernel/http';
import { type AppError, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { readCategories, saveCategory } from './categories.ts';
import { CategoriesPage } from './categories-page.tsx';
import { EVERYBODY, type ForumPlace } from './forum-place.ts';
import { atModeration } from './forum-walls.ts';
import {
  dismissReports,
  hidePost,
  moderateThread,
  readHiddenPosts,
  restorePost,
  THREAD_ACTS,
} from './moderate.ts';
import { ModeratedThread } from './moderated-thread.tsx';
import { ModerationFrame, VIEWS } from './moderation-frame.tsx';
import { HiddenTable, MuteTable, ThreadTable } from './moderation-tables.tsx';
import { liftMute, mutePerson, readMutes } from './mutes.ts';
import { POSTS_A_PAGE, readPost, readPosts, readVersions } from './post.ts';
import { readReports } from './report.ts';
import { ReportQueue } from './report-queue.tsx';
import { readThread, readThreads, threadListShape } from './thread.ts';
import { HistoryPage } from './writing-pages.tsx';

type Typed = Record<string, string>;

const PAGE_SIZE = 20;

/** Keeping order: the queue of reports, threads, hidden posts, mutes, categories. */
export function moderationRoutes(place: ForumPlace): Route[] {
  const base = place.addresses.moderation;
  const access = place.rights.moderate;
  return [
    page.get(base, { access, summary: 'What waits for a moderator' }, (ctx) => deskPage(ctx, place)),
    page.get(`${base}/categories`, { access, summary: 'Categories of the forum' }, (ctx) =>
      categoriesPage(ctx, place),
    ),
    page.post(`${base}/categories`, { access, summary: 'Add or change a category' }, (ctx) =>
      storeCategory(ctx, place),
    ),
    page.get(`${base}/threads/:id`, { access, summary: 'A thread with nothing left out' }, (ctx) =>
      threadPage(ctx, place),
    ),
    page.post(`${base}/threads/:id`, { access, summary: 'Pin, lock or hide a thread, or undo it' }, (ctx) =>
      decideThread(ctx, place),
    ),
    page.get(
      `${base}/threads/:id/posts/:post`,
      { access, summary: 'What a post said before, for a moderator' },
      async (ctx) => {
        const work = atModeration(ctx, place);
        const shown = await work.transaction(async (tx) => {
          const post = await readPost(tx, ctx.params.post!, true);
          if (!post || post.threadId !== ctx.params.id) throw notFound();
          return { post, versions: await readVersions(tx, post.id) };
        });
        return renderPage({
          ...frame(place, 'Riwayat tulisan'),
          body: <HistoryPage place={place} {...shown} zone={zoneOf(ctx.tenant.timeZone)} />,
        });
      },
    ),
    page.post(
      `${base}/posts/:post`,
      { access, summary: 'Hide a post, show it again, or let it stand' },
      (ctx) => decidePost(ctx, place),
    ),
    page.post(
      `${base}/posts/:post/mute`,
      { access, summary: 'Take the pen from the author for some days' },
      (ctx) => mute(ctx, place),
    ),
    page.post(`${base}/mutes/:id/lift`, { access, summary: 'Give the pen back' }, async (ctx) => {
      await readForm(ctx);
      const work = atModeration(ctx, place);
      await work.transaction((tx) => liftMute(work, tx, ctx.params.id!, place.addresses.list));
      return redirectTo(`${base}?view=mutes`, { tone: 'success', text: 'Ia dapat menulis lagi.' });
    }),
  ];
}

async function deskPage(ctx: RequestContext, place: ForumPlace, problem?: AppError): Promise<PageAnswer> {
  const view = VIEWS.find((known) => known === ctx.query.get('view')) ?? 'reports';
  const work = atModeration(ctx, place);
  const list = readListQuery(ctx.query, threadListShape);
  const zone = zoneOf(ctx.tenant.timeZone);
  const range = { limit: PAGE_SIZE, offset: (list.page - 1) * PAGE_SIZE };
  const { reports, part } = await work.transaction(async (tx) => {
    const reports = await readReports(tx, view === 'reports' ? range : { limit: 0, offset: 0 });
    return { reports, part: await readPart(tx, work) };
  });
  return renderPage({
    ...frame(place, 'Moderasi forum'),
    trail: [],
    status: problem?.status ?? 200,
    body: (
      <ModerationFrame place={place} view={view} reportCount={reports.total} errors={errorsOf(problem)}>
        {part ?? <ReportQueue place={place} {...reports} page={list.page} pageSize={PAGE_SIZE} zone={zone} />}
      </ModerationFrame>
    ),
  });

  async function readPart(tx: Tx, desk: WorkContext) {
    if (view === 'threads') {
      const reader = { accountId: accountOf(ctx).accountId, showsHidden: true };
      const found = await readThreads(tx, list, reader);
      return <ThreadTable ctx={ctx} place={place} list={list} {...found} zone={zone} />;
    }
    if (view === 'hidden') {
      const found = await readHiddenPosts(tx, range);
      return <HiddenTable place={place} {...found} page={list.page} pageSize={PAGE_SIZE} zone={zone} />;
    }
    if (view === 'mutes') return <MuteTable place={place} items={await readMutes(desk, tx)} zone={zone} />;
    return undefined;
  }
}

async function threadPage(
  ctx: RequestContext,
  place: ForumPlace,
  typed: Typed = {},
  problem?: AppError,
): Promise<PageAnswer> {
  const { accountId } = accountOf(ctx);
  const work = atModeration(ctx, place);
  const shown = await work.transaction(async (tx) => {
    const thread = await readThread(tx, ctx.params.id!, { accountId, showsHidden: true });
    if (!thread) throw notFound();
    const pageCount = Math.max(1, Math.ceil(thread.lastNumber / POSTS_A_PAGE));
    const post = Math.ceil(Number(ctx.query.get('post') ?? 0) / POSTS_A_PAGE);
    const asked = post || Number(ctx.query.get('page') ?? 1);
    const number = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pageCount) : 1;
    const from = (number - 1) * POSTS_A_PAGE + 1;
    const posts = await readPosts(tx, thread.id, { from, to: from + POSTS_A_PAGE - 1 }, true);
    const reported = await tx.query<{ post_id: string }>(
      `select distinct post_id from forum_reports where tenant_id = balai.tenant_id() and outcome is null
          and post_id = any($1::uuid[])`,
      [posts.map(({ id }) => id)],
    );
    return { thread, posts, page: number, pageCount, reported: new Set(reported.map((row) => row.post_id)) };
  });
  return renderPage({
    ...frame(place, shown.thread.title),
    status: problem?.status ?? 200,
    body: (
      <ModeratedThread
        place={place}
        {...shown}
        accountId={accountId}
        zone={zoneOf(ctx.tenant.timeZone)}
        typed={typed}
        errors={errorsOf(problem)}
      />
    ),
  });
}

async function decideThread(ctx: RequestContext, place: ForumPlace): Promise<Response | PageAnswer> {
  const typed = await readTyped(ctx);
  const work = atModeration(ctx, place);
  const act = (Object.keys(THREAD_ACTS) as (keyof typeof THREAD_ACTS)[]).find((known) => known === typed.act);
  try {
    if (!act) throw invalid({ form: 'Pilih tindakannya.' });
    await work.transaction((tx) =>
      moderateThread(work, tx, {
        threadId: ctx.params.id!,
        act,
        reason: typed.reason ?? '',
        url: place.addresses.list,
      }),
    );
    return redirectTo(`${place.addresses.moderation}/threads/${ctx.params.id}`, {
      tone: 'success',
      text: DONE[act],
    });
  } catch (error) {
    return threadPage(ctx, place, typed, told(error));
  }
}

const DONE: Readonly<Record<keyof typeof THREAD_ACTS, string>> = {
  pin: 'Utas disematkan di atas daftar.',
  unpin: 'Sematan dilepas.',
  lock: 'Utas dikunci. Anggota masih dapat membaca.',
  unlock: 'Kunci dibuka.',
  hide: 'Utas disembunyikan dari anggota.',
  restore: 'Utas tampil lagi.',
};

async function decidePost(ctx: RequestContext, place: ForumPlace): Promise<Response | PageAnswer> {
  const typed = await readTyped(ctx);
  const work = atModeration(ctx, place);
  const postId = ctx.params.post!;
  try {
    const text = await work.transaction(async (tx) => {
      if (typed.act === 'dismiss') {
        await dismissReports(work, tx, postId);
        return 'Laporan ditutup, tulisannya tetap.';
      }
      if (typed.act === 'restore') {
        await restorePost(work, tx, postId);
        return 'Tulisan tampil lagi.';
      }
      if (typed.act !== 'hide') throw invalid({ form: 'Pilih tindakannya.' });
      await hidePost(work, tx, { postId, reason: typed.reason ?? '', url: place.addresses.list });
      return 'Tulisan disembunyikan dan penulisnya diberi tahu.';
    });
    return redirectTo(backOf(place, typed), { tone: 'success', text });
  } catch (error) {
    return deskPage(ctx, place, told(error));
  }
}

async function mute(ctx: RequestContext, place: ForumPlace): Promise<Response | PageAnswer> {
  const typed = await readTyped(ctx);
  const work = atModeration(ctx, place);
  try {
    await work.transaction(async (tx) => {
      const post = await readPost(tx, ctx.params.post!, true);
      if (!post) throw notFound();
      await mutePerson(work, tx, {
        accountId: post.authorAccountId,
        // Who keeps order in some regions can take the pen in those alone.
        regionCode: place.moderationOf(ctx) === 'all' ? EVERYBODY : post.regionCode,
        days: Number(typed.days),
        reason: typed.reason ?? '',
        url: place.addresses.list,
      });
    });
    return redirectTo(backOf(place, typed), {
      tone: 'success',
      text: 'Ia dapat membaca, tetapi tidak menulis.',
    });
  } catch (error) {
    return deskPage(ctx, place, told(error));
  }
}

async function categoriesPage(
  ctx: RequestContext,
  place: ForumPlace,
  typed: Typed = {},
  problem?: AppError,
): Promise<PageAnswer> {
  const items = await ctx.transaction((tx) => readCategories(tx));
  const id = typed.id ?? ctx.query.get('id');
  return renderPage({
    ...frame(place, 'Kategori forum'),
    status: problem?.status ?? 200,
    body: (
      <CategoriesPage
        place={place}
        items={items}
        canChange={place.moderationOf(ctx) === 'all'}
        chosen={items.find((category) => category.id === id)}
        typed={typed}
        errors={errorsOf(problem)}
      />
    ),
  });
}

async function storeCategory(ctx: RequestContext, place: ForumPlace): Promise<Response | PageAnswer> {
  const typed = await readTyped(ctx);
  try {
    if (place.moderationOf(ctx) !== 'all') {
      throw conflict('central_only', 'Kategori forum diatur oleh pengurus pusat.');
    }
    const work = atModeration(ctx, place);
    await work.transaction((tx) =>
      saveCategory(work, tx, {
        ...(typed.id ? { id: typed.id } : {}),
        name: typed.name ?? '',
        description: typed.description ?? '',
        scope: typed.scope ?? 'all',
        isActive: typed.isActive === '1',
      }),
    );
    return redirectTo(`${place.addresses.moderation}/categories`, {
      tone: 'success',
      text: 'Kategori disimpan.',
    });
  } catch (error) {
    return categoriesPage(ctx, place, typed, told(error));
  }
}

/** Back to where the act was pressed, and nowhere outside the moderator's pages. */
function backOf(place: ForumPlace, typed: Typed): string {
  const base = place.addresses.moderation;
  const back = typed.back ?? '';
  return back === base || back.startsWith(`${base}/`) || back.startsWith(`${base}?`) ? back : base;
}

const frame = (place: ForumPlace, title: string) => ({
  surface: 'console' as const,
  title,
  trail: [{ label: 'Moderasi forum', url: place.addresses.moderation }],
  menuUrl: place.addresses.moderation,
  help: 'moderasi-forum',
});
