import type { MenuItem } from '#kernel/access';
import type { Route } from '#kernel/http';

/**
 * The menu without entries whose page does not exist (yet): nobody is led to a page that is not there. What is left
 * keeps its position, by which an organisation orders its own menu; a parent stays, empty ones do not show.
 */
export function dropPagelessItems(menu: readonly MenuItem[], routes: readonly Route[]): MenuItem[] {
  const pages = pageAddresses(routes);
  const drop = (items: readonly MenuItem[]): MenuItem[] =>
    items.flatMap((one, index) => {
      const item = { ...one, order: (index + 1) * 10 };
      const children = item.children && drop(item.children);
      if (children) return [{ ...item, children }];
      return item.url && pages.has(item.url.replace(/[?#].*$/, '')) ? [item] : [];
    });
  return drop(menu);
}

/** The addresses of all pages that can be opened. */
function pageAddresses(routes: readonly Route[]): Set<string> {
  return new Set(
    routes.filter(({ kind, method }) => kind === 'page' && method === 'GET').map(({ path }) => path),
  );
}
