import type { Route } from '#kernel/http';
import { officeRoutes } from './office-pages.tsx';
import { ownRoutes } from './own-pages.tsx';

/** The first pages of villagers, officers and the head, and a villager's history. */
export const dashboardRoutes: readonly Route[] = [...ownRoutes, ...officeRoutes];
