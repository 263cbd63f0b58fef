import type { RightName } from '#kernel/access';
import type { RequestContext } from './context.ts';

/** One list that the search over the whole console looks into. */
export interface SearchSource {
  key: string;
  /** Above its hits: "Anggota". */
  title: string;
  /** The right of the list itself; the search looks through that gate, so it never finds more than the list shows. */
  needs: RightName;
  /** The list with the same words typed in. */
  listUrl: (q: string) => string;
  /** The first hits and how many there are; `ctx` stands behind the walls of `needs`. */
  find: (ctx: RequestContext, q: string, limit: number) => Promise<SearchHits>;
}

export interface SearchHits {
  items: readonly SearchHit[];
  total: number;
}

export interface SearchHit {
  title: string;
  /** What tells it from others of the same name. */
  note?: string;
  url: string;
}
