import { z } from 'zod';
import { accountOf, api, json, listOf, listParameters, type Route, readListQuery } from '#kernel/http';
import type { ForumPlace } from './forum-place.ts';
import { visitForum } from './forum-walls.ts';
import { readThreads, threadListShape } from './thread.ts';

const shape = { ...threadListShape, filters: ['category', 'region', 'only'] };

const item = z.object({
  id: z.uuid(),
  title: z.string(),
  categoryName: z.string(),
  regionCode: z.string(),
  authorName: z.string(),
  isPinned: z.boolean(),
  isLocked: z.boolean(),
  isUnread: z.boolean(),
  replyCount: z.number().int(),
  createdAt: z.string(),
  lastPostAt: z.string(),
});

/** The list of threads over the API. */
export function forumApi(place: ForumPlace): Route[] {
  return [
    api.get(
      place.addresses.api,
      {
        access: place.rights.view,
        summary: 'Threads of the forum',
        queryParameters: listParameters(shape),
        answer: listOf(item),
      },
      async (ctx) => {
        const list = readListQuery(ctx.query, shape, { isStrict: true });
        const { accountId } = accountOf(ctx);
        const { work } = await visitForum(ctx, place);
        const { items, total } = await work.transaction((tx) =>
          readThreads(tx, list, { accountId, showsHidden: false }),
        );
        return json({
          items: items.map((thread) =>
            item.parse({
              ...thread,
              createdAt: thread.createdAt.toISOString(),
              lastPostAt: thread.lastPostAt.toISOString(),
            }),
          ),
          page: list.page,
          size: list.size,
          total,
        });
      },
    ),
  ];
}
