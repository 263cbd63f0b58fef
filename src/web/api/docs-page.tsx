import { type PageAnswer, page, type RequestContext, type Route, renderPage } from '#kernel/http';
import type { Product } from '#kernel/product';
import { Badge, CopyText, Disclosure, PageHeader } from '#kernel/ui';
import { namedRights } from '../routing/guard.ts';

/** `GET /api/docs`: the same declarations as the OpenAPI document, for people. */
export function docsRoute(product: Product, routes: () => readonly Route[]): Route {
  return page.get(
    '/api/docs',
    { access: { public: 'the description of the API holds no data' }, summary: 'The API, for people' },
    (ctx) =>
      docsPage(
        ctx,
        product,
        routes().filter(({ kind }) => kind === 'api'),
      ),
  );
}

function docsPage(ctx: RequestContext, product: Product, routes: readonly Route[]): PageAnswer {
  const groups = new Map<string, Route[]>();
  for (const route of routes) {
    const group = /^\/api\/(?:v1\/)?([\w-]+)/.exec(route.path)?.[1] ?? 'lain';
    groups.set(group, [...(groups.get(group) ?? []), route]);
  }
  return renderPage({
    surface: 'plain',
    title: 'API',
    isIndexed: false,
    body: (
      <div className="mx-auto grid max-w-4xl gap-6">
        <PageHeader title="API" note={`Balai, ${product.label}: ${routes.length} panggilan`} />
        <p className="text-muted">
          Masuk dengan <code>POST /api/v1/session</code>, lalu kirim <code>accessToken</code> sebagai{' '}
          <code>Authorization: Bearer</code>. Setiap panggilan menyebut hak yang dimintanya. Dokumen OpenAPI
          untuk program:
        </p>
        <CopyText value={ctx.app.urlOf(ctx.tenant, '/api/openapi.json')} label="alamat dokumen OpenAPI" />
        {[...groups].map(([group, own]) => (
          <section key={group} aria-labelledby={`api-${group}`} className="grid gap-2">
            <h2 id={`api-${group}`} className="text-xl">
              {group}
            </h2>
            {own.map((route) => (
              <Call key={`${route.method} ${route.path}`} route={route} />
            ))}
          </section>
        ))}
      </div>
    ),
  });
}

function Call({ route }: { route: Route }) {
  const isPublic = 'public' in route.access;
  return (
    <Disclosure
      title={
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-3">
          <code className="font-bold">{route.method}</code>
          <code className="break-all">{route.path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}</code>
          <span className="text-sm font-normal text-muted" lang="en">
            {route.summary}
          </span>
        </span>
      }
    >
      <div className="flex flex-wrap gap-2">
        {'public' in route.access ? (
          <Badge tone="info">terbuka</Badge>
        ) : (
          namedRights(route.access).map(({ resource, right }) => (
            <Badge key={`${resource}.${right}`} icon="key-round">
              {`${resource}.${right}`}
            </Badge>
          ))
        )}
      </div>
      {isPublic && (
        <p className="text-sm text-muted" lang="en">
          {'public' in route.access ? route.access.public : ''}
        </p>
      )}
      {route.bodyKind === 'multipart' && <p className="text-sm">Isi dikirim sebagai multipart/form-data.</p>}
    </Disclosure>
  );
}
