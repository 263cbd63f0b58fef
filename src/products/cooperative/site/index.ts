import { contactRoutes, homeRoutes, seedContent } from '#features/cms';
import { deskInboxRoutes, inboxApi } from '#features/inbox';
import type { Tx } from '#kernel/database';
import type { Route } from '#kernel/http';
import type { WorkContext } from '#kernel/work';
import { FIRST_SECTIONS } from './first-sections.ts';
import { cooperativeInbox } from './inbox.ts';
import { cooperativeSite } from './site-place.tsx';

export { siteHelp } from './help.ts';

/** The public face of the cooperative, the pages that arrange it, and the desk for what visitors write. */
export const siteRoutes: readonly Route[] = [
  ...homeRoutes(cooperativeSite),
  ...contactRoutes(cooperativeSite),
  ...deskInboxRoutes(cooperativeInbox),
  ...inboxApi(cooperativeInbox),
];

export function seedSite(ctx: WorkContext, tx: Tx): Promise<void> {
  return seedContent(ctx, tx, { pages: [], sections: FIRST_SECTIONS });
}
