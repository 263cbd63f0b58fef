import { formatMoment, zoneOf } from '#kernel/calendar';
import { accountOf, readListQuery, type SearchSource } from '#kernel/http';
import type { ForumPlace } from './forum-place.ts';
import { visitForum } from './forum-walls.ts';
import { readThreads, threadListShape } from './thread.ts';

/** Threads in the search over everything: the talk of all and of one's own region, never what was hidden. */
export function threadSearch(place: ForumPlace): SearchSource {
  const { list: listUrl } = place.addresses;
  return {
    ...{ key: 'threads', title: 'Forum anggota', needs: place.rights.view },
    listUrl: (q) => `${listUrl}?${new URLSearchParams({ q })}`,
    find: async (ctx, q, limit) => {
      const list = { ...readListQuery(new URLSearchParams({ q }), threadListShape), size: limit };
      const reader = { accountId: accountOf(ctx).accountId, showsHidden: false };
      const visit = await visitForum(ctx, place);
      const { items, total } = await visit.work.transaction((tx) => readThreads(tx, list, reader));
      return {
        total,
        items: items.map(({ id, title, categoryName, lastPostAt }) => ({
          title,
          note: `${categoryName}, ${formatMoment(lastPostAt, zoneOf(ctx.tenant.timeZone), 'short')}`,
          url: `${listUrl}/${id}`,
        })),
      };
    },
  };
}
