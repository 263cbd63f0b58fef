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
import { type AppError, notFound } from '#kernel/work';
import { readCategories } from './categories.ts';
import { followThread, markAllRead, markRead } from './follow.ts';
import { ForumList } from './forum-list.tsx';
import { EVERYBODY, type ForumPlace } from './forum-place.ts';
import { canModerate, type Visit, visitForum } from './forum-walls.ts';
import { findMute, muteText } from './mutes.ts';
import { POSTS_A_PAGE, readPost, readPosts } from './post.ts';
import { quoteOf } from './post-text.tsx';
import { countUnread, type ForumThread, readThread, readThreads, threadListShape } from './thread.ts';
import { ThreadPage } from './thread-page.tsx';
import { openThread, replyTo, type Writer } from './write.ts';
import { NewThread } from './writing-pages.tsx';

type Typed = Record<string, string>;

/** The forum as members use it: list, new thread, one thread, answers. Posts of one's own: `post-routes.tsx`. */
export function memberForumRoutes(place: ForumPlace): Route[] {
  const { list, compose } = place.addresses;
  const { view, post } = place.rights;
  return [
    page.get(list, { access: view, summary: 'Threads of the forum' }, (ctx) => listPage(ctx, place)),
    page.get(compose, { access: post, summary: 'Begin a thread' }, (ctx) =>
      newPage(ctx, place, { categoryId: ctx.query.get('category') ?? '' }),
    ),
    page.post(list, { access: post, summary: 'Open a thread' }, (ctx) => begin(ctx, place)),
    page.post(`${list}/read-all`, { access: view, summary: 'Everything counts as read' }, async (ctx) => {
      await readForm(ctx);
      await ctx.transaction((tx) => markAllRead(ctx, tx, accountOf(ctx).accountId));
      return redirectTo(list, { tone: 'success', text: 'Semua utas ditandai terbaca.' });
    }),
    page.get(`${list}/:id`, { access: view, summary: 'One thread' }, (ctx) => threadPage(ctx, place)),
    page.post(`${list}/:id/reply`, { access: post, summary: 'Answer in a thread' }, (ctx) =>
      answer(ctx, place),
    ),
    page.post(`${list}/:id/follow`, { access: view, summary: 'Hear of answers, or not' }, async (ctx) => {
      const form = await readForm(ctx);
      const isOn = form.on === '1';
      const { accountId } = accountOf(ctx);
      const visit = await visitForum(ctx, place);
      await visit.work.transaction(async (tx) => {
        const thread = await findThread(tx, visit, accountId, ctx.params.id!);
        await followThread(tx, accountId, thread.id, isOn);
      });
      return redirectTo(`${list}/${ctx.params.id}`, {
        tone: 'success',
        text: isOn ? 'Anda diberi tahu bila ada balasan.' : 'Anda tidak diberi tahu lagi tentang utas ini.',
      });
    }),
  ];
}

async function listPage(ctx: RequestContext, place: ForumPlace): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, threadListShape);
  const { accountId } = accountOf(ctx);
  const visit = await visitForum(ctx, place);
  const shown = await visit.work.transaction(async (tx) => ({
    ...(await readThreads(tx, list, { accountId, showsHidden: false })),
    unread: await countUnread(tx, accountId),
    categories: await readCategories(tx, { isActiveOnly: true }),
    muted: await mutedText(ctx, tx, visit, EVERYBODY),
  }));
  return renderPage({
    surface: place.surfaceOf(ctx),
    title: 'Forum anggota',
    menuUrl: place.addresses.list,
    help: 'forum',
    body: (
      <ForumList
        place={place}
        ctx={ctx}
        list={list}
        {...shown}
        zone={zoneOf(ctx.tenant.timeZone)}
        canPost={ctx.can(place.rights.post.resource, place.rights.post.right)}
      />
    ),
  });
}

async function newPage(
  ctx: RequestContext,
  place: ForumPlace,
  typed: Typed,
  problem?: AppError,
): Promise<PageAnswer> {
  const visit = await visitForum(ctx, place);
  const shown = await visit.work.transaction(async (tx) => ({
    categories: await readCategories(tx, { isActiveOnly: true }),
    muted: await mutedText(ctx, tx, visit, EVERYBODY),
  }));
  return renderPage({
    surface: place.surfaceOf(ctx),
    title: 'Buat utas',
    trail: [{ label: 'Forum anggota', url: place.addresses.list }],
    menuUrl: place.addresses.compose,
    help: 'forum',
    status: problem?.status ?? 200,
    body: (
      <NewThread
        place={place}
        {...shown}
        ownRegion={visit.ownRegion}
        typed={typed}
        errors={errorsOf(problem)}
      />
    ),
  });
}

