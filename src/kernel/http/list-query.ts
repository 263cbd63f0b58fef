import { z } from 'zod';
import { invalid } from '#kernel/work';

/** What a list may be asked for; anything else is left out on a page and refused by the API. */
export interface ListShape {
  /** Keys one may sort by, as the address names them. */
  sorts: readonly string[];
  /** `name`, or `-createdAt` for the newest first. */
  defaultSort: string;
  filters?: readonly string[];
  /** Rows a page; the default is 25. */
  defaultSize?: number;
}

export interface ListQuery {
  page: number;
  size: number;
  offset: number;
  sort: { key: string; direction: 'ascending' | 'descending' };
  /** What was searched for, trimmed; empty for none. */
  q: string;
  /** Only filters that have a value. */
  filters: Readonly<Record<string, readonly string[]>>;
}

const MAX_SIZE = 100;
const MAX_PAGE = 100_000;

/**
 * Reads `?page=&size=&sort=&q=&filter[field]=` (DESIGN §9). A page of ours forgives what it does not know; with
 * `isStrict` (the API) it is an error.
 *
 * @throws AppError 422 with `isStrict`, naming each parameter that is wrong
 */
export function readListQuery(
  query: URLSearchParams,
  shape: ListShape,
  { isStrict = false }: { isStrict?: boolean } = {},
): ListQuery {
  const faults: Record<string, string> = {};
  const whole = (name: string, fallback: number, max: number) => {
    const text = query.get(name);
    if (text === null || text === '') return fallback;
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= 1 && number <= max) return number;
    faults[name] = `Isi angka 1 sampai ${max}.`;
    return Number.isNaN(number) ? fallback : Math.min(Math.max(number, 1), max);
  };
  const page = whole('page', 1, MAX_PAGE);
  const size = whole('size', shape.defaultSize ?? 25, MAX_SIZE);
  const asked = query.get('sort') ?? '';
  const isKnown = shape.sorts.includes(asked.replace(/^-/, ''));
  if (asked !== '' && !isKnown) faults.sort = `Urutan yang ada: ${shape.sorts.join(', ')}.`;
  const sort = isKnown ? asked : shape.defaultSort;
  const filters: Record<string, string[]> = {};
  for (const [name, value] of query) {
    const field = /^filter\[([^\]]*)\]$/.exec(name)?.[1];
    if (field === undefined) continue;
    if (!shape.filters?.includes(field)) {
      faults[name] = `Saringan yang ada: ${shape.filters?.join(', ') || 'tidak ada'}.`;
    } else if (value.trim() !== '' && value.length <= 200) {
      filters[field] = [...(filters[field] ?? []), value.trim()];
    }
  }
  if (isStrict && Object.keys(faults).length > 0)
    throw invalid(faults, 'Permintaan daftar ini tidak dikenal.');
  return {
    page,
    size,
    offset: (page - 1) * size,
    sort: sortIn(sort),
    q: (query.get('q') ?? '').trim().slice(0, 100),
    filters,
  };
}

/**
 * A list that a page or a report asks for by itself, not by its address.
 *
 * @param asked.size may go beyond what an address may ask for
 */
export function listAsked(asked: { sort: string; size: number; filters?: ListQuery['filters'] }): ListQuery {
  const { sort, size, filters = {} } = asked;
  return { page: 1, size, offset: 0, sort: sortIn(sort), q: '', filters };
}

/**
 * The `order by` of a list: the columns of the key that was asked for, then a column that makes the order whole.
 *
 * @param columns SQL of each key in `sorts`, written by us, never by the address; of several columns the first decides,
 *   and one with a `-` before it runs against the direction that was asked for
 */
export function orderBy(
  list: Pick<ListQuery, 'sort'>,
  columns: Readonly<Record<string, string | readonly string[]>>,
  tieBreaker: string,
): string {
  const known = columns[list.sort.key];
  if (!known) throw new Error(`The list has no column for "${list.sort.key}"`);
  const [along, against] = list.sort.direction === 'descending' ? ['desc', 'asc'] : ['asc', 'desc'];
  const parts = [known]
    .flat()
    .map((column) => `${column.replace(/^-/, '')} ${column.startsWith('-') ? against : along} nulls last`);
  return `order by ${parts.join(', ')}, ${tieBreaker} ${along}`;
}

/**
 * The address of the same list with some parameters changed (`null` takes one away). Anything but turning the page
 * goes back to page one.
 */
export function listUrl(
  pathname: string,
  query: URLSearchParams,
  changes: Readonly<Record<string, string | number | null>>,
): string {
  const next = new URLSearchParams(query);
  if (!('page' in changes)) next.delete('page');
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, String(value));
  }
  for (const [name, value] of [...next]) if (value === '') next.delete(name);
  if (next.get('page') === '1') next.delete('page');
  const search = next.toString();
  return search ? `${pathname}?${search}` : pathname;
}

/** The address of a list narrowed by these filters; those without a value are left out. */
export function filteredUrl(
  pathname: string,
  filters: Readonly<Record<string, string | readonly string[] | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(filters)) {
    for (const value of [values ?? []].flat()) if (value !== '') query.append(`filter[${name}]`, value);
  }
  return listUrl(pathname, query, {});
}

/** Everything the address holds but these: what a form sends along hidden. */
export function keptParameters(query: URLSearchParams, ...without: string[]): Record<string, string[]> {
  const kept: Record<string, string[]> = {};
  for (const [name, value] of query) {
    if (name === 'page' || value === '' || without.includes(name)) continue;
    kept[name] = [...(kept[name] ?? []), value];
  }
  return kept;
}

/** The answer of every JSON list. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    page: z.number().int(),
    size: z.number().int(),
    total: z.number().int(),
  });
}

/** The query parameters of a JSON list, for its declaration and the OpenAPI document. */
export function listParameters(shape: ListShape) {
  const filters = Object.fromEntries(
    (shape.filters ?? []).map((field) => [`filter[${field}]`, z.string().optional()]),
  );
  return z.object({
    page: z.number().int().min(1).optional(),
    size: z.number().int().min(1).max(MAX_SIZE).optional(),
    sort: z.enum(shape.sorts.flatMap((key) => [key, `-${key}`]) as [string, ...string[]]).optional(),
    q: z.string().max(100).optional(),
    ...filters,
  });
}

function sortIn(text: string): ListQuery['sort'] {
  return { key: text.replace(/^-/, ''), direction: text.startsWith('-') ? 'descending' : 'ascending' };
}
