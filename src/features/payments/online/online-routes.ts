import type { Route } from '#kernel/http';
import { creditRoutes } from './credit-routes.tsx';
import { paymentDeskRoutes } from './desk-routes.tsx';
import { notificationRoute } from './notification-route.ts';
import type { OnlinePlace } from './online-place.ts';
import { payRoutes } from './pay-routes.tsx';

/** Payments online at the addresses and with the rights of one product. */
export function onlineRoutes(place: OnlinePlace): Route[] {
  return [...creditRoutes(place), ...payRoutes(place), ...paymentDeskRoutes(place), notificationRoute(place)];
}
