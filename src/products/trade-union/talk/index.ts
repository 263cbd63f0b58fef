import { forumRoutes, threadSearch } from '#features/forum';
import { inboxRoutes, ticketSearch } from '#features/inbox';
import type { Route, SearchSource } from '#kernel/http';
import { unionForum } from './forum.ts';
import { unionInbox } from './inbox.ts';

export { FORUM_CATEGORIES, unionForum } from './forum.ts';
export { talkHelp } from './help.ts';
export { unionInbox } from './inbox.ts';
export { readOwnRegion } from './own-region.ts';

/** What members and officers say to each other. */
export const talkRoutes: readonly Route[] = [...inboxRoutes(unionInbox), ...forumRoutes(unionForum)];

/** What was said, in the search over everything: for whoever may open it. */
export const talkSearch: readonly SearchSource[] = [...ticketSearch(unionInbox), threadSearch(unionForum)];
