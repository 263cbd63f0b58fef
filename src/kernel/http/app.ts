import type { AccessTable } from '#kernel/access';
import type { Database, Tx, Walls } from '#kernel/database';
import type { Keyring, TenantSecrets } from '#kernel/encryption';
import type { FileStore } from '#kernel/files';
import type { JobQueue } from '#kernel/jobs';
import type { Tenant, TenantDirectory, TenantKind } from '#kernel/tenancy';
import type { Principal, RequestFacts } from './context.ts';
import type { Product } from './product.ts';

export interface Config {
  port: number;
  host: string;
  /** `localhost`, or the operator's domain; organisations live one label below it. */
  baseDomain: string;
  dataFolder: string;
  /** Where the passwords of the database roles are kept; the data folder unless several databases share a server. */
  secretsFolder: string;
  migrationsFolder: string;
  /** The built style, script, font and pictures, with their manifest. */
  assetsFolder: string;
  /** Behind TLS: redirect to https, HSTS, `__Host-` cookies; addresses of visitors come from the proxy's header. */
  trustProxy: boolean;
  version: string;
}

/** What runs for the whole process: made once in `main.ts`, handed to every request and job. */
export interface App {
  readonly config: Config;
  readonly database: Database;
  readonly directory: TenantDirectory;
  readonly keyring: Keyring;
  readonly secrets: TenantSecrets;
  readonly files: FileStore;
  readonly jobs: JobQueue;
  readonly products: ReadonlyMap<TenantKind, Product>;
  readonly access: (tenant: Tenant) => AccessTable;
  /** A key of this installation for one purpose (`csrf`, `access-token`, `file-link`). */
  readonly serverKey: (purpose: string) => Buffer;
  /** The full address of a page of this organisation. */
  readonly urlOf: (tenant: Tenant, path: string) => string;
}

/**
 * The part of a context that requests and jobs have in common: whose rows, who acts, behind which walls. Business
 * code takes this, so that a button, an API call and a nightly job run the same function.
 */
export interface WorkContext {
  readonly app: App;
  readonly tenant: Tenant;
  readonly principal: Principal;
  readonly walls: Walls;
  /** One transaction of this tenant behind these walls. */
  readonly transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Reads behind these walls, faster than a transaction: what is asked for in the same turn travels together. */
  readonly read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** The same tenant, the same actor, all inner walls open; the reason is for the reader of the code and the audit. */
  readonly beyondWalls: (reason: string) => WorkContext;
  readonly request?: RequestFacts;
  readonly now: Date;
}

/** A context for work that no person asked for at this moment: jobs, seeds, nightly checks. */
export function createSystemContext(app: App, tenant: Tenant, reason: string): WorkContext {
  return createWorkContext({
    app,
    tenant,
    principal: { kind: 'system', reason, grants: [], facts: {} },
    walls: 'every',
  });
}

export function createWorkContext(given: {
  app: App;
  tenant: Tenant;
  principal: Principal;
  walls: Walls;
  request?: RequestFacts;
}): WorkContext {
  const { app, tenant, walls } = given;
  return {
    ...given,
    transaction: (work) => app.database.withTenant({ tenant, walls }, work),
    read: (work) => app.database.read({ tenant, walls }, work),
    beyondWalls: () => createWorkContext({ ...given, walls: 'every' }),
    now: new Date(),
  };
}
