import type { BalaiApp, Product } from '../../src/kernel/product/index.ts';
import { createServer } from '../../src/web/index.ts';
import type { HttpClient } from '../support/http-client.ts';
import type { Browser } from './call-route.ts';

type Serve = (request: Request) => Promise<Response>;

/** The whole server in memory with one product exchanged: same database, same sessions, no socket. */
export function serveInMemory(app: BalaiApp, product: Product): Serve {
  const products = new Map(app.products).set(product.kind, product);
  const access: BalaiApp['access'] = (tenant) => products.get(tenant.kind)!.access;
  const handle = createServer({ ...app, products, access });
  return (request) => handle(request, { ip: '127.0.0.1' });
}

/** The session of a browser that signed in over HTTP, in front of a server in memory. */
export function memoryBrowser(serve: Serve, client: HttpClient): Browser {
  const call = async (
    method: string,
    path: string,
    body: BodyInit | null,
    headers: Record<string, string>,
  ) => {
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const origin = `http://${client.host}`;
    const request = new Request(`${origin}${path}`, {
      method,
      headers: { host: client.host, ...(cookie ? { cookie } : {}), origin, ...headers },
      ...(body === null ? {} : { body }),
    });
    const answer = await serve(request);
    return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() };
  };
  return {
    get: (path) => call('GET', path, null, {}),
    write: async (route, path) => {
      const csrf = await client.csrf();
      if (route.bodyKind === 'multipart') {
        const form = new FormData();
        form.append('_csrf', csrf);
        return call(route.method, path, form, {});
      }
      if (route.kind === 'api') {
        const body = route.method === 'DELETE' ? null : '{}';
        return call(route.method, path, body, { 'content-type': 'application/json', 'x-csrf-token': csrf });
      }
      const form = new URLSearchParams({ _csrf: csrf }).toString();
      return call(route.method, path, form, { 'content-type': 'application/x-www-form-urlencoded' });
    },
  };
}
