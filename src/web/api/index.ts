import type { Route } from '#kernel/http';
import type { Product } from '#kernel/product';
import { accessRoutes } from './access.ts';
import { docsRoute } from './docs-page.tsx';
import { listRoutes } from './lists.ts';
import { openApiRoute } from './open-api.ts';
import { ownSessionRoutes } from './own-session.ts';
import { sessionRoutes } from './session.ts';
import { userApiRoutes } from './users.ts';

/** JSON calls every product has, and the document that tells of all of them, whichever room declares them. */
export function apiRoutes(product: Product, all: () => readonly Route[]): Route[] {
  return [
    ...sessionRoutes(product),
    ...ownSessionRoutes,
    ...accessRoutes(product),
    ...userApiRoutes(product),
    ...listRoutes,
    openApiRoute(product, all),
    docsRoute(product, all),
  ];
}
