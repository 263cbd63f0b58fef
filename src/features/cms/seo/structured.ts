import type { RequestContext } from '#kernel/http';

type Thing = Readonly<Record<string, unknown>>;

/** The way from the front page to here, for search engines. */
export function breadcrumbOf(
  ctx: Pick<RequestContext, 'app' | 'tenant'>,
  steps: readonly { name: string; path: string }[],
): Thing {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [{ name: ctx.tenant.name, path: '/' }, ...steps].map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: ctx.app.urlOf(ctx.tenant, path),
    })),
  };
}

/** Who publishes, as schema.org names it. */
export function publisherOf(ctx: Pick<RequestContext, 'app' | 'tenant'>): Thing {
  return { '@type': 'Organization', name: ctx.tenant.name, url: ctx.app.urlOf(ctx.tenant, '/') };
}
