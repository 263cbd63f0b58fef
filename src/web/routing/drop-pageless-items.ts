import type { MenuItem } from '#kernel/access';
import type { Route } from '#kernel/http';

/** The menu without entries whose page does not exist (yet): nobody is led to a page that is not there. */
export function dropPagelessItems(menu: readonly MenuItem[], routes: readonly Route[]): MenuItem[] {
  const pages = pageAddresses(routes);
  const drop = (items: readonly MenuItem[]): MenuItem[] =>
    items.flatMap((item) => {
      const children = item.children && drop(item.children);
      if (children) return children.length > 0 ? [{ ...item, children }] : [];
      return item.url && pages.has(item.url.replace(/[?#].*$/, '')) ? [item] : [];
    });
  return drop(menu);
}

/** The addresses of all pages that can be opened. */
export function pageAddresses(routes: readonly Route[]): Set<string> {
  return new Set(
    routes.filter(({ kind, method }) => kind === 'page' && method === 'GET').map(({ path }) => path),
  );
}
