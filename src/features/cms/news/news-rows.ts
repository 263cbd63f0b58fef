import type { Tx } from '#kernel/database';
import { type ListQuery, orderBy } from '#kernel/http';
import type { Status } from '../publication.tsx';

export interface NewsRow {
  id: string;
  title: string;
  slug: string;
  excerpt: string;
  body: string;
  bodyHtml: string;
  categoryId: string | null;
  categoryName: string | null;
  categorySlug: string | null;
  coverId: string | null;
  coverAlt: string | null;
  coverWidth: number | null;
  coverHeight: number | null;
  status: Status;
  publishedAt: Date | null;
  authorName: string;
  views: number;
  mailedAt: Date | null;
  version: number;
  updatedAt: Date;
}

const COLUMNS = `n.id, n.title, n.slug, n.excerpt, n.body, n.body_html as "bodyHtml", n.category_id as "categoryId",
  c.name as "categoryName", c.slug as "categorySlug", n.cover_id as "coverId", m.alt_text as "coverAlt",
  m.width as "coverWidth", m.height as "coverHeight", n.status, n.published_at as "publishedAt",
  n.author_name as "authorName", n.view_count as views, n.mailed_at as "mailedAt", n.version, n.updated_at as "updatedAt"`;

const FROM = `from cms_news n
  left join cms_categories c on c.tenant_id = n.tenant_id and c.id = n.category_id
  left join cms_media m on m.tenant_id = n.tenant_id and m.id = n.cover_id
 where n.tenant_id = balai.tenant_id() and n.deleted_at is null`;

const SORTS = {
  title: 'lower(n.title)',
  publishedAt: 'n.published_at',
  views: 'n.view_count',
  updatedAt: 'n.updated_at',
};

export const NEWS_LIST = {
  sorts: Object.keys(SORTS),
  defaultSort: '-updatedAt',
  filters: ['status', 'category'],
};

/** News for the console. */
export async function listNews(tx: Tx, list: ListQuery): Promise<{ items: NewsRow[]; total: number }> {
  const { status, category } = list.filters;
  const rows = await tx.query<NewsRow & { total: number }>(
    `select ${COLUMNS}, count(*) over () as total ${FROM} and ($1 = '' or strpos(n.search_text, $1) > 0)
       and ($2::text[] is null or n.status = any($2)) and ($3::text[] is null or c.slug = any($3))
     ${orderBy(list, SORTS, 'n.id')} offset $4 limit $5`,
    [list.q.toLowerCase(), status ?? null, category ?? null, list.offset, list.size],
  );
  return { items: rows, total: rows[0]?.total ?? 0 };
}

export function findNews(tx: Tx, id: string): Promise<NewsRow | undefined> {
  return tx.one<NewsRow>(`select ${COLUMNS} ${FROM} and n.id = $1`, [id]);
}

const PUBLISHED = `and n.status = 'published' and n.published_at <= $1`;

/** A published piece by its address. */
export async function findShownNews(tx: Tx, slug: string, now: Date): Promise<NewsRow | undefined> {
  const rows = await tx.prepared<NewsRow>(
    'cms-shown-news',
    `select ${COLUMNS} ${FROM} ${PUBLISHED} and n.slug = $2`,
    [now, slug],
  );
  return rows[0];
}

/** The published ones of these. */
export function findShownNewsByIds(tx: Tx, ids: readonly string[], now: Date): Promise<NewsRow[]> {
  return tx.query<NewsRow>(`select ${COLUMNS} ${FROM} ${PUBLISHED} and n.id = any($2::uuid[])`, [now, ids]);
}

/** Published news, newest first. */
export async function listShownNews(
  tx: Tx,
  given: { now: Date; category?: string | undefined; q?: string; offset: number; limit: number },
): Promise<{ items: NewsRow[]; total: number }> {
  const rows = await tx.query<NewsRow & { total: number }>(
    `select ${COLUMNS}, count(*) over () as total ${FROM} ${PUBLISHED} and ($2::text is null or c.slug = $2)
       and ($3 = '' or strpos(n.search_text, $3) > 0)
      order by n.published_at desc, n.id desc offset $4 limit $5`,
    [given.now, given.category ?? null, (given.q ?? '').toLowerCase(), given.offset, given.limit],
  );
  return { items: rows, total: rows[0]?.total ?? 0 };
}
