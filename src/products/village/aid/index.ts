import type { Route } from '#kernel/http';
import { objectionRoutes } from './objection-routes.tsx';
import { ownAidRoutes } from './own-routes.tsx';
import { payoutRoutes } from './payout-routes.tsx';
import { programRoutes } from './program-routes.tsx';
import { recipientRoutes } from './recipient-routes.tsx';

export { aidHelp } from './help.ts';

/** Social aid: the family's own page, the officers' desks, the masked list for everybody. */
export const aidRoutes: readonly Route[] = [
  ...ownAidRoutes,
  ...programRoutes,
  ...recipientRoutes,
  ...payoutRoutes,
  ...objectionRoutes,
];
