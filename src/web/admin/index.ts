import type { Product, Route } from '#kernel/http';

/** The kernel's pages for officers: users, roles, audit, jobs, mail, settings. */
export function adminRoutes(_product: Product): Route[] {
  return [];
}
