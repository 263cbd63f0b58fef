import { readListQuery, type SearchSource } from '#kernel/http';
import { regionName } from './campus.ts';
import { findMembers, memberListShape } from './find-members.ts';

/** People of the union in the search over the whole console, behind the walls of the searcher's regions. */
export const memberSearch: SearchSource = {
  key: 'members',
  title: 'Anggota',
  needs: { resource: 'member', right: 'view' },
  listUrl: (q) => `/admin/members?${new URLSearchParams({ q })}`,
  find: async (ctx, q, limit) => {
    const list = { ...readListQuery(new URLSearchParams({ q }), memberListShape), size: limit };
    const { items, total } = await ctx.transaction((tx) => findMembers(ctx, tx, list));
    return {
      total,
      items: items.map(({ id, fullName, memberNumber, universityName, regionCode }) => ({
        title: fullName,
        note: [memberNumber ?? 'Belum bernomor', universityName ?? regionName(regionCode)].join(', '),
        url: `/admin/members/${id}`,
      })),
    };
  },
};
