import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Route } from '../../src/kernel/http/index.ts';
import type { Product } from '../../src/kernel/product/index.ts';
import { collectRoutes } from '../../src/web/collect-routes.ts';
import { readTable } from '../matrix/transcription-source.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
let products: readonly Product[];
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  products = [...test.app.products.values()];
});
afterAll(() => test?.close());

/** Who may read everything that is for officers, in each demo organisation. */
const KEEPERS = {
  serikat: 'super_admin',
  desa: 'super_admin',
  pasca: 'superadmin',
  koperasi: 'ketua',
  platform: 'operator',
};

describe('GET /api/v1/me', () => {
  it('tells an officer of two programmes who they are, their roles, scopes and rights', async () => {
    const client = await test.bearer('pasca', 'prodi.mts@pasca.example');
    const me = (await client.get('/api/v1/me')).json;
    expect(me).toMatchObject({
      account: {
        name: 'Dr. Suhartono',
        email: 'prodi.mts@pasca.example',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
      roles: ['admin_prodi'],
      scopes: [{ role: 'admin_prodi', programmes: ['MTS', 'MKes'] }],
      rights: { participant: expect.arrayContaining([{ right: 'read', scope: 'programme' }]) },
    });
  });

  it('asks a visitor to sign in', async () => {
    const answer = await test.visitor('desa').get('/api/v1/me');
    expect(answer.status).toBe(401);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });
});

describe('GET /api/v1/access/matrix', () => {
  it("has the requirement's rows, words and labels, in its order", async () => {
    const matrixOf = async (slug: keyof typeof KEEPERS) =>
      (await (await test.bearer(slug, KEEPERS[slug])).get('/api/v1/access/matrix')).json as {
        product: string;
        roles: { key: string; label: string }[];
        rows: {
          group: string;
          label: string;
          source: string;
          resource: string;
          cells: Record<string, string>;
          rights: object;
        }[];
      };
    const village = await matrixOf('desa');
    const words = readTable('village-matrix.tsv');
    const rows = village.rows.filter(({ source }) => source === 'requirement');
    expect(
      rows.map(({ label, cells }) => [label, cells.guest, cells.user, cells.admin, cells.super_admin]),
    ).toEqual(words.map((line) => [line.Fitur, line.Guest, line.User, line.Admin, line['Super Admin']]));
    const admission = await matrixOf('pasca');
    expect(
      admission.rows
        .filter(({ source }) => source === 'requirement')
        .map(({ group, label, cells }) => [group, label, cells.tu]),
    ).toEqual(readTable('admission-matrix.tsv').map((line) => [line.group, line.Modul, line.TU]));
    const cooperative = await matrixOf('koperasi');
    expect(
      cooperative.rows
        .filter(({ source }) => source === 'requirement')
        .map(({ label, cells }) => [label, cells.ketua, cells.anggota, cells.tamu]),
    ).toEqual(
      readTable('cooperative-matrix.tsv').map((line) => [
        line['Modul Buku 16'],
        line['Pengurus Koperasi'],
        line['Anggota Koperasi'],
        line.Tamu,
      ]),
    );
    for (const { roles, rows: all } of [village, admission, cooperative]) {
      for (const { key, label } of roles) expect(label.trim(), key).not.toBe('');
      for (const row of all) {
        expect(Object.keys(row)).toEqual(
          expect.arrayContaining(['group', 'label', 'source', 'resource', 'cells', 'rights']),
        );
        expect(Object.keys(row.cells).sort()).toEqual(roles.map(({ key }) => key).sort());
      }
    }
  });
});

describe('GET /api/openapi.json', () => {
  it('lists every JSON call of each product with the right it asks for, or why anybody may call', async () => {
    for (const product of products) {
      const slug = product.story?.tenant.slug ?? '';
      const document = (await test.visitor(slug).get('/api/openapi.json')).json as OpenApi;
      expect(document.openapi).toMatch(/^3\.1/);
      const listed = new Set<string>();
      for (const [path, methods] of Object.entries(document.paths)) {
        for (const method of Object.keys(methods)) listed.add(`${method.toUpperCase()} ${path}`);
      }
      const declared = collectRoutes(product).filter(({ kind, path }) => kind === 'api' && path !== DOCUMENT);
      expect([...listed].sort(), product.label).toEqual(declared.map(addressOf).sort());
      for (const route of declared) {
        const told = document.paths[pathOf(route)]![route.method.toLowerCase()]!;
        if ('public' in route.access)
          expect(told['x-balai-public'], addressOf(route)).toBe(route.access.public);
        else {
          const asked = 'anyOf' in route.access ? route.access.anyOf : [route.access];
          expect(told['x-balai-right'], addressOf(route)).toEqual(
            asked.map(({ resource, right }) => `${resource}.${right}`),
          );
        }
      }
    }
  });

  it('describes what every call that reads gives', () => {
    const faults = products.flatMap((product) =>
      collectRoutes(product)
        .filter(({ kind, method, path }) => kind === 'api' && method === 'GET' && path !== DOCUMENT)
        .flatMap((route) => (route.answer ? [] : [`${product.kind} ${addressOf(route)} declares no answer`])),
    );
    expect(faults).toEqual([]);
  });
});

describe('a list', () => {
  const lists = () =>
    products.flatMap((product) =>
      collectRoutes(product)
        .filter(
          ({ kind, method, path, queryParameters }) =>
            kind === 'api' && method === 'GET' && !path.includes(':') && queryParameters,
        )
        .map((route) => ({ slug: product.story?.tenant.slug as keyof typeof KEEPERS, route })),
    );

  it('answers items, page, size and total, and takes page and size', async () => {
    expect(lists().length).toBeGreaterThan(0);
    const faults: string[] = [];
    for (const { slug, route } of lists()) {
      const client = await test.bearer(slug, KEEPERS[slug]);
      const answer = await client.get(`${route.path}?page=1&size=2`);
      if (answer.status === 403) continue;
      const list = answer.json as { items: unknown[]; page: number; size: number; total: number };
      const isList =
        answer.status === 200 &&
        Array.isArray(list.items) &&
        list.page === 1 &&
        list.size === 2 &&
        Number.isInteger(list.total);
      if (!isList || list.items.length > 2 || list.items.length > list.total)
        faults.push(`${slug} ${route.path}: ${answer.text.slice(0, 120)}`);
    }
    expect(faults).toEqual([]);
  });

  it('tells a caller what is wrong with an order, a filter or a page that does not exist', async () => {
    const faults: string[] = [];
    for (const { slug, route } of lists()) {
      const client = await test.bearer(slug, KEEPERS[slug]);
      for (const query of ['sort=password_hash', 'filter[tenant_id]=1', 'page=0', 'size=100000']) {
        const answer = await client.get(`${route.path}?${query}`);
        if (answer.status !== 422 && answer.status !== 403)
          faults.push(`${slug} ${route.path}?${query} answered ${answer.status}`);
      }
    }
    expect(faults).toEqual([]);
  });
});

describe('GET /api/v1/outbox', () => {
  it('shows to whoever keeps the settings what would have been mailed, with its link', async () => {
    const visitor = test.visitor('desa');
    await visitor.post('/forgot-password', { identifier: 'warga@desa.example', email: 'warga@desa.example' });
    const outbox = (await (await test.bearer('desa', 'super_admin')).get('/api/v1/outbox')).json as {
      items: { to: { address: string }; subject: string; text: string }[];
      total: number;
    };
    expect(outbox.total).toBeGreaterThan(0);
    expect(outbox.items[0]).toMatchObject({
      to: { address: 'warga@desa.example' },
      subject: expect.any(String),
    });
  });

  it('is closed to members', async () => {
    expect((await (await test.bearer('desa', 'user')).get('/api/v1/outbox')).status).toBe(403);
  });
});

describe('POST /api/v1/imports', () => {
  const sheet = new URL('../fixtures/sheets/anggota-lama.xlsx', import.meta.url);

  it('answers what it found in the sheet, shows it again under its id, and commits once', async () => {
    const client = await test.bearer('serikat', 'super_admin');
    const content = readFileSync(sheet);
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const staged = await client.postFiles('/api/v1/imports', {
      register: 'members',
      file: { name: 'anggota.xlsx', type, content },
    });
    expect(staged.status).toBe(201);
    const found = staged.json as Import;
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining(['id', 'state', 'mapping', 'totals', 'problems', 'duplicates']),
    );
    expect(found.problems.length).toBeGreaterThan(0);
    for (const problem of found.problems.slice(0, 50)) {
      expect(problem).toEqual({
        row: expect.any(Number),
        column: expect.any(String),
        code: expect.stringMatching(/^[a-z_]+$/),
        message: expect.any(String),
      });
    }
    expect(found.duplicates[0]).toEqual({ rows: expect.any(Array), kind: expect.any(String) });
    const again = (await client.get(`/api/v1/imports/${found.id}`)).json as Import;
    expect({ ...again, problems: again.problems.length }).toEqual({
      ...found,
      problems: found.problems.length,
    });
    const committed = await client.postJson(`/api/v1/imports/${found.id}/commit`, {});
    expect(committed.json).toEqual({
      created: expect.any(Number),
      updated: expect.any(Number),
      unchanged: expect.any(Number),
      pending: expect.any(Number),
    });
  }, 60_000);

  it('takes no file from a member, and answers 404 for an import that nobody made', async () => {
    const member = await test.bearer('serikat', 'member');
    const file = { name: 'a.csv', type: 'text/csv', content: Buffer.from('Nama\nA') };
    expect((await member.postFiles('/api/v1/imports', { register: 'members', file })).status).toBe(403);
    const keeper = await test.bearer('serikat', 'super_admin');
    for (const id of ['01980000-0000-7000-8000-000000000001', 'bukan-id', "1' or '1'='1"]) {
      expect((await keeper.get(`/api/v1/imports/${encodeURIComponent(id)}`)).status, id).toBe(404);
    }
  });
});

interface Import {
  id: string;
  problems: { row: number; column: string; code: string; message: string }[];
  duplicates: { rows: number[]; kind: string }[];
}

interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, { 'x-balai-right'?: string[]; 'x-balai-public'?: string }>>;
}

/** The document does not list itself. */
const DOCUMENT = '/api/openapi.json';

const pathOf = ({ path }: Route) => path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}');
const addressOf = (route: Route) => `${route.method} ${pathOf(route)}`;
