import type { RequestContext } from '#kernel/http';

/** What a list shows: kept in the address, the same for the page and for the API. */
export interface ListQuery {
  page: number;
  size: number;
  sort: string;
  q: string;
  /** By name of filter; empty ones are left out. */
  filters: Readonly<Record<string, string>>;
}

const LONGEST = 100;

/** Reads `?page=&size=&sort=&q=` and each filter as `filter[name]=` or, as the forms of our pages send it, `name=`. */
export function readListQuery(
  ctx: Pick<RequestContext, 'query'>,
  options: { filters: readonly string[]; sort: string; size?: number },
): ListQuery {
  const { query } = ctx;
  const filters: Record<string, string> = {};
  for (const name of options.filters) {
    const value = (query.get(`filter[${name}]`) ?? query.get(name) ?? '').trim().slice(0, LONGEST);
    if (value !== '') filters[name] = value;
  }
  return {
    page: wholeNumber(query.get('page'), 1, 1_000_000) ?? 1,
    size: wholeNumber(query.get('size'), 1, 100) ?? options.size ?? 25,
    sort: query.get('sort') ?? options.sort,
    q: (query.get('q') ?? '').trim().slice(0, LONGEST),
    filters,
  };
}

/** The address of the list with some of this changed; an empty value drops it, any change but the page goes to page 1. */
export function listUrl(
  path: string,
  query: ListQuery,
  change: Readonly<Record<string, string | number>> = {},
): string {
  const all: Record<string, string | number> = { ...query.filters, q: query.q, sort: query.sort, ...change };
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(all)) if (value !== '') parameters.set(name, String(value));
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Pages there are; one at least. */
export const pageCountOf = (total: number, size: number): number => Math.max(1, Math.ceil(total / size));

/** "26–50 dari 1.204 tagihan" without the noun. */
export function rangeOf(query: ListQuery, total: number): string {
  if (total === 0) return '0';
  const first = (query.page - 1) * query.size + 1;
  const last = Math.min(total, query.page * query.size);
  return `${first.toLocaleString('id-ID')}–${last.toLocaleString('id-ID')} dari ${total.toLocaleString('id-ID')}`;
}

function wholeNumber(text: string | null, least: number, most: number): number | undefined {
  if (!text || !/^\d{1,7}$/.test(text)) return undefined;
  return Math.min(most, Math.max(least, Number(text)));
}
