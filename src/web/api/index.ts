import type { Product, Route } from '#kernel/http';
import { accessRoutes } from './access.ts';
import { openApiRoute } from './open-api.ts';
import { sessionRoutes } from './session.ts';

/** JSON calls every product has. */
export function apiRoutes(product: Product): Route[] {
  const routes = [...sessionRoutes, ...accessRoutes(product)];
  return [...routes, openApiRoute(product, () => [...routes, ...product.routes])];
}
