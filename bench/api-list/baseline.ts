// The other side of the comparison: the bare driver running the same transaction, behind the smallest HTTP server there is.
// BEGIN, the context that row security asks for, the very statements of the list, COMMIT, as the serving role; no session, no
// rights, no check of what goes out.
import { createServer } from 'node:http';
import path from 'node:path';
import pg from 'pg';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import { openApp } from '../../src/open-app.ts';
import { products } from '../../src/products.ts';
import { readConfig } from '../../src/read-config.ts';

const config = readConfig(process.env, path.resolve(import.meta.dirname, '../..'));
const asked = new URL(process.env.BENCH_PATH!, 'http://bench');

// Only for the address and the password of the serving role; nothing of it runs while the figures are taken.
const open = await openApp(config);
const tenant = (await open.app.directory.findBySlug(process.env.BENCH_TENANT!))!;
const appUrl = open.urls.app;
await open.close({ keepPostgres: true });

// Whole numbers and plain dates, as everywhere in Balai.
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text) => text);
const pool = new pg.Pool({ connectionString: appUrl, max: 16 });
const context = {
  name: 'context',
  text: `select set_config('search_path', $1, true), set_config('balai.tenant_id', $2, true),
    set_config('balai.walls', '', true), set_config('balai.reach', ';people:all;', true)`,
  values: [`${tenant.schema}, shared`, tenant.id],
};
const statements = await statementsOfTheList();

const server = createServer(async (_request, response) => {
  const rows = await inTransaction(async (client) => {
    const answers: unknown[] = [];
    for (const statement of statements) answers.push((await client.query(statement)).rows);
    return answers;
  });
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows));
});
server.listen(0, '127.0.0.1', () => {
  console.log(`ready http://localhost:${(server.address() as { port: number }).port} `);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));

async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query(context);
  const result = await work(client);
  await client.query('COMMIT');
  client.release();
  return result;
}

/** What the list asks the database, taken down while its own handler runs once. */
async function statementsOfTheList(): Promise<pg.QueryConfig[]> {
  const product = products.find(({ kind }) => kind === tenant.kind)!;
  const route = product.routes.find(
    ({ method, path: address }) => method === 'GET' && address === asked.pathname,
  )!;
  const taken: pg.QueryConfig[] = [];
  await inTransaction(async (client) => {
    const ask = async (statement: pg.QueryConfig) => {
      taken.push(statement);
      return (await client.query(statement)).rows;
    };
    const tx = {
      query: (text: string, values: unknown[] = []) => ask({ text, values }),
      one: async (text: string, values: unknown[] = []) => (await ask({ text, values }))[0],
      prepared: (name: string, text: string, values: unknown[] = []) => ask({ name, text, values }),
    } as unknown as Tx;
    const run = (work: (given: Tx) => Promise<unknown>) => work(tx);
    const principal = { kind: 'account', grants: [], facts: {} };
    const ctx = {
      tenant,
      principal,
      transaction: run,
      read: run,
      can: () => true,
      params: {},
      now: new Date(),
    };
    await route.handle({ ...ctx, query: asked.searchParams } as unknown as RequestContext);
  });
  if (taken.length === 0) throw new Error('The list asked nothing');
  return taken;
}
