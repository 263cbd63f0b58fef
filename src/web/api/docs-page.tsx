import type { ZodType } from 'zod';
import { type PageAnswer, page, type RequestContext, type Route, renderPage } from '#kernel/http';
import type { Product } from '#kernel/product';
import { Badge, CopyText, Disclosure, PageHeader } from '#kernel/ui';
import { namedRights } from '../routing/guard.ts';
import { schemaOf } from './open-api.ts';

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
          <code>Authorization: Bearer</code>. Setiap panggilan menyebut hak yang dimintanya, isinya, dan
          jawabannya. Yang ditolak menjawab <code>application/problem+json</code> dengan <code>code</code>{' '}
          yang tetap dan <code>detail</code> untuk dibaca orang. Dokumen OpenAPI untuk program:
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
      {route.body && (
        <Fields
          title={`Isi (${route.bodyKind === 'multipart' ? 'multipart/form-data' : 'application/json'})`}
          shape={route.body}
        />
      )}
      {route.answer && <Fields title={`Jawaban ${route.status ?? 200}`} shape={route.answer} />}
    </Disclosure>
  );
}

/** The names of a body or an answer with what may stand in them, from the same schema as the OpenAPI document. */
function Fields({ title, shape }: { title: string; shape: ZodType }) {
  const { properties = {}, required = [] } = schemaOf(shape) as Schema;
  return (
    <div className="mt-3 grid gap-1 text-sm">
      <h3 className="font-semibold">{title}</h3>
      <ul className="grid gap-1">
        {Object.entries(properties).map(([name, schema]) => (
          <li key={name} className="break-words">
            <code className="font-bold">{name}</code>
            {required.includes(name) ? '' : ' (boleh tidak ada)'}
            <span className="text-muted">: {typeWords(schema)}</span>
            {schema.description && (
              <span className="text-muted" lang="en">
                . {schema.description}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Schema {
  type?: string | string[];
  format?: string;
  enum?: readonly unknown[];
  const?: unknown;
  items?: Schema;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  description?: string;
}

function typeWords(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf) return schema.anyOf.map(typeWords).join(' | ');
  if (schema.items) return `[${typeWords(schema.items)}]`;
  if (schema.properties)
    return `{ ${Object.entries(schema.properties)
      .map(([name, part]) => `${name}: ${typeWords(part)}`)
      .join(', ')} }`;
  if (typeof schema.additionalProperties === 'object' && schema.additionalProperties.type)
    return `{ <nama>: ${typeWords(schema.additionalProperties)} }`;
  return [schema.format ?? schema.type ?? 'apa pun'].flat().join(' | ');
}
