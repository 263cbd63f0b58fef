import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';
import { Secret, TOTP } from 'otpauth';
import pg from 'pg';
import { inject } from 'vitest';
import type { NewTenant } from '#kernel/tenancy';
import { createSystemContext, type WorkContext } from '#kernel/work';
import { demoAccounts, provisionDemo, provisionPlatform } from '../../src/demo.ts';
import type { BalaiApp } from '../../src/kernel/product/index.ts';
import { listen } from '../../src/listen.ts';
import { type OpenApp, openApp } from '../../src/open-app.ts';
import { readConfig } from '../../src/read-config.ts';
import { HttpClient } from './http-client.ts';
import { copyTemplate } from './template-database.ts';
import { watchEffects } from './witness.ts';

export interface DemoAccountLine {
  tenant: string;
  role: string;
  scope: string[];
  identifier: string;
  password: string;
  totpSecret?: string;
}

export interface TestApp {
  app: BalaiApp;
  open: OpenApp;
  port: number;
  accounts: DemoAccountLine[];
  /** A visitor of this organisation. */
  visitor(slug: string): HttpClient;
  /** A browser session of a demo account; signed in once and kept. Pick by role, or by identifier. */
  signIn(slug: string, who: string): Promise<HttpClient>;
  /** The same over the API, with a bearer token. */
  bearer(slug: string, who: string): Promise<HttpClient>;
  /** System work in a tenant, for arranging and for looking at what a request did. */
  system(slug: string): Promise<WorkContext>;
  createTenant(fresh: NewTenant): Promise<void>;
  /** SQL as the superuser: for what no role of ours may do. */
  asSuperuser<T extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

/**
 * A whole Balai on a database of its own, over real HTTP on loopback; `behindTls`: as a proxy with a certificate asks it;
 * `keysOf`: a new machine of the same house, without any organisation, that knows the master key of that one.
 */
export async function openTestApp(
  options: { demo?: boolean; jobs?: boolean; behindTls?: boolean; keysOf?: TestApp } = {},
): Promise<TestApp> {
  const database = `test_${randomBytes(6).toString('hex')}`;
  const postgresUrl = inject('postgresUrl');
  const hasDemo = options.demo ?? true;
  const openOn = (name: string) =>
    openApp({
      ...readConfig(
        {
          BALAI_DATA: path.join(inject('dataFolder'), name),
          PORT: '0',
          DATABASE_URL: postgresUrl,
          BALAI_TRUST_PROXY: options.behindTls ? '1' : '0',
        },
        path.resolve(import.meta.dirname, '../..'),
      ),
      databaseName: name,
      // Passwords of the shared roles belong to the server, not to one database on it.
      secretsFolder: inject('dataFolder'),
    });
  if (options.keysOf) {
    const secrets = path.join('secrets', 'master-key');
    const from = path.join(options.keysOf.app.config.dataFolder, secrets);
    cpSync(from, path.join(inject('dataFolder'), database, secrets), { recursive: true });
  } else {
    await copyTemplate(hasDemo ? 'demo' : 'empty', database, async (template) => {
      const made = await openOn(template);
      if (hasDemo) await provisionDemo(made, { isFull: false });
      await provisionPlatform(made);
      await made.close();
    });
  }
  const open = await openOn(database);
  const { server, port } = await listen(open.app);
  watchEffects(server as Server, open.app);
  (open.app.config as { port: number }).port = port;
  if (options.jobs ?? true) await open.startJobs();

  const accounts = demoAccounts(open) as DemoAccountLine[];
  const sessions = new Map<string, Promise<HttpClient>>();
  const findAccount = (slug: string, who: string) => {
    const found = accounts.find(
      ({ tenant, role, identifier }) => tenant === slug && (role === who || identifier === who),
    );
    if (!found) throw new Error(`No demo account ${who} in ${slug}`);
    return found;
  };
  const keep = (key: string, make: () => Promise<HttpClient>) => {
    const known = sessions.get(key) ?? make();
    sessions.set(key, known);
    return known;
  };

  return {
    app: open.app,
    open,
    port,
    accounts,
    visitor: (slug) => new HttpClient(port, hostOf(slug, port)),
    signIn: (slug, who) =>
      keep(`web ${slug} ${who}`, async () => {
        const account = findAccount(slug, who);
        const client = new HttpClient(port, hostOf(slug, port));
        await client.get('/login');
        const answer = await client.post('/login', {
          identifier: account.identifier,
          password: account.password,
          ...(account.totpSecret ? { otp: await freshCode(open, slug, account) } : {}),
        });
        if (answer.status !== 303)
          throw new Error(`Signing in as ${who} answered ${answer.status}: ${answer.text.slice(0, 400)}`);
        return client;
      }),
    bearer: (slug, who) =>
      keep(`api ${slug} ${who}`, async () => {
        const account = findAccount(slug, who);
        const client = new HttpClient(port, hostOf(slug, port));
        const answer = await client.postJson('/api/v1/session', {
          identifier: account.identifier,
          password: account.password,
          ...(account.totpSecret ? { otp: await freshCode(open, slug, account) } : {}),
        });
        if (answer.status !== 201)
          throw new Error(`Signing in as ${who} answered ${answer.status}: ${answer.text}`);
        client.bearer = (answer.json as { accessToken: string }).accessToken;
        return client;
      }),
    system: async (slug) =>
      createSystemContext(open.app, (await open.app.directory.findBySlug(slug))!, 'test'),
    createTenant: async (fresh) => {
      await open.app.provision(fresh);
    },
    asSuperuser: async (sql, values) => withSuperuser(postgresUrl, database, sql, values),
    close: async () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await open.close();
      await withSuperuser(postgresUrl, 'postgres', `drop database if exists ${database} with (force)`);
    },
  };
}

function hostOf(slug: string, port: number): string {
  return slug === 'platform' ? `localhost:${port}` : `${slug}.localhost:${port}`;
}

/** A code is accepted once; tests sign in faster than codes change, so the memory of the last one is wiped first. */
async function freshCode(open: OpenApp, slug: string, account: DemoAccountLine): Promise<string> {
  const tenant = (await open.app.directory.findBySlug(slug))!;
  const ctx = createSystemContext(open.app, tenant, 'test');
  await ctx.transaction((tx) =>
    tx.execute(
      `update accounts set second_factor_step = 0 where tenant_id = balai.tenant_id() and id in
         (select account_id from account_identifiers where tenant_id = balai.tenant_id() and key = lower($1))`,
      [account.identifier],
    ),
  );
  return new TOTP({ secret: Secret.fromBase32(account.totpSecret!) }).generate();
}

async function withSuperuser<T extends pg.QueryResultRow>(
  url: string,
  database: string,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const target = new URL(url);
  target.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: target.href });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
