import type { Product, Route } from '#kernel/http';
import { signInRoutes } from './sign-in.tsx';

/** Pages around one's own account, the same in every product. */
export function accountRoutes(product: Product): Route[] {
  return [...signInRoutes(product)];
}
