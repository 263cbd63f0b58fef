import type { Route } from '#kernel/http';
import { applicationRoutes } from './application-routes.tsx';
import { applyRoutes } from './apply-routes.tsx';

export { APPLICATION_PAGE } from './apply.ts';
export { membershipHelp } from './help.ts';

export const membershipRoutes: readonly Route[] = [...applyRoutes, ...applicationRoutes];
