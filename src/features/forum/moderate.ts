import { validate as isUuid } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { notify } from '#kernel/notifications';
import { forbidden, invalid, notFound, type WorkContext } from '#kernel/work';
import { type ForumPost, readPost } from './post.ts';
import { settleReports } from './report.ts';

/** What a moderator does to a thread, with the word of the audit. */
export const THREAD_ACTS = {
  pin: 'pinned',
  unpin: 'unpinned',
  lock: 'locked',
  unlock: 'unlocked',
  hide: 'hidden',
  restore: 'restored',
} as const;
export type ThreadAct = keyof typeof THREAD_ACTS;

interface ThreadRow {
  id: string;
  title: string;
  author_account_id: string;
  pinned: boolean;
  locked: boolean;
  hidden: boolean;
}

/**
 * Pins, locks or hides a thread, or undoes it; done twice it is done once. Locking and hiding need a reason, which the
 * readers see; the author is told when the thread is hidden.
 *
 * @throws AppError 404 outside the walls, 422 without a reason
 */
export async function moderateThread(
  ctx: WorkContext,
  tx: Tx,
  given: { threadId: string; act: ThreadAct; reason: string; url: string },
): Promise<void> {
  const thread = await lockThread(tx, given.threadId);
  const reason = given.reason.trim().slice(0, 300);
  const needsReason = given.act === 'lock' || given.act === 'hide';
  if (needsReason && reason.length < 5) throw invalid({ reason: 'Tulis alasannya, sedikitnya 5 huruf.' });
  const after = {
    pinned: given.act === 'pin' || (given.act !== 'unpin' && thread.pinned),
    locked: given.act === 'lock' || (given.act !== 'unlock' && thread.locked),
    hidden: given.act === 'hide' || (given.act !== 'restore' && thread.hidden),
  };
  const { pinned, locked, hidden } = thread;
  if (JSON.stringify(after) === JSON.stringify({ pinned, locked, hidden })) return;
  await tx.execute(
    `update forum_threads set
       pinned_at = case when $2 then coalesce(pinned_at, $5::timestamptz) end,
       locked_at = case when $3 then coalesce(locked_at, $5::timestamptz) end,
       lock_reason = case when $3 then coalesce(nullif($6, ''), lock_reason) end,
       hidden_at = case when $4 then coalesce(hidden_at, $5::timestamptz) end,
       hidden_reason = case when $4 then coalesce(nullif($7, ''), hidden_reason) end
      where tenant_id = balai.tenant_id() and id = $1`,
    [
      ...[thread.id, after.pinned, after.locked, after.hidden, ctx.now],
      ...[given.act === 'lock' ? reason : '', given.act === 'hide' ? reason : ''],
    ],
  );
  await recordAudit(ctx, tx, {
    action: `forum_thread.${THREAD_ACTS[given.act]}`,
    resource: 'forum',
    objectId: thread.id,
    objectLabel: thread.title,
    before: { pinned, locked, hidden },
    after,
    ...(reason && { reason }),
  });
  if (given.act === 'hide') {
    await notify(tx, [thread.author_account_id], {
      title: 'Utas Anda disembunyikan moderator',
      body: `${thread.title}. Alasan: ${reason}`,
      url: given.url,
    });
  }
}

/**
 * Hides a post; its reports end upheld and its author hears why. Nobody keeps order over their own words.
 *
 * @throws AppError 404 outside the walls, 403 for one's own post, 422 without a reason
 */
