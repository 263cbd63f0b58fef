import type { Product, Route } from '#kernel/http';
import { userRoutes } from './users/index.ts';

/** The kernel's pages for officers: users, roles, audit, jobs, mail, settings. */
export function adminRoutes(product: Product): Route[] {
  return [...userRoutes(product)];
}
