import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { MenuItem } from '../../src/kernel/access/index.ts';
import { collectRoutes } from '../../src/web/collect-routes.ts';
import { HttpClient } from '../support/http-client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
});
afterAll(() => test?.close());

const at = (host: string) => new HttpClient(test.port, host);

describe('a host', () => {
  it('that belongs to nobody answers 404 for every address, and names no organisation', async () => {
    for (const host of [
      'tidakada.localhost',
      'example.com',
      'desa.localhost.example.com',
      'xdesa.localhost',
      'desa.desa.localhost',
      '127.0.0.1',
    ]) {
      for (const path of ['/', '/login', '/api/v1/me', '/api/openapi.json', '/admin']) {
        const answer = await at(host).get(path);
        expect(answer.status, `${host}${path}`).toBe(404);
        expect(answer.text).not.toContain('Sungai Pitung');
      }
    }
  });

  it('is the same however it is written', async () => {
    for (const host of [
      `DESA.localhost:${test.port}`,
      'desa.localhost',
      'desa.localhost.',
      'Desa.LocalHost:1',
    ]) {
      const answer = await at(host).get('/');
      expect(answer.status, host).toBe(200);
      expect(answer.text).toContain('Desa Sungai Pitung');
    }
  });

  it('of the platform is the bare base domain: a directory that finds organisations by name and place', async () => {
    const platform = at(`localhost:${test.port}`);
    const all = await platform.get('/');
    expect(all.status).toBe(200);
    for (const slug of ['koperasi', 'serikat', 'desa', 'pasca'])
      expect(all.text, slug).toContain(`${slug}.localhost`);
    const form = /<form[^>]*>[\s\S]*?name="(q|cari)"/.exec(all.text);
    expect(form, 'a search field').not.toBeNull();
    const found = await platform.get(`/?${form![1]}=sungai+pitung`);
    expect(found.text).toContain('desa.localhost');
    expect(found.text).not.toContain('pasca.localhost');
    expect((await at(`platform.localhost:${test.port}`).get('/')).status).toBe(404);
  });

  it('of the platform finds a cooperative among many by name and region, page by page, and only those on the list', async () => {
    await test.asSuperuser(
      `insert into shared.tenants (id, slug, kind, name, isolation, schema_name, region_name, status, is_listed)
       select gen_random_uuid(), 'ramai-' || n, 'koperasi', 'Koperasi Ramai ' || lpad(n::text, 2, '0'), 'pooled', 'pooled',
         case when n % 2 = 0 then 'Kota Banjarbaru' else 'Kabupaten Tapin' end,
         case when n = 40 then 'suspended' else 'active' end, n <> 39
         from generate_series(1, 40) n`,
    );
    const platform = at(`localhost:${test.port}`);
    const find = async (search: string) => {
      const { text } = await platform.get(`/?${search}`);
      return { text, names: [...new Set([...text.matchAll(/Koperasi Ramai \d\d/g)].map(([name]) => name))] };
    };
    const first = await find('q=ramai&kind=koperasi');
    expect(first.names).toHaveLength(25);
    expect(first.text).toContain('38 cocok');
    expect((await find('q=ramai&kind=koperasi&page=2')).names).toHaveLength(13);
    const there = await find('q=ramai+banjarbaru&kind=koperasi');
    expect(there.names).toHaveLength(19);
    expect(there.text).not.toContain('Kabupaten Tapin');
    expect((await find('q=ramai+39')).text).toContain('Belum ada yang cocok');
    expect((await find('q=ramai&kind=desa')).text).toContain('Belum ada yang cocok');
    await test.asSuperuser(`delete from shared.tenants where slug like 'ramai-%'`);
  });

  it('of an organisation that is not open says so and shows nothing of it', async () => {
    await test.createTenant({ slug: 'tutup', kind: 'desa', name: 'Desa Tutup' });
    await test.asSuperuser(`update shared.tenants set status = 'suspended' where slug = 'tutup'`);
    test.app.directory.forget();
    for (const path of ['/', '/login', '/api/openapi.json']) {
      const answer = await at('tutup.localhost').get(path);
      expect(answer.status, path).toBe(404);
    }
  });
});

