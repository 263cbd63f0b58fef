import type { Route } from '#kernel/http';
import { myClaimsRoutes } from './my-claims-routes.tsx';
import { claimTreasuryRoutes } from './treasury-routes.tsx';

/** Claims about dues: the member's own pages, and the treasurer's. */
export const claimRoutes: readonly Route[] = [...myClaimsRoutes, ...claimTreasuryRoutes];
