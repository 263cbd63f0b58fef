import { v7 as uuidv7 } from 'uuid';
import { createTenantKeys } from '#kernel/encryption';
import { createSystemContext } from '#kernel/work';
import type { OpenApp } from '../../src/open-app.ts';
import { HttpClient } from '../../test/support/http-client.ts';
import { type Figure, quantile, rounded } from '../figure.ts';
import { addMembers, bearerOf } from '../members.ts';
import { freshName, SERVER, type Served, type Workbench } from '../workbench.ts';

const MEMBERS = 400;
const PAGES = MEMBERS / 25;
/** Organisations that are asked in turn, spread over all of them; one alone would stay in the processor's memory. */
const ASKED = 40;
const CHUNK = 250;

/**
 * The slowest twentieth of requests for a page of the member list, with 5,000 organisations of 400 members in the
 * database (small: 200), beside a database with one of them. Both servers are asked in turn, one request at a time.
 */
export async function manyTenants(bench: Workbench): Promise<Figure> {
  const count = bench.isSmall ? 200 : 5_000;
  const many = await fill(bench, count);
  const one = await fill(bench, 1);
  const times = { many: [] as number[], one: [] as number[] };
  const requests = bench.isSmall ? 600 : 4_000;
  for (let turn = -200; turn < requests; turn += 1) {
    const page = 1 + (((turn % PAGES) + PAGES) % PAGES);
    for (const side of turn % 2 === 0 ? (['many', 'one'] as const) : (['one', 'many'] as const)) {
      const took = await ask({ many, one }[side], turn, page);
      // The first ones warm up plans and caches of each organisation.
      if (turn >= 0) times[side].push(took);
    }
  }
  await many.server.stop();
  await one.server.stop();
  await bench.drop(many.database);
  await bench.drop(one.database);
  const p95 = { many: quantile(times.many, 0.95), one: quantile(times.one, 0.95) };
  const ratio = p95.many / p95.one;
  return {
    name: 'many-tenants',
    value: rounded(ratio),
    unit: 'ratio',
    baseline: `p95 ${rounded(p95.one)} ms with one organisation`,
    target: '≤ 1.3',
    ok: ratio <= 1.3,
    detail: `p95 ${rounded(p95.many)} ms with ${count} organisations of ${MEMBERS} members; medians ${rounded(quantile(times.many, 0.5))} and ${rounded(quantile(times.one, 0.5))} ms`,
  };
}

interface Filled {
  database: string;
  server: Served;
  clients: HttpClient[];
}

async function fill(bench: Workbench, count: number): Promise<Filled> {
  const database = freshName();
  const open = await bench.open(database);
  const tenant = await open.app.provision({ slug: 'ukur', kind: 'serikat', name: 'Serikat Ukur' });
  const ids = Array.from({ length: count }, (_, at) => (at === 0 ? tenant.id : uuidv7()));
  await bench.sql(
    database,
    `insert into shared.tenants (id, slug, kind, name, schema_name)
     select id, 'ukur-' || n, 'serikat', 'Serikat Ukur ' || n, 'pooled'
       from unnest($1::uuid[]) with ordinality as t(id, n) on conflict (id) do nothing`,
    [ids],
  );
  for (let from = 0; from < ids.length; from += CHUNK) {
    await addMembers(bench, database, ids.slice(from, from + CHUNK), MEMBERS);
    if (from > 0 && from % 1_000 === 0) bench.say(`  ${from} of ${count} organisations`);
  }
  await bench.sql(database, 'vacuum analyze pooled.members');
  await bench.sql(database, 'checkpoint');
  const tokens = await openSessions(open, ids);
  const server = await bench.serve(SERVER, bench.environment(database));
  const clients = tokens.map(({ slug, token }) => {
    const client = new HttpClient(server.port, `${slug}.localhost:${server.port}`);
    client.bearer = token;
    return client;
  });
  return { database, server, clients };
}

async function openSessions(
  open: OpenApp,
  ids: readonly string[],
): Promise<{ slug: string; token: string }[]> {
  const step = Math.max(1, Math.floor(ids.length / ASKED));
  const sessions: { slug: string; token: string }[] = [];
  for (let at = 0; at < ids.length && sessions.length < ASKED; at += step) {
    const tenant = (await open.app.directory.findById(ids[at]!))!;
    if (at > 0) {
      const ctx = createSystemContext(open.app, tenant, 'bench');
      await ctx.transaction(async (tx) => {
        await createTenantKeys(tx, open.app.keyring, tenant.id);
        await tx.execute('insert into tenant_state default values');
      });
    }
    sessions.push({ slug: tenant.slug, token: await bearerOf(open, tenant) });
  }
  return sessions;
}

async function ask({ clients }: Filled, turn: number, page: number): Promise<number> {
  const client = clients[((turn % clients.length) + clients.length) % clients.length]!;
  const begin = performance.now();
  const answer = await client.get(`/api/v1/members?size=25&page=${page}`);
  const took = performance.now() - begin;
  if (answer.status !== 200)
    throw new Error(`The list answered ${answer.status}: ${answer.text.slice(0, 200)}`);
  return took;
}
