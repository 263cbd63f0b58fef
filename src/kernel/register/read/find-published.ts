import type { Statement } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import { notFound } from '#kernel/work';
import { columnOf, type Field, isStored } from '../field.ts';
import type { Register } from '../register.ts';
import { publicFields } from '../save/publish-entry.ts';
import { nameColumn } from './columns.ts';
import { type Entry, type EntryRow, entryOf } from './entry.ts';
import type { BookQuery } from './list-query.ts';

/**
 * A page of what everybody may read of a book. A column that was not chosen for an entry is not read at all, nor
 * searched: nobody finds out by asking.
 */
export async function findPublished(
  ctx: RequestContext,
  register: Register,
  query: Pick<BookQuery, 'q' | 'offset' | 'size'>,
): Promise<{ items: Entry[]; total: number }> {
  const values: unknown[] = [ctx.tenant.id];
  const where = [PUBLISHED, ...searchClauses(register, query.q, values)].join(' and ');
  const [rows, totals] = await ctx.app.database.readInOneFlight({ tenant: ctx.tenant, walls: ctx.walls }, [
    {
      text: `select ${publicColumns(register)} from ${register.table} t where ${where}
        order by ${publicOrder(register)} limit $${values.length + 1} offset $${values.length + 2}`,
      values: [...values, query.size, query.offset],
    },
    { text: `select count(*)::int as total from ${register.table} t where ${where}`, values },
  ]);
  return {
    items: publishedFrom(register, rows),
    total: (totals?.[0] as { total: number } | undefined)?.total ?? 0,
  };
}

/** One published entry. @throws AppError 404 */
export async function findPublishedEntry(
  ctx: RequestContext,
  register: Register,
  id: string,
): Promise<Entry> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw notFound();
  const [rows] = await ctx.app.database.readInOneFlight({ tenant: ctx.tenant, walls: ctx.walls }, [
    {
      text: `select ${publicColumns(register)} from ${register.table} t where ${PUBLISHED} and t.id = $2`,
      values: [ctx.tenant.id, id],
    },
  ]);
  const [entry] = publishedFrom(register, rows);
  if (!entry) throw notFound();
  return entry;
}

/** The latest published entries of a book, to travel in the flight of another page; `publishedFrom` reads them. */
export function latestPublishedStatement(register: Register, tenantId: string, limit: number): Statement {
  return {
    name: `published-${register.key}-${limit}`,
    text: `select ${publicColumns(register)} from ${register.table} t where ${PUBLISHED}
      order by ${publicOrder(register)} limit ${limit}`,
    values: [tenantId],
  };
}

export function publishedFrom(register: Register, rows: readonly object[] | undefined): Entry[] {
  const open = publicFields(register);
  return (rows ?? []).map((row) => {
    const entry = entryOf(register, row as EntryRow);
    const columns = entry.publication?.columns ?? [];
    const shown = open.filter(({ key }) => columns.includes(key)).map(({ key }) => [key, entry.values[key]]);
    return { ...entry, values: Object.fromEntries(shown), extra: {}, sealed: {}, answer: null };
  });
}

const PUBLISHED = 't.tenant_id = $1 and t.deleted_at is null and t.published_at is not null';

function publicColumns(register: Register): string {
  const fields = publicFields(register).filter(isStored);
  return [
    `t.id, t.book_number, t.version, '{}'::jsonb as extra, t.created_at, null as created_by, t.updated_at`,
    't.published_at, t.published_columns',
    ...fields.map(
      (field) => `case when ${isChosen(field)} then t.${columnOf(field)} end as "v_${field.key}"`,
    ),
    ...fields
      .filter((field) => field.type === 'reference')
      .map((field) => `case when ${isChosen(field)} then ${nameColumn(field)} end as "n_${field.key}"`),
  ].join(', ');
}

// Keys come from our own declarations and are letters and digits only.
const isChosen = (field: Field) => `'${field.key}' = any(t.published_columns)`;

function searchClauses(register: Register, q: string, values: unknown[]): string[] {
  const texts = publicFields(register).filter((field) => field.type === 'text' || field.type === 'longText');
  if (!q) return [];
  if (texts.length === 0) return ['false'];
  return q
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => {
      const place = `$${values.push(word)}`;
      const ways = texts.map(
        (field) => `(${isChosen(field)} and strpos(lower(t.${columnOf(field)}), ${place}) > 0)`,
      );
      return `(${ways.join(' or ')})`;
    });
}

/** Like the book, as far as the order tells nothing that is not public; else the latest published first. */
function publicOrder(register: Register): string {
  const key = register.defaultSort.replace(/^-/, '');
  const field = publicFields(register).find((one) => one.key === key && isStored(one));
  if (!field) return 't.published_at desc, t.id desc';
  return `t.${columnOf(field)} ${register.defaultSort.startsWith('-') ? 'desc' : 'asc'} nulls last, t.id desc`;
}
