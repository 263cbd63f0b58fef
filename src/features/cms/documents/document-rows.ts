import type { Tx } from '#kernel/database';
import { describeBytes } from '#kernel/files';
import { type ListQuery, orderBy } from '#kernel/http';
import type { Option } from '#kernel/ui';
import type { Status, Visibility } from '../publication.tsx';

export interface DocumentRow {
  id: string;
  kind: string;
  title: string;
  slug: string;
  description: string;
  categoryId: string | null;
  categoryName: string | null;
  fileId: string;
  fileName: string;
  size: number;
  sha256: string;
  status: Status;
  visibility: Visibility;
  publishedAt: Date | null;
  downloads: number;
  version: number;
  updatedAt: Date;
}

const COLUMNS = `d.id, d.kind, d.title, d.slug, d.description, d.category_id as "categoryId", c.name as "categoryName",
  d.file_id as "fileId", f.name as "fileName", f.size, f.sha256, d.status, d.visibility, d.published_at as "publishedAt",
  d.download_count as downloads, d.version, d.updated_at as "updatedAt"`;

const FROM = `from cms_documents d
  join files f on f.tenant_id = d.tenant_id and f.id = d.file_id
  left join cms_categories c on c.tenant_id = d.tenant_id and c.id = d.category_id
 where d.tenant_id = balai.tenant_id() and d.deleted_at is null`;

const SORTS = {
  title: 'lower(d.title)',
  publishedAt: 'd.published_at',
  downloads: 'd.download_count',
  updatedAt: 'd.updated_at',
};

export const DOCUMENT_LIST = {
  sorts: Object.keys(SORTS),
  defaultSort: '-updatedAt',
  filters: ['status', 'visibility', 'category'],
};

/** Documents of one kind for the console. */
export async function listDocuments(
  tx: Tx,
  kind: string | null,
  list: ListQuery,
): Promise<{ items: DocumentRow[]; total: number }> {
  const { status, visibility, category } = list.filters;
  const rows = await tx.query<DocumentRow & { total: number }>(
    `select ${COLUMNS}, count(*) over () as total ${FROM} and ($1::text is null or d.kind = $1)
       and ($2 = '' or strpos(d.search_text, $2) > 0)
       and ($3::text[] is null or d.status = any($3)) and ($4::text[] is null or d.visibility = any($4))
       and ($5::text[] is null or c.slug = any($5))
     ${orderBy(list, SORTS, 'd.id')} offset $6 limit $7`,
    [
      ...[kind, list.q.toLowerCase(), status ?? null, visibility ?? null, category ?? null],
      ...[list.offset, list.size],
    ],
  );
  return { items: rows, total: rows[0]?.total ?? 0 };
}

export function findDocument(tx: Tx, id: string): Promise<DocumentRow | undefined> {
  return tx.one<DocumentRow>(`select ${COLUMNS} ${FROM} and d.id = $1`, [id]);
}

/** A document as its reader sees it. */
export interface ShownDocument extends DocumentRow {
  sizeWords: string;
}

const shown = (row: DocumentRow): ShownDocument => ({ ...row, sizeWords: `PDF, ${describeBytes(row.size)}` });

const PUBLISHED = `and d.status = 'published' and d.published_at <= $1`;

/** A published document; who may read it is for the caller to ask (`visibility`). */
export async function findShownDocument(tx: Tx, id: string, now: Date): Promise<ShownDocument | undefined> {
  const row = await tx.one<DocumentRow>(`select ${COLUMNS} ${FROM} ${PUBLISHED} and d.id = $2`, [now, id]);
  return row && shown(row);
}

/** Published documents, newest first. */
export async function listShownDocuments(
  tx: Tx,
  given: {
    now: Date;
    kinds: readonly string[];
    readers: readonly Visibility[];
    category?: string | undefined;
    q?: string;
    offset: number;
    limit: number;
  },
): Promise<{ items: ShownDocument[]; total: number }> {
  const rows = await tx.query<DocumentRow & { total: number }>(
    `select ${COLUMNS}, count(*) over () as total ${FROM} ${PUBLISHED} and d.kind = any($2) and d.visibility = any($3)
       and ($4::text is null or c.slug = $4) and ($5 = '' or strpos(d.search_text, $5) > 0)
      order by d.published_at desc, d.id desc offset $6 limit $7`,
    [
      ...[given.now, given.kinds, given.readers, given.category ?? null, (given.q ?? '').toLowerCase()],
      ...[given.offset, given.limit],
    ],
  );
  return { items: rows.map(shown), total: rows[0]?.total ?? 0 };
}

/** Documents as choices of a form. */
export async function documentOptions(tx: Tx): Promise<Option[]> {
  const rows = await tx.query<{ id: string; title: string; kind: string }>(
    `select id, title, kind from cms_documents
      where tenant_id = balai.tenant_id() and deleted_at is null and status <> 'archived' order by kind, lower(title)`,
  );
  return rows.map(({ id, title, kind }) => ({ value: id, label: title, group: kind }));
}
