import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { conflict, forbidden, invalid, notFound, tooMany, type WorkContext } from '#kernel/work';
import { readCategories } from './categories.ts';
import { markRead, tellFollowers } from './follow.ts';
import { EVERYBODY } from './forum-place.ts';
import { refuseMuted } from './mutes.ts';
import { type ForumPost, readPost } from './post.ts';

export const TITLE_LENGTH = 150;
export const POST_LENGTH = 10_000;

/** A person who needs more than these is talking to themselves. */
const THREADS_A_DAY = 10;
const POSTS_AN_HOUR = 60;
/** The same words in the same place within this time are one press of the button too many. */
const DOUBLE_SECONDS = 120;

/** Who writes; the region is where their own talk is. */
export interface Writer {
  accountId: string;
  ownRegion: string | undefined;
}

/**
 * Opens a thread: for everybody, or in the writer's own region, as its category says. The writer follows it.
 *
 * @throws AppError 403 while muted, 409 without a region of one's own, 422 for title, text or category, 429
 */
export async function openThread(
  ctx: WorkContext,
  tx: Tx,
  writer: Writer,
  given: { categoryId: string; title: string; body: string },
): Promise<string> {
  const title = given.title.trim().replace(/\s+/g, ' ');
  const body = given.body.trim();
  const category = (await readCategories(tx, { isActiveOnly: true })).find(
    ({ id }) => id === given.categoryId,
  );
  const faults: Record<string, string> = {};
  if (!category) faults.categoryId = 'Pilih kategorinya.';
  if (title.length < 5) faults.title = 'Tulis judul, sedikitnya 5 huruf.';
  if (title.length > TITLE_LENGTH) faults.title = `Paling banyak ${TITLE_LENGTH} huruf.`;
  Object.assign(faults, bodyFaults(body));
  if (!category || Object.keys(faults).length > 0) throw invalid(faults);
  if (category.scope === 'region' && !writer.ownRegion) {
    throw conflict('no_region', 'Wilayah Anda belum tercatat. Pilih kategori untuk semua anggota.');
  }
  const regionCode = category.scope === 'region' ? writer.ownRegion! : EVERYBODY;
  await refuseMuted(ctx, tx, writer.accountId, regionCode);
  const double = await findDoubleThread(ctx, tx, writer, title, category.id);
  if (double) return double;
  await refuseFlood(ctx, tx, writer.accountId, 'forum_threads', 24, THREADS_A_DAY);
  const id = uuidv7();
  await tx.execute(
    `insert into forum_threads (id, category_id, region_code, title, author_account_id, created_at, last_post_at)
     values ($1, $2, $3, $4, $5, $6, $6)`,
    [id, category.id, regionCode, title, writer.accountId, ctx.now],
  );
  await addPost(ctx, tx, { threadId: id, regionCode, accountId: writer.accountId, body, quotedId: null });
  await markRead(tx, writer.accountId, id, 1, { follows: true });
  await recordAudit(ctx, tx, {
    action: 'forum_thread.created',
    resource: 'forum',
    objectId: id,
    objectLabel: title,
    after: { category: category.name, region: regionCode },
  });
  return id;
}

/**
 * Answers in a thread, quoting another post of it or not. Followers who had read everything are told.
 *
 * @returns the number of the new post
 * @throws AppError 404 outside the walls, 403 while muted, 409 when locked, 422 without words, 429
 */
export async function replyTo(
  ctx: WorkContext,
  tx: Tx,
  writer: Writer,
  given: { threadId: string; body: string; quotedId?: string; url: string },
): Promise<number> {
  const body = given.body.trim();
  const thread = await lockThread(tx, given.threadId);
  if (thread.isLocked) {
    throw conflict('thread_locked', 'Utas ini sudah dikunci. Anda dapat membaca, tetapi tidak membalas.');
  }
  const faults = bodyFaults(body);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  await refuseMuted(ctx, tx, writer.accountId, thread.regionCode);
  const double = await tx.one<{ number: number }>(
    `select number from forum_posts where tenant_id = balai.tenant_id() and thread_id = $1 and author_account_id = $2
        and body = $3 and created_at > $4 and withdrawn_at is null order by number desc limit 1`,
    [thread.id, writer.accountId, body, new Date(ctx.now.getTime() - DOUBLE_SECONDS * 1000)],
  );
  if (double) return double.number;
  await refuseFlood(ctx, tx, writer.accountId, 'forum_posts', 1, POSTS_AN_HOUR);
  const quoted = given.quotedId ? await readPost(tx, given.quotedId, false) : undefined;
  const number = await addPost(ctx, tx, {
    ...{ threadId: thread.id, regionCode: thread.regionCode, accountId: writer.accountId, body },
    quotedId: quoted?.threadId === thread.id ? quoted.id : null,
  });
  await tellFollowers(ctx, tx, { ...thread, number, authorId: writer.accountId, url: given.url });
  await markRead(tx, writer.accountId, thread.id, number, { follows: true });
  await recordAudit(ctx, tx, {
    action: 'forum_post.created',
    resource: 'forum',
    objectId: thread.id,
    objectLabel: thread.title,
    after: { number },
  });
  return number;
}

/**
 * Changes one's own post; what it said before is kept and can be read.
 *
 * @throws AppError 404 for another's or a hidden post, 403 while muted, 409 when the thread is locked, 422
 */
