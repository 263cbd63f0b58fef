import { namedRight } from '#kernel/access';
import type { Route } from '#kernel/http';
import type { Product } from '#kernel/product';
import { accountRoutes } from './account/index.ts';
import { adminRoutes } from './admin/index.ts';
import { apiRoutes } from './api/index.ts';
import { dashboardRoutes } from './dashboard/index.tsx';
import { helpRoutes } from './help/index.tsx';
import { namedRights } from './routing/guard.ts';
import { searchRoutes } from './search/index.tsx';
import { themeRoutes } from './theme/index.ts';

export { dropPagelessItems } from './routing/drop-pageless-items.ts';

/**
 * All routes of a product: the kernel's own pages and calls, then the product's.
 *
 * @throws when a route names a right the product's matrix does not have, or two routes answer the same address
 */
export function collectRoutes(product: Product): Route[] {
  // Pages that list other pages ask for all of them when they are shown, not now.
  const all = (): readonly Route[] => routes;
  const routes: Route[] = [
    ...accountRoutes(product),
    ...adminRoutes(product),
    ...apiRoutes(product, all),
    ...dashboardRoutes(product, all),
    ...helpRoutes(product, all),
    ...searchRoutes(product, all),
    ...themeRoutes,
    ...product.routes,
  ];
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const route of routes) {
    const address = `${route.method} ${route.path}`;
    if (seen.has(address)) faults.push(`${address} is declared twice`);
    seen.add(address);
    if ('public' in route.access) {
      if (route.access.public.trim().length < 5) faults.push(`${address} is public without a reason`);
      continue;
    }
    for (const { resource, right } of namedRights(route.access)) {
      if (!namedRight(product.access, resource, right))
        faults.push(`${address} asks for unknown ${resource}.${right}`);
    }
  }
  if (faults.length > 0)
    throw new Error(`The routes of "${product.label}" have faults:\n- ${faults.join('\n- ')}`);
  return routes;
}
