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
import { organisationProfile, readSetting } from '#kernel/settings';
import { products } from '../../src/products.ts';
import { readConfig } from '../../src/read-config.ts';
import { PublicShell, readPageAssets } from '../../src/web/layouts/index.ts';

const root = path.resolve(import.meta.dirname, '../..');
const config = readConfig(process.env, root);
const url = new URL(config.databaseUrl!);
url.pathname = `/${config.databaseName}`;

const [tenant] = await query(url.href, 'select * from shared.tenants where slug = $1', [
  process.env.BENCH_TENANT,
]);
const product = products.find(({ kind }) => kind === tenant.kind)!;
const front = product.routes.find(({ method, path: address }) => method === 'GET' && address === '/')!;
const assets = readPageAssets(path.join(config.assetsFolder, 'manifest.json'));

pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text) => text);
// The tenant is set once a connection, so that the page's statements find it; the role passes row security.
const options = `-c balai.tenant_id=${tenant.id} -c search_path=${tenant.schema_name},shared`;
const pool = new pg.Pool({ connectionString: url.href, max: 16, options });
const tx = {
  query: async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows,
  one: async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows[0],
  prepared: async (name: string, text: string, values: unknown[] = []) =>
    (await pool.query({ name, text, values })).rows,
} as unknown as Tx;
const run = <T,>(work: (given: Tx) => Promise<T>) => work(tx);
const profile = await readSetting(tx, organisationProfile);

const app = new Hono();
app.get('/', async (c) => {
  const ctx: RequestContext = {
    tenant: {
      ...tenant,
      schema: tenant.schema_name,
      regionName: tenant.region_name,
      timeZone: tenant.time_zone,
    },
    principal: { kind: 'guest', grants: [], facts: {} },
    transaction: run,
    read: run,
    beyondWalls: () => ctx,
    can: () => false,
    query: new URL(c.req.url).searchParams,
    params: {},
    now: new Date(),
  } as unknown as RequestContext;
  const answer = (await front.handle(ctx)) as PageAnswer;
  return c.html(`<!doctype html>${renderToString(<Page answer={answer} now={ctx.now} />)}`);
});

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  console.log(`ready http://localhost:${port}`),
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));

function Page({ answer, now }: { answer: PageAnswer; now: Date }) {
  const { face } = product;
  return (
    <PublicShell
      frame={{
        assets,
        tenant: {
          name: tenant.name,
          kind: tenant.kind,
          mode: 'auto',
          ...(profile.shortName ? { shortName: profile.shortName } : {}),
          ...(profile.tagline || tenant.region_name
            ? { tagline: profile.tagline || tenant.region_name }
            : {}),
        },
        page: {
          title: answer.title,
          ...(answer.description ? { description: answer.description } : {}),
          ...(answer.canonical
            ? { canonicalUrl: `http://${tenant.slug}.localhost:0${answer.canonical}` }
            : {}),
        },
        csrfToken: 'x',
        notices: [],
        ...(answer.islands ? { islands: answer.islands } : {}),
      }}
      menu={face.publicMenu.map((link) => ({ key: link.url, ...link, isCurrent: link.url === '/' }))}
      homeUrl="/"
      {...(face.publicAct ? { primary: face.publicAct } : {})}
      footer={{
        address: [profile.registration, profile.address, profile.hours, profile.phone, profile.email].filter(
          Boolean,
        ),
        columns: face.publicFooter,
        year: now.getFullYear(),
      }}
    >
      {answer.body}
    </PublicShell>
  );
}

// biome-ignore lint/suspicious/noExplicitAny: a row of the catalogue of tenants, used as it comes
async function query(connectionString: string, text: string, values: unknown[]): Promise<any[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query(text, values);
  await client.end();
  return rows;
}