export async function hidePost(
  ctx: WorkContext,
  tx: Tx,
  given: { postId: string; reason: string; url: string },
): Promise<ForumPost> {
  const post = await findPost(ctx, tx, given.postId);
  const reason = given.reason.trim().slice(0, 300);
  if (reason.length < 5) throw invalid({ reason: 'Tulis alasannya, sedikitnya 5 huruf.' });
  if (post.isHidden) return post;
  await tx.execute(
    'update forum_posts set hidden_at = $2, hidden_reason = $3 where tenant_id = balai.tenant_id() and id = $1',
    [post.id, ctx.now, reason],
  );
  const reports = await settleReports(ctx, tx, post.id, 'upheld');
  await recordAudit(ctx, tx, {
    action: 'forum_post.hidden',
    resource: 'forum',
    objectId: post.id,
    objectLabel: post.threadTitle,
    before: { hidden: false },
    after: { hidden: true, reports },
    reason,
  });
  await notify(tx, [post.authorAccountId], {
    title: 'Tulisan Anda di forum disembunyikan moderator',
    body: `${post.threadTitle}. Alasan: ${reason}`,
    url: given.url,
  });
  return post;
}

/** Shows a hidden post again. @throws as `hidePost` */
export async function restorePost(ctx: WorkContext, tx: Tx, postId: string): Promise<ForumPost> {
  const post = await findPost(ctx, tx, postId);
  if (!post.isHidden) return post;
  await tx.execute(
    'update forum_posts set hidden_at = null, hidden_reason = null where tenant_id = balai.tenant_id() and id = $1',
    [post.id],
  );
  await recordAudit(ctx, tx, {
    action: 'forum_post.restored',
    resource: 'forum',
    objectId: post.id,
    objectLabel: post.threadTitle,
    before: { hidden: true },
    after: { hidden: false },
  });
  return post;
}

/** Lets a reported post stand. @throws as `hidePost` */
export async function dismissReports(ctx: WorkContext, tx: Tx, postId: string): Promise<void> {
  const post = await findPost(ctx, tx, postId);
  const reports = await settleReports(ctx, tx, post.id, 'dismissed');
  if (reports === 0) return;
  await recordAudit(ctx, tx, {
    action: 'forum_post.reports_rejected',
    resource: 'forum',
    objectId: post.id,
    objectLabel: post.threadTitle,
    after: { reports },
  });
}

async function findPost(ctx: WorkContext, tx: Tx, postId: string): Promise<ForumPost> {
  const post = await readPost(tx, postId, true);
  if (!post) throw notFound();
  if (ctx.principal.kind === 'account' && ctx.principal.accountId === post.authorAccountId) {
    throw forbidden('Tulisan Anda sendiri dimoderasi oleh moderator lain.');
  }
  return post;
}

async function lockThread(tx: Tx, id: string): Promise<ThreadRow> {
  const row = isUuid(id)
    ? await tx.one<ThreadRow>(
        `select id, title, author_account_id, pinned_at is not null as pinned, locked_at is not null as locked,
            hidden_at is not null as hidden
           from forum_threads where tenant_id = balai.tenant_id() and id = $1 for update`,
        [id],
      )
    : undefined;
  if (!row) throw notFound();
  return row;
}

/** Hidden posts inside the walls, the newest first. */
export async function readHiddenPosts(
  tx: Tx,
  page: { limit: number; offset: number },
): Promise<{ items: (ForumPost & { hiddenAt: Date })[]; total: number }> {
  const rows = await tx.query<ForumPost & { hiddenAt: Date; total: number }>(
    `select p.id, p.thread_id as "threadId", t.title as "threadTitle", p.region_code as "regionCode", p.number,
        p.author_account_id as "authorAccountId", a.display_name as "authorName", p.body,
        null::integer as "quotedNumber", p.created_at as "createdAt", p.edited_at as "editedAt",
        p.withdrawn_at is not null as "isWithdrawn", true as "isHidden", p.hidden_reason as "hiddenReason",
        p.hidden_at as "hiddenAt", count(*) over () as total
       from forum_posts p
       join forum_threads t on t.tenant_id = p.tenant_id and t.id = p.thread_id
       join accounts a on a.tenant_id = p.tenant_id and a.id = p.author_account_id
      where p.tenant_id = balai.tenant_id() and p.hidden_at is not null
      order by p.hidden_at desc, p.id limit $1 offset $2`,
    [page.limit, page.offset],
  );
  return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
