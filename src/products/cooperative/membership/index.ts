import type { Route } from '#kernel/http';
import { applicationRoutes } from './application-routes.tsx';
import { applyRoutes } from './apply-routes.tsx';
import { numberRoutes } from './number-routes.tsx';

export { APPLICATION_PAGE, applyForMembership } from './apply.ts';
export { approveApplication, rejectApplication, settlePrincipal } from './decide.ts';
export { membershipHelp } from './help.ts';

export const membershipRoutes: readonly Route[] = [...applyRoutes, ...applicationRoutes, ...numberRoutes];