describe('an address of the menu', () => {
  it('answers 200 with a page to whom the menu shows it, never another address', async () => {
    const faults: string[] = [];
    for (const product of test.app.products.values()) {
      const slug = product.story?.tenant.slug;
      if (!slug) continue;
      const pages = new Set(
        collectRoutes(product)
          .filter(({ kind, method }) => kind === 'page' && method === 'GET')
          .map(({ path }) => path),
      );
      const urls = product.menu.flatMap(flat).flatMap(({ url }) => url?.replace(/[?#].*$/, '') ?? []);
      for (const account of test.accounts.filter(
        ({ tenant, role }) =>
          tenant === slug && ['super_admin', 'superadmin', 'ketua', 'operator'].includes(role),
      )) {
        const client = await test.signIn(slug, account.identifier);
        for (const url of urls.filter((known) => pages.has(known))) {
          const answer = await client.get(url);
          if (answer.status >= 300 && answer.status < 400)
            faults.push(`${slug} ${account.role}: ${url} leads to ${answer.headers.location}`);
          if (answer.status >= 500) faults.push(`${slug} ${account.role}: ${url} fails`);
        }
      }
    }
    expect(faults).toEqual([]);
  });
});

describe('an error', () => {
  const cases: [
    string,
    () => Promise<{ status: number; headers: Record<string, unknown>; json: unknown; text: string }>,
    number,
    string,
  ][] = [
    ['without a session', () => test.visitor('desa').get('/api/v1/me'), 401, 'unauthenticated'],
    [
      'without the right',
      async () => (await test.bearer('desa', 'user')).get('/api/v1/audit-events'),
      403,
      'forbidden',
    ],
    [
      'for what is not there',
      async () =>
        (await test.bearer('desa', 'super_admin')).get(
          '/api/v1/audit-events/01980000-0000-7000-8000-000000000001',
        ),
      404,
      'not_found',
    ],
    [
      'for an address nobody declared',
      () => test.visitor('desa').get('/api/v1/tidak-ada', { accept: 'application/json' }),
      404,
      'not_found',
    ],
    [
      'for wrong values',
      () => test.visitor('desa').postJson('/api/v1/session', { identifier: '' }),
      422,
      'invalid',
    ],
    [
      'for a body that is no JSON',
      () => test.visitor('desa').send('POST', '/api/v1/session', '{', { 'content-type': 'application/json' }),
      400,
      'malformed_json',
    ],
    [
      'for a body of a megabyte',
      () =>
        test
          .visitor('desa')
          .postJson('/api/v1/session', { identifier: 'a'.repeat(1_100_000), password: 'b' }, CLOSE),
      413,
      'too_large',
    ],
    [
      'for a wrong password',
      () =>
        test
          .visitor('desa')
          .postJson('/api/v1/session', { identifier: 'siapa@desa.example', password: 'salah-sekali' }),
      401,
      'wrong_credentials',
    ],
  ];

  it.each(cases)(
    '%s is a problem with a stable code and an Indonesian sentence',
    async (_, call, status, code) => {
      const answer = await call();
      expect(answer.status).toBe(status);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      const problem = answer.json as {
        status: number;
        code: string;
        title: string;
        detail: string;
        type: string;
      };
      expect(problem).toMatchObject({ status, code, title: expect.any(String), type: expect.any(String) });
      expect(problem.detail).toMatch(/\b(tidak|bukan|silakan|isi|perlu|belum|terlalu|ada|coba|periksa)\b/i);
      expect(answer.text).not.toMatch(/select |insert |\bat [\w.]+ \(|node_modules|pg_|SQLSTATE/i);
    },
  );

  it('on a page is a page in the look of the organisation that says what to do', async () => {
    const member = await test.signIn('desa', 'user');
    for (const [client, path, status] of [
      [test.visitor('desa'), '/tidak-ada-di-sini', 404],
      [member, '/tidak-ada-di-sini', 404],
      [member, '/superadmin-user', 403],
    ] as const) {
      const answer = await client.get(path);
      expect(answer.status, path).toBe(status);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.text).toContain('Desa Sungai Pitung');
      expect(answer.text).toMatch(/<h1[\s>]/);
      expect(answer.text).toMatch(/<a [^>]*href="\//);
    }
  });

  it('of a form that was open for too long is 419, and nothing is stored', async () => {
    const client = test.visitor('desa');
    await client.get('/login');
    const answer = await client.post('/login', {
      _csrf: 'lama',
      identifier: 'warga@desa.example',
      password: 'x',
    });
    expect(answer.status).toBe(419);
    expect(answer.text).toContain('Muat ulang');
  });
});

/** The server hangs up on a body that is too large; the next test takes a new connection. */
const CLOSE = { connection: 'close' };

const flat = (item: MenuItem): MenuItem[] => [item, ...(item.children ?? []).flatMap(flat)];
