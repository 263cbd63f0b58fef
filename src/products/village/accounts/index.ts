import type { Route } from '#kernel/http';
import { accountRoutes } from './account-routes.tsx';
import { claimDeskRoutes } from './claim-desk.tsx';

export { profileSection } from './profile-section.tsx';

/** Accounts of villagers and their levels of trust. */
export const trustRoutes: readonly Route[] = [...accountRoutes, ...claimDeskRoutes];
