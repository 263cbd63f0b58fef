import type { Route } from '#kernel/http';
import { forumApi } from './api-routes.ts';
import type { ForumPlace } from './forum-place.ts';
import { memberForumRoutes } from './member-routes.tsx';
import { moderationRoutes } from './moderation-routes.tsx';
import { postRoutes } from './post-routes.tsx';

export { type ForumCategory, readCategories, seedCategories } from './categories.ts';
export type { ForumPlace, ForumReach } from './forum-place.ts';
export { moderateThread } from './moderate.ts';
export { reportPost } from './report.ts';
export { threadSearch } from './thread-search.ts';
export { openThread, replyTo, type Writer } from './write.ts';

/** The pages and calls of a forum at the addresses and with the rights of one product. */
export function forumRoutes(place: ForumPlace): Route[] {
  return [...memberForumRoutes(place), ...postRoutes(place), ...moderationRoutes(place), ...forumApi(place)];
}
export { forumThings } from './audited-things.ts';
export { forumPersonalData } from './personal-data.ts';
