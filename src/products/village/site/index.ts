import { siteRoutes as cmsSiteRoutes, seedContent } from '#features/cms';
import { eventRoutes } from '#features/events';
import { deskInboxRoutes, inboxApi } from '#features/inbox';
import { reactionRoutes } from '#features/reactions';
import type { Tx } from '#kernel/database';
import type { Route } from '#kernel/http';
import { registerRoutes } from '#kernel/register';
import type { WorkContext } from '#kernel/work';
import { access } from '../access.ts';
import { businessRoutes } from './business-pages.tsx';
import { FIRST_PAGES } from './first-pages.ts';
import { FIRST_SECTIONS } from './first-sections.ts';
import { galleryRoutes } from './gallery-pages.tsx';
import { villageInbox } from './inbox.ts';
import { profileRoutes } from './profile-page.tsx';
import { newsReactions } from './reactions.ts';
import { businesses, events, gallery, products, villageEvents } from './registers.ts';
import { type Village, villageSite } from './site-place.tsx';

export { siteHelp } from './help.ts';
export { businesses, events, gallery, products, villageEvents } from './registers.ts';

/** The books of the site. Addresses of products lie below those of businesses and come before `:id`. */
export const siteRegisters = [products, businesses, events, gallery];

/** The public face of the village, the desks that write it, and the desk for what visitors write. */
export const siteRoutes = (rest: Village): readonly Route[] => [
  ...cmsSiteRoutes(villageSite(rest)),
  ...profileRoutes,
  ...reactionRoutes(newsReactions),
  ...siteRegisters.flatMap((register) => registerRoutes(register, access)),
  ...eventRoutes(villageEvents),
  ...galleryRoutes,
  ...businessRoutes,
  ...deskInboxRoutes(villageInbox),
  ...inboxApi(villageInbox),
];

/** Gives a new village its public texts. Repeating it changes nothing that was edited. */
export function seedSite(ctx: WorkContext, tx: Tx): Promise<void> {
  return seedContent(ctx, tx, { pages: FIRST_PAGES, sections: FIRST_SECTIONS });
}
