import { z } from 'zod';
import { api, json, type Route } from '#kernel/http';
import type { Product } from '#kernel/product';
import { namedRights } from '../routing/guard.ts';

const DOCUMENT = '/api/openapi.json';

/** `GET /api/openapi.json`: every JSON route with the right it asks for, from the declarations themselves. */
export function openApiRoute(product: Product, routes: () => readonly Route[]): Route {
  let document: object | undefined;
  return api.get(
    DOCUMENT,
    { access: { public: 'the description of the API holds no data' }, summary: 'This document' },
    (ctx) => {
      document ??= describeApi(product, routes());
      return json({ ...document, servers: [{ url: ctx.app.urlOf(ctx.tenant, '') }] });
    },
  );
}

function describeApi(product: Product, routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    if (route.kind !== 'api' || route.path === DOCUMENT) continue;
    const address = route.path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}');
    paths[address] ??= {};
    paths[address][route.method.toLowerCase()] = describeRoute(route);
  }
  return {
    openapi: '3.1.0',
    info: { title: `Balai, ${product.label}`, version: '1' },
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'balai_session' },
      },
      schemas: { Problem: schemaOf(problem) },
    },
  };
}

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  fields: z.record(z.string(), z.string()).optional(),
});

function describeRoute(route: Route): object {
  const isPublic = 'public' in route.access;
  const problems = Object.fromEntries(
    [
      ...(isPublic ? [] : ['401', '403']),
      '404',
      ...(route.bodyKind === 'multipart' ? ['413'] : []),
      ...(route.body ? ['422'] : []),
    ].map((status) => [status, PROBLEM]),
  );
  return {
    summary: route.summary,
    ...('public' in route.access
      ? { 'x-balai-public': route.access.public, security: [] }
      : {
          'x-balai-right': namedRights(route.access).map(({ resource, right }) => `${resource}.${right}`),
          security: [{ bearer: [] }, { cookie: [] }],
        }),
    parameters: [
      ...[...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...queryParameters(route),
    ],
    ...(route.body && {
      requestBody: { required: true, content: { [bodyType(route)]: { schema: schemaOf(route.body) } } },
    }),
    responses: {
      [route.answer ? String(route.status ?? 200) : 'default']: route.answer
        ? { description: 'OK', content: { 'application/json': { schema: schemaOf(route.answer) } } }
        : { description: 'OK' },
      ...problems,
    },
  };
}

const PROBLEM = {
  description: 'What went wrong, in words',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function bodyType(route: Route): string {
  return route.bodyKind === 'multipart' ? 'multipart/form-data' : 'application/json';
}

function queryParameters(route: Route): object[] {
  if (!route.queryParameters) return [];
  const schema = schemaOf(route.queryParameters) as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    schema: property,
  }));
}

/** A declared body or answer as JSON Schema. */
export function schemaOf(shape: z.ZodType): object {
  const { $schema, ...schema } = z.toJSONSchema(shape, { unrepresentable: 'any', io: 'input' }) as Record<
    string,
    unknown
  >;
  return schema;
}
