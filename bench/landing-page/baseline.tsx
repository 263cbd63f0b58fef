// The other side of the comparison: bare Hono, renderToString and the bare driver. The page's own handler makes the queries
// and the tree, so that both sides stay the same page; everything around it is left out: finding the tenant, session,
// rights, guard, row security, transaction and context, form token, headers of the answer, log and metrics.
import path from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';
import { renderToString } from 'react-dom/server';
import type { Tx } from '#kernel/database';
import type { PageAnswer, RequestContext } from '#kernel/http';
import { organisationProfile, publicFooter, readSetting } from '#kernel/settings';
import type { Tenant } from '#kernel/tenancy';
import { products } from '../../src/products.ts';
import { readConfig } from '../../src/read-config.ts';
import { pageOf } from '../../src/web/render.tsx';

const root = path.resolve(import.meta.dirname, '../..');
const config = readConfig(process.env, root);
const url = new URL(config.databaseUrl!);
url.pathname = `/${config.databaseName}`;

const tenant = await findTenant(process.env.BENCH_TENANT!);
const product = products.find(({ kind }) => kind === tenant.kind)!;
const front = product.routes.find(({ method, path: address }) => method === 'GET' && address === '/')!;

pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text) => text);
// The tenant is set once a connection, so that the page's statements find it; the role passes row security.
const options = `-c balai.tenant_id=${tenant.id} -c search_path=${tenant.schema},shared`;
const pool = new pg.Pool({ connectionString: url.href, max: 16, options });
const tx = {
  query: async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows,
  one: async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows[0],
  prepared: async (name: string, text: string, values: unknown[] = []) =>
    (await pool.query({ name, text, values })).rows,
} as unknown as Tx;
const run = <T,>(work: (given: Tx) => Promise<T>) => work(tx);
// The server remembers these between requests too.
const known = {
  profile: await readSetting(tx, organisationProfile),
  footer: await readSetting(tx, publicFooter),
  roles: [],
};

const app = new Hono();
app.get('/', async (c) => {
  const address = new URL(c.req.url);
  const ctx: RequestContext = {
    app: { config, urlOf: (_: Tenant, at: string) => `http://${tenant.slug}.localhost:0${at}` },
    tenant,
    request: { url: address, headers: c.req.raw.headers },
    principal: { kind: 'guest', grants: [], facts: {} },
    transaction: run,
    read: run,
    beyondWalls: () => ctx,
    can: () => false,
    query: address.searchParams,
    params: {},
    csrf: 'x',
    now: new Date(),
  } as unknown as RequestContext;
  const answer = (await front.handle(ctx)) as PageAnswer;
  return c.html(`<!doctype html>${renderToString(await pageOf(ctx, product, answer, known))}`);
});

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  console.log(`ready http://localhost:${port}`),
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));

/** The organisation as the directory would know it. */
async function findTenant(slug: string): Promise<Tenant> {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const { rows } = await client.query<Tenant>(
    `select *, schema_name as schema, region_name as "regionName", time_zone as "timeZone"
       from shared.tenants where slug = $1`,
    [slug],
  );
  await client.end();
  return rows[0]!;
}
