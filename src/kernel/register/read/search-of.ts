import { zoneOf } from '#kernel/calendar';
import type { SearchSource } from '#kernel/http';
import { fullTitle, type Register, rightOf } from '../register.ts';
import { nameOf } from './entry.ts';
import { findEntries } from './find-entries.ts';
import { readBookQuery } from './list-query.ts';

/** What the search over the whole console finds in a book: the entries that its list would find. */
export function searchOf(register: Register): SearchSource[] {
  const needs = rightOf(register, 'read');
  if (!needs) return [];
  return [
    {
      key: register.key,
      title: fullTitle(register),
      needs,
      listUrl: (q) => `${register.page}?${new URLSearchParams({ q })}`,
      find: async (ctx, q, limit) => {
        const query = { ...readBookQuery(register, new URLSearchParams({ q })), size: limit };
        const { items, total } = await findEntries(ctx, register, query);
        const zone = zoneOf(ctx.tenant.timeZone);
        return {
          total,
          items: items.map((entry) => ({
            title: nameOf(register, entry, zone),
            ...(entry.number === null ? {} : { note: `No. ${entry.number}` }),
            url: `${register.page}/${entry.id}`,
          })),
        };
      },
    },
  ];
}
