import type { Product, Route } from '#kernel/http';
import { auditRoutes } from './audit.tsx';
import { invitationAdminRoutes } from './invitations.tsx';
import { jobRoutes } from './jobs/index.tsx';
import { outboxRoutes } from './outbox.tsx';
import { privacyRequestRoutes } from './privacy-requests.tsx';
import { securityAdminRoutes } from './security.tsx';
import { userRoutes } from './users/index.ts';

/** The kernel's pages for officers: users, roles, audit, jobs, mail, settings. */
export function adminRoutes(product: Product): Route[] {
  return [
    ...userRoutes(product),
    ...invitationAdminRoutes(product),
    ...auditRoutes(product),
    ...securityAdminRoutes(product),
    ...privacyRequestRoutes(product),
    ...jobRoutes(product),
    ...outboxRoutes(product),
  ];
}