async function begin(ctx: RequestContext, place: ForumPlace): Promise<Response | PageAnswer> {
  const typed = await readTyped(ctx);
  const visit = await visitForum(ctx, place);
  try {
    const id = await visit.work.transaction((tx) =>
      openThread(visit.work, tx, writerOf(ctx, visit), {
        categoryId: typed.categoryId ?? '',
        title: typed.title ?? '',
        body: typed.body ?? '',
      }),
    );
    return redirectTo(`${place.addresses.list}/${id}`, { tone: 'success', text: 'Utas dibuka.' });
  } catch (error) {
    return newPage(ctx, place, typed, told(error));
  }
}

async function threadPage(
  ctx: RequestContext,
  place: ForumPlace,
  typed?: Typed,
  problem?: AppError,
): Promise<PageAnswer> {
  const { accountId } = accountOf(ctx);
  const visit = await visitForum(ctx, place);
  const shown = await visit.work.transaction(async (tx) => {
    const thread = await findThread(tx, visit, accountId, ctx.params.id!);
    const isModerator = canModerate(visit.moderates, thread.regionCode);
    const pageNumber = pageOf(ctx, thread);
    const from = (pageNumber - 1) * POSTS_A_PAGE + 1;
    const posts = await readPosts(tx, thread.id, { from, to: from + POSTS_A_PAGE - 1 }, isModerator);
    const last = posts.at(-1);
    if (last) await markRead(tx, accountId, thread.id, last.number);
    const quoted = ctx.query.get('quote');
    const post = quoted && !typed ? await readPost(tx, quoted, false) : undefined;
    const draft = {
      body: typed?.body ?? (post?.threadId === thread.id ? quoteOf(post.authorName, post.body) : ''),
      quotedId: typed?.quotedId ?? (post?.threadId === thread.id ? post.id : ''),
    };
    const muted = await mutedText(ctx, tx, visit, thread.regionCode);
    return { thread, posts, page: pageNumber, isModerator, draft, muted };
  });
  return renderPage({
    surface: place.surfaceOf(ctx),
    title: shown.thread.title,
    trail: [{ label: 'Forum anggota', url: place.addresses.list }],
    menuUrl: place.addresses.list,
    help: 'forum',
    status: problem?.status ?? 200,
    body: (
      <ThreadPage
        place={place}
        {...shown}
        accountId={accountId}
        canPost={ctx.can(place.rights.post.resource, place.rights.post.right)}
        errors={errorsOf(problem)}
        zone={zoneOf(ctx.tenant.timeZone)}
      />
    ),
  });
}

async function answer(ctx: RequestContext, place: ForumPlace): Promise<Response | PageAnswer> {
  const typed = await readTyped(ctx);
  const visit = await visitForum(ctx, place);
  const here = `${place.addresses.list}/${ctx.params.id}`;
  try {
    const number = await visit.work.transaction((tx) =>
      replyTo(visit.work, tx, writerOf(ctx, visit), {
        threadId: ctx.params.id!,
        body: typed.body ?? '',
        ...(typed.quotedId ? { quotedId: typed.quotedId } : {}),
        url: here,
      }),
    );
    return redirectTo(`${here}?post=${number}#tulisan-${number}`, {
      tone: 'success',
      text: 'Balasan terkirim.',
    });
  } catch (error) {
    return threadPage(ctx, place, typed, told(error));
  }
}

async function findThread(tx: Tx, visit: Visit, accountId: string, id: string): Promise<ForumThread> {
  const thread = await readThread(tx, id, { accountId, showsHidden: true });
  if (!thread || (thread.isHidden && !canModerate(visit.moderates, thread.regionCode))) throw notFound();
  return thread;
}

/** The page that was asked for, by its number or by that of a post on it. */
function pageOf(ctx: RequestContext, thread: ForumThread): number {
  const count = Math.max(1, Math.ceil(thread.lastNumber / POSTS_A_PAGE));
  const post = Number(ctx.query.get('post') ?? 0);
  const asked =
    Number.isInteger(post) && post > 0 ? Math.ceil(post / POSTS_A_PAGE) : Number(ctx.query.get('page') ?? 1);
  return Number.isInteger(asked) ? Math.min(Math.max(asked, 1), count) : 1;
}

async function mutedText(
  ctx: RequestContext,
  tx: Tx,
  visit: Visit,
  regionCode: string,
): Promise<string | undefined> {
  const mute = await findMute(visit.work, tx, accountOf(ctx).accountId, regionCode);
  return mute && muteText(ctx, mute);
}

export const writerOf = (ctx: RequestContext, visit: Visit): Writer => ({
  accountId: accountOf(ctx).accountId,
  ownRegion: visit.ownRegion,
});
