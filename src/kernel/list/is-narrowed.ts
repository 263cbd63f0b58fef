import type { ListQuery } from '#kernel/http';

/** Whether the list shows less than everything. */
export function isNarrowed(list: Pick<ListQuery, 'q' | 'filters'>): boolean {
  return list.q !== '' || Object.keys(list.filters).length > 0;
}
