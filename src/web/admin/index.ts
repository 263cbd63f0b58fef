import { privacyDeskRoutes } from '#features/privacy';
import type { Route } from '#kernel/http';
import type { Product } from '#kernel/product';
import { privacyPlaceOf } from '../privacy-place.ts';
import { matrixRoutes } from './access/matrix.ts';
import { roleRoutes } from './access/roles.ts';
import { auditRoutes } from './audit.tsx';
import { invitationAdminRoutes } from './invitations.tsx';
import { jobRoutes } from './jobs/index.tsx';
import { menuRoutes } from './menus/index.ts';
import { outboxRoutes } from './outbox.tsx';
import { securityAdminRoutes } from './security.tsx';
import { settingsRoutes } from './settings/index.tsx';
import { userRoutes } from './users/index.ts';

export { userSearch } from './users/user-search.ts';

/** The kernel's pages for officers: users, roles, audit, jobs, mail, settings. */
export function adminRoutes(product: Product): Route[] {
  return [
    ...userRoutes(product),
    ...invitationAdminRoutes(product),
    ...roleRoutes(product),
    ...matrixRoutes(product),
    ...menuRoutes(product),
    ...settingsRoutes(product),
    ...auditRoutes(product),
    ...securityAdminRoutes(product),
    ...privacyDeskRoutes(privacyPlaceOf(product)),
    ...jobRoutes(product),
    ...outboxRoutes(product),
  ];
}
