import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { api, json, page, type Route } from '../../src/kernel/http/index.ts';
import type { Product } from '../../src/kernel/product/index.ts';
import { collectRoutes } from '../../src/web/collect-routes.ts';
import { createServer } from '../../src/web/index.ts';
import { unknownAddress } from '../matrix/call-route.ts';
import { compareFingerprints, takeFingerprint } from '../matrix/fingerprint.ts';
import type { HttpClient } from '../support/http-client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
let products: readonly Product[];
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  products = [...test.app.products.values()].filter(({ story }) => story);
});
afterAll(() => test?.close());

const slugOf = (product: Product) => product.story!.tenant.slug;

describe('a route (research §5, 2)', () => {
  it('without a row of the matrix, without a reason to be public, or twice at one address stops the start', () => {
    const village = test.app.products.get('desa')!;
    const wrong: [string, Route[]][] = [
      [
        'an unknown row',
        [page.get('/x', { access: { resource: 'rahasia', right: 'read' }, summary: 'x' }, nothing)],
      ],
      [
        'an unknown right of a row',
        [page.get('/x', { access: { resource: 'audit', right: 'forge' }, summary: 'x' }, nothing)],
      ],
      [
        'one unknown right among several',
        [
          page.get(
            '/x',
            {
              access: {
                anyOf: [
                  { resource: 'audit', right: 'read' },
                  { resource: 'x', right: 'y' },
                ],
              },
              summary: 'x',
            },
            nothing,
          ),
        ],
      ],
      ['public for no reason', [api.get('/api/v1/x', { access: { public: '' }, summary: 'x' }, nothing)]],
      [
        'the same address twice',
        [1, 2].map(() =>
          api.get('/api/v1/x', { access: { public: 'a reason for all' }, summary: 'x' }, nothing),
        ),
      ],
    ];
    for (const [what, routes] of wrong) {
      const changed = { ...village, routes: [...village.routes, ...routes] };
      expect(() => collectRoutes(changed), what).toThrow(/faults/);
      const app = { ...test.app, products: new Map(test.app.products).set('desa', changed) };
      expect(() => createServer(app), what).toThrow(/faults/);
    }
    expect(() => collectRoutes(village)).not.toThrow();
  });
});

describe('somebody who has not signed in (research §5, 3)', () => {
  it('gets no file, no result of background work and no record: the way to sign in, or 401, and no body', async () => {
    const faults: string[] = [];
    let asked = 0;
    for (const product of products) {
      const visitor = test.visitor(slugOf(product));
      for (const route of collectRoutes(product)) {
        const isDelicate =
          route.kind === 'file' ||
          /jobs|pekerjaan|outbox|surel|audit|import|ekspor|export|unduh/.test(route.path);
        if (
          'public' in route.access ||
          route.method !== 'GET' ||
          !isDelicate ||
          isForVisitors(product, route)
        )
          continue;
        asked += 1;
        const answer = await visitor.get(unknownAddress(route));
        const isLed =
          answer.status === 303 && String(answer.headers.location).startsWith('/login') && answer.text === '';
        const isTold = answer.status === 401 && route.kind === 'api';
        if (!isLed && !isTold) faults.push(`${slugOf(product)} ${route.path} answered ${answer.status}`);
      }
    }
    expect(faults).toEqual([]);
    expect(asked).toBeGreaterThan(20);
  });
});

