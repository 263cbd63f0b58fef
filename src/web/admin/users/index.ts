import type { Route } from '#kernel/http';
import type { Product } from '#kernel/product';
import { userActRoutes } from './user-acts.tsx';
import { userBooks } from './user-book.ts';
import { userCreateRoutes } from './user-create.tsx';
import { userListRoutes } from './user-list.tsx';
import { userPageRoutes } from './user-page.tsx';
import { userRoleRoutes } from './user-roles.tsx';

/** Accounts as officers see them. */
export function userRoutes(product: Product): Route[] {
  return userBooks(product).flatMap((book) => [
    ...userListRoutes(product, book),
    ...userCreateRoutes(product, book),
    ...userRoleRoutes(product, book),
    ...userActRoutes(product, book),
    ...userPageRoutes(product, book),
  ]);
}
