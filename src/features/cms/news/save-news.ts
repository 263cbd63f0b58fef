import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, notFound, type WorkContext } from '#kernel/work';
import type { Status } from '../publication.tsx';
import { uniqueSlug } from '../unique-slug.ts';
import { cleanMarkup, renderMarkup } from '../writing/markup.ts';
import { findNews, type NewsRow } from './news-rows.ts';

export interface NewsInput {
  title: string;
  /** As typed; empty: made from the title. */
  slug: string;
  excerpt: string;
  body: string;
  categoryId: string | null;
  coverId: string | null;
  status: Status;
  /** From when on it is shown; a moment to come is a schedule. */
  publishedAt: Date | null;
}

/** Writes a piece of news; its author is who wrote it. */
export async function addNews(ctx: WorkContext, tx: Tx, input: NewsInput): Promise<string> {
  const id = uuidv7();
  const slug = await uniqueSlug(tx, 'cms_news', input.slug || input.title);
  const body = cleanMarkup(input.body);
  await tx.execute(
    `insert into cms_news (id, title, slug, excerpt, body, body_html, category_id, cover_id, status, published_at,
       author_id, author_name, updated_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $11, $13, $13)`,
    [
      ...[id, input.title, slug, input.excerpt, body, renderMarkup(body), input.categoryId, input.coverId],
      ...[input.status, momentOf(ctx, input, null), actorOf(ctx).id, actorOf(ctx).name, ctx.now],
    ],
  );
  await recordAudit(ctx, tx, {
    action: input.status === 'published' ? 'cms_news.published' : 'cms_news.created',
    resource: 'cms.news',
    objectId: id,
    objectLabel: input.title,
    after: { title: input.title, slug, status: input.status },
  });
  return id;
}

/** Changes a piece of news. @throws AppError 404, 409 `changed_meanwhile` */
export async function changeNews(
  ctx: WorkContext,
  tx: Tx,
  given: NewsInput & { id: string; seen: number },
): Promise<void> {
  const before = await lockNews(tx, given.id);
  if (before.version !== given.seen) {
    throw conflict(
      'changed_meanwhile',
      'Berita ini diubah orang lain sejak Anda membukanya. Tulisan Anda masih ada; periksa lalu simpan lagi.',
    );
  }
  const wanted = given.slug || before.slug;
  const slug = wanted === before.slug ? wanted : await uniqueSlug(tx, 'cms_news', wanted, given.id);
  const body = cleanMarkup(given.body);
  await tx.execute(
    `update cms_news set title = $2, slug = $3, excerpt = $4, body = $5, body_html = $6, category_id = $7, cover_id = $8,
       status = $9, published_at = $10, updated_by = $11, updated_at = $12, version = version + 1
      where tenant_id = balai.tenant_id() and id = $1`,
    [
      ...[given.id, given.title, slug, given.excerpt, body, renderMarkup(body), given.categoryId],
      ...[given.coverId, given.status, momentOf(ctx, given, before), actorOf(ctx).id, ctx.now],
    ],
  );
  const after = (await findNews(tx, given.id))!;
  await recordAudit(ctx, tx, {
    action: ACTIONS[before.status === given.status ? 'same' : given.status],
    resource: 'cms.news',
    objectId: given.id,
    objectLabel: given.title,
    before: told(before),
    after: told(after),
  });
}

const ACTIONS = {
  same: 'cms_news.updated',
  draft: 'cms_news.unpublished',
  published: 'cms_news.published',
  archived: 'cms_news.archived',
} as const;

/** Shows a piece of news from now on, or takes it back; what it says stays. @throws AppError 404 */
export async function setNewsStatus(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  status: 'published' | 'draft',
): Promise<void> {
  const before = await lockNews(tx, id);
  const isLater = before.publishedAt !== null && before.publishedAt > ctx.now;
  const publishedAt =
    status === 'published' && (isLater || !before.publishedAt) ? ctx.now : before.publishedAt;
  await changeNews(ctx, tx, {
    ...before,
    ...{ id, seen: before.version, status, publishedAt },
  });
}

/** Takes a piece of news away. @throws AppError 404 */
export async function deleteNews(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const before = await lockNews(tx, id);
  await tx.execute(
    'update cms_news set deleted_at = $2, updated_by = $3 where tenant_id = balai.tenant_id() and id = $1',
    [id, ctx.now, actorOf(ctx).id],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'cms_news.deleted', resource: 'cms.news', objectId: id, objectLabel: before.title },
    before: told(before),
  });
}

/** One more reading; a count of openings, nothing says by whom. */
export async function countView(tx: Tx, id: string): Promise<void> {
  await tx.execute(
    'update cms_news set view_count = view_count + 1 where tenant_id = balai.tenant_id() and id = $1',
    [id],
  );
}

async function lockNews(tx: Tx, id: string): Promise<NewsRow> {
  const isThere = await tx.one(
    'select 1 as found from cms_news where tenant_id = balai.tenant_id() and id = $1 and deleted_at is null for update',
    [id],
  );
  const row = isThere && (await findNews(tx, id));
  if (!row) throw notFound();
  return row;
}

function momentOf(ctx: WorkContext, given: NewsInput, before: NewsRow | null): Date | null {
  if (given.publishedAt) return given.publishedAt;
  const known = before?.publishedAt ?? null;
  return given.status === 'published' ? (known ?? ctx.now) : known;
}

const told = (row: NewsRow) => ({
  ...{ title: row.title, slug: row.slug, excerpt: row.excerpt, category: row.categoryName },
  ...{ status: row.status, published_at: row.publishedAt, cover: row.coverId },
});
