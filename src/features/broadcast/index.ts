import type { Route } from '#kernel/http';
import { bounceRoutes } from './bounce-routes.tsx';
import type { BroadcastPlace } from './broadcast-place.ts';
import { deskRoutes } from './desk-routes.tsx';
import { leaveRoutes } from './leave-routes.tsx';
import { ownRoutes } from './own-routes.tsx';
import { recipientRoutes } from './recipient-routes.tsx';

export type { BroadcastPlace } from './broadcast-place.ts';
export { paceSection } from './pace-section.tsx';
export { saveBroadcast } from './save-broadcast.ts';
export { scheduleBroadcast, sendBroadcast, startBroadcastJob } from './send-broadcast.ts';

/** Letters to many: the desk at its two addresses, one's own letters, and the way to end them. */
export function broadcastRoutes(place: BroadcastPlace): Route[] {
  const desks = [place.addresses.desk, place.addresses.regionDesk];
  return [
    // The fixed addresses before those with an id.
    ...desks.flatMap((desk) => [
      ...bounceRoutes(place, desk),
      ...deskRoutes(place, desk),
      ...recipientRoutes(place, desk),
    ]),
    ...ownRoutes(place),
    ...leaveRoutes(place),
  ];
}
export { broadcastThings } from './audited-things.ts';
export { broadcastPersonalData } from './personal-data.ts';