describe('an address written in another way (research §5, 16)', () => {
  const spellings = (path: string): [string, string][] => [
    ['GET', `${path}/`],
    ['GET', `/${path}`],
    ['GET', `//localhost${path}`],
    ['GET', `/.${path}`],
    ['GET', `/x/..${path}`],
    ['GET', `/x/%2e%2e${path}`],
    ['GET', `${path}%2f`],
    ['GET', `${path}%00`],
    ['GET', `${path};x=1`],
    ['GET', `${path}.json`],
    ['GET', path.toUpperCase()],
    ['GET', path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`)],
    ['GET', `${path}?_method=GET&access=public`],
    ['HEAD', path],
    ['OPTIONS', path],
    ['TRACE', path],
    ['PROPFIND', path],
  ];

  it('opens nothing to a person who may not open the address itself', async () => {
    const faults: string[] = [];
    for (const [slug, role] of [
      ['desa', 'user'],
      ['koperasi', 'anggota'],
    ] as const) {
      const client = await test.signIn(slug, role);
      for (const path of await closedTo(client, slug)) {
        for (const [method, spelling] of spellings(path)) {
          const answer = await client.send(method, spelling).catch(() => undefined);
          if (answer && answer.status < 300 && !(method === 'OPTIONS' && answer.text === '')) {
            faults.push(`${method} ${spelling} answered ${answer.status}`);
          }
        }
        const tricks: Record<string, string>[] = [
          { 'x-http-method-override': 'GET' },
          { 'x-original-url': '/', 'x-rewrite-url': '/' },
          { 'x-forwarded-prefix': '/public', 'x-forwarded-for': '127.0.0.1' },
          { 'x-forwarded-host': 'localhost', forwarded: 'host=localhost' },
          { accept: 'application/json' },
        ];
        for (const headers of tricks) {
          const answer = await client.get(path, headers);
          if (answer.status < 300)
            faults.push(`${path} with ${JSON.stringify(headers)} answered ${answer.status}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it('writes nothing when method, body or token come in another way than the page sends them', async () => {
    const client = await test.signIn('desa', 'user');
    const origin = `http://${client.host}`;
    const form = `name=Orang+Lain&_csrf=${await client.csrf()}`;
    const type = (value: string) => ({ 'content-type': value, origin });
    const before = await takeFingerprint(test);
    const answers = [
      // A form of another site: its browser says where it comes from, or sends no token.
      await client.send('POST', '/me/profile', form, {
        ...type('application/x-www-form-urlencoded'),
        origin: 'http://jahat.example',
      }),
      await client.send('POST', '/me/profile', form, {
        ...type('application/x-www-form-urlencoded'),
        origin: 'null',
      }),
      await client.send('POST', '/me/profile', 'name=Orang+Lain', type('application/x-www-form-urlencoded')),
      await client.send('POST', '/me/profile', '{"name":"Orang Lain"}', type('text/plain')),
      await client.send('POST', '/me/profile', '{"name":"Orang Lain"}', type('application/json')),
      await client.send(
        'POST',
        `/me/profile?_csrf=${await client.csrf()}`,
        'name=Orang+Lain',
        type('application/x-www-form-urlencoded'),
      ),
      await client.send(
        'POST',
        '/me/profile',
        `name=Orang+Lain&_csrf=x&_csrf=${await client.csrf()}`,
        type('application/x-www-form-urlencoded'),
      ),
      await client.send('GET', `/me/profile?_method=POST&name=Orang+Lain&_csrf=${await client.csrf()}`),
      await client.send('PUT', '/me/profile', form, type('application/x-www-form-urlencoded')),
      await client.send('POST', '/me/security/sessions', form, {
        ...type('application/x-www-form-urlencoded'),
        'x-http-method-override': 'DELETE',
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([419, 419, 419, 419, 419, 419, 419, 200, 404, 404]);
    expect(compareFingerprints(before, await takeFingerprint(test))).toEqual([]);
  });
});

describe('a session of one organisation (research §5, 20)', () => {
  it('is nobody in every other one, whatever a header, an address or a body claims', async () => {
    const villager = await test.signIn('desa', 'super_admin');
    const bearer = await test.bearer('desa', 'super_admin');
    const other = test.visitor('pasca');
    const id = (await test.app.directory.findBySlug('pasca'))!.id;
    for (const [name, value] of villager.cookies) other.cookies.set(name, value);
    expect((await other.get('/me/security')).headers.location).toMatch(/^\/login/);
    expect((await other.get('/api/v1/me')).status).toBe(401);

    const carried = test.visitor('pasca');
    carried.bearer = bearer.bearer;
    expect((await carried.get('/api/v1/me')).status).toBe(401);
    expect((await carried.get('/api/v1/access/matrix')).status).toBe(401);

    const tricks: Record<string, string>[] = [
      { 'x-tenant': 'pasca', 'x-tenant-id': id },
      { 'x-forwarded-host': `pasca.localhost:${test.port}` },
      { forwarded: `host=pasca.localhost:${test.port}` },
    ];
    for (const headers of tricks) {
      const matrix = (await bearer.get('/api/v1/access/matrix', headers)).json as { product: string };
      expect(matrix.product, JSON.stringify(headers)).toBe('village');
    }
    const asked = (await bearer.get(`/api/v1/access/matrix?tenant=pasca&tenant_id=${id}&tenantId=${id}`))
      .json;
    expect((asked as { product: string }).product).toBe('village');
    const absolute = await bearer.send('GET', `http://pasca.localhost:${test.port}/api/v1/access/matrix`);
    expect(absolute.status === 200 ? (absolute.json as { product: string }).product : 'refused').not.toBe(
      'admission',
    );
  });

  it('does not come along when its cookie is sent to the platform, and tells the operator nothing', async () => {
    const villager = await test.signIn('desa', 'super_admin');
    const platform = test.visitor('platform');
    for (const [name, value] of villager.cookies) platform.cookies.set(name, value);
    expect((await platform.get('/api/v1/me')).status).toBe(401);
    const operator = await test.bearer('platform', 'operator');
    const text =
      (await operator.get('/api/v1/users')).text + (await operator.get('/api/v1/audit-events')).text;
    expect(text).not.toMatch(/desa\.example|serikat\.example|koperasi\.example|pasca\.example/);
  });
});

/** Plain pages and calls that this person is refused. */
async function closedTo(client: HttpClient, slug: string): Promise<string[]> {
  const product = products.find((known) => slugOf(known) === slug)!;
  const closed: string[] = [];
  for (const route of collectRoutes(product)) {
    if (route.method !== 'GET' || route.path.includes(':') || 'public' in route.access || closed.length >= 12)
      continue;
    if ((await client.get(route.path)).status === 403) closed.push(route.path);
  }
  expect(closed.length).toBeGreaterThan(3);
  return closed;
}

/** Whether the matrix itself opens it to visitors. */
function isForVisitors(product: Product, route: Route): boolean {
  if ('public' in route.access) return true;
  const visitor = product.access.roles.find((role) => role.visitor)?.key ?? '';
  const asked = 'anyOf' in route.access ? route.access.anyOf : [route.access];
  return asked.some(({ resource, right }) =>
    product.access.rows.some(
      (row) => row.resource === resource && row.rights[visitor]?.some((held) => held.right === right),
    ),
  );
}

const nothing = () => json({});