export async function editPost(
  ctx: WorkContext,
  tx: Tx,
  writer: Writer,
  given: { postId: string; body: string },
): Promise<ForumPost> {
  const post = await lockOwnPost(ctx, tx, writer, given.postId);
  const body = given.body.trim();
  const faults = bodyFaults(body);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  if (body === post.body) return post;
  await tx.execute(
    `insert into forum_post_versions (id, post_id, region_code, body, replaced_at) values ($1, $2, $3, $4, $5)`,
    [uuidv7(), post.id, post.regionCode, post.body, ctx.now],
  );
  await tx.execute(
    'update forum_posts set body = $2, edited_at = $3 where tenant_id = balai.tenant_id() and id = $1',
    [post.id, body, ctx.now],
  );
  await recordAudit(ctx, tx, {
    action: 'forum_post.updated',
    resource: 'forum',
    objectId: post.id,
    objectLabel: post.threadTitle,
    before: { text: post.body },
    after: { text: body },
  });
  return post;
}

/** Takes one's own post back: its place stays, its words go. @throws as `editPost` */
export async function withdrawPost(
  ctx: WorkContext,
  tx: Tx,
  writer: Writer,
  postId: string,
): Promise<ForumPost> {
  const post = await lockOwnPost(ctx, tx, writer, postId);
  await tx.execute(
    'update forum_posts set withdrawn_at = $2 where tenant_id = balai.tenant_id() and id = $1',
    [post.id, ctx.now],
  );
  await recordAudit(ctx, tx, {
    action: 'forum_post.withdrawn',
    resource: 'forum',
    objectId: post.id,
    objectLabel: post.threadTitle,
    after: { number: post.number },
  });
  return post;
}

async function addPost(
  ctx: WorkContext,
  tx: Tx,
  given: { threadId: string; regionCode: string; accountId: string; body: string; quotedId: string | null },
): Promise<number> {
  const row = await tx.one<{ number: number }>(
    `update forum_threads set last_number = last_number + 1,
       reply_count = reply_count + case when last_number = 0 then 0 else 1 end, last_post_at = $2, last_author_id = $3
      where tenant_id = balai.tenant_id() and id = $1 returning last_number as number`,
    [given.threadId, ctx.now, given.accountId],
  );
  await tx.execute(
    `insert into forum_posts (id, thread_id, region_code, number, author_account_id, body, quoted_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[uuidv7(), given.threadId, given.regionCode, row!.number, given.accountId],
      ...[given.body, given.quotedId, ctx.now],
    ],
  );
  return row!.number;
}

interface LockedThread {
  id: string;
  title: string;
  regionCode: string;
  isLocked: boolean;
  lastNumber: number;
}

async function lockThread(tx: Tx, id: string): Promise<LockedThread> {
  const row = await tx.one<LockedThread>(
    `select id, title, region_code as "regionCode", locked_at is not null as "isLocked", last_number as "lastNumber"
       from forum_threads where tenant_id = balai.tenant_id() and id::text = $1 and hidden_at is null for update`,
    [id],
  );
  if (!row) throw notFound();
  return row;
}

async function lockOwnPost(ctx: WorkContext, tx: Tx, writer: Writer, postId: string): Promise<ForumPost> {
  const post = await readPost(tx, postId, false);
  if (!post || post.isHidden || post.isWithdrawn) throw notFound();
  if (post.authorAccountId !== writer.accountId) {
    throw forbidden('Tulisan ini bukan tulisan Anda.');
  }
  const thread = await lockThread(tx, post.threadId);
  if (thread.isLocked) {
    throw conflict('thread_locked', 'Utas ini sudah dikunci, jadi tulisan di dalamnya tidak dapat diubah.');
  }
  await refuseMuted(ctx, tx, writer.accountId, post.regionCode);
  return post;
}

function bodyFaults(body: string): Record<string, string> {
  if (body === '') return { body: 'Tulis isinya.' };
  if (body.length > POST_LENGTH) return { body: `Paling banyak ${POST_LENGTH} huruf.` };
  return {};
}

async function findDoubleThread(
  ctx: WorkContext,
  tx: Tx,
  writer: Writer,
  title: string,
  categoryId: string,
): Promise<string | undefined> {
  const row = await tx.one<{ id: string }>(
    `select id from forum_threads where tenant_id = balai.tenant_id() and author_account_id = $1 and title = $2
        and category_id = $3 and created_at > $4 and hidden_at is null limit 1`,
    [writer.accountId, title, categoryId, new Date(ctx.now.getTime() - DOUBLE_SECONDS * 1000)],
  );
  return row?.id;
}

const FLOODED = {
  forum_threads:
    'select count(*) as count from forum_threads where tenant_id = balai.tenant_id() and author_account_id = $1 and created_at > $2',
  forum_posts:
    'select count(*) as count from forum_posts where tenant_id = balai.tenant_id() and author_account_id = $1 and created_at > $2',
};

async function refuseFlood(
  ctx: WorkContext,
  tx: Tx,
  accountId: string,
  table: keyof typeof FLOODED,
  hours: number,
  most: number,
): Promise<void> {
  const since = new Date(ctx.now.getTime() - hours * 3_600_000);
  const row = await tx.one<{ count: number }>(FLOODED[table], [accountId, since]);
  if ((row?.count ?? 0) >= most) {
    throw tooMany('Anda menulis sangat banyak dalam waktu singkat. Tunggu sebentar, lalu lanjutkan.');
  }
}
