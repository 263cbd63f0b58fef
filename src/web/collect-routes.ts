import { type MenuItem, namedRight } from '#kernel/access';
import type { Product, Route } from '#kernel/http';
import { accountRoutes } from './account/index.ts';
import { adminRoutes } from './admin/index.ts';
import { apiRoutes } from './api/index.ts';
import { namedRights } from './routing/guard.ts';

/**
 * All routes of a product: the kernel's own pages and calls, then the product's.
 *
 * @throws when a route names a right the product's matrix does not have, or two routes answer the same address
 */
export function collectRoutes(product: Product): Route[] {
  const routes = [...accountRoutes(product), ...adminRoutes(product), ...apiRoutes(product), ...product.routes];
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
      if (!namedRight(product.access, resource, right)) faults.push(`${address} asks for unknown ${resource}.${right}`);
    }
  }
  if (faults.length > 0) throw new Error(`The routes of "${product.label}" have faults:\n- ${faults.join('\n- ')}`);
  return routes;
}

/** The menu without entries whose page does not exist (yet): nobody is led to a page that is not there. */
export function dropPagelessItems(menu: readonly MenuItem[], routes: readonly Route[]): MenuItem[] {
  const pages = new Set(routes.filter(({ kind, method }) => kind === 'page' && method === 'GET').map(({ path }) => path));
  return menu.flatMap((item) => {
    const children = item.children && dropPagelessItems(item.children, routes);
    if (children) return children.length > 0 ? [{ ...item, children }] : [];
    return item.url && pages.has(item.url.replace(/[?#].*$/, '')) ? [item] : [];
  });
}
