import { createHmac } from 'node:crypto';
import path from 'node:path';
import {
  asOwner,
  type EmbeddedPostgres,
  migrate,
  openDatabase,
  prepareServer,
  type ServerUrls,
  startEmbeddedPostgres,
} from '#kernel/database';
import { createTenantSecrets, type Keyring, loadKeyring } from '#kernel/encryption';
import { createLocalFileStore } from '#kernel/files';
import { createJobQueue, installJobQueue, type JobDeclaration } from '#kernel/jobs';
import { deliverBulkMailJob, deliverMailJob } from '#kernel/mail';
import type { BalaiApp } from '#kernel/product';
import { createTenantDirectory, type TenantKind } from '#kernel/tenancy';
import { houseJobs } from '#web';
import { products } from './products.ts';
import { provisionTenant } from './provision-tenant.ts';
import type { Environment } from './read-config.ts';

export interface OpenApp {
  app: BalaiApp;
  /** Starts working on queued jobs; `close` lets them finish. */
  startJobs(): Promise<void>;
  /** Work that every organisation has, whatever its product. */
  commonJobs: readonly JobDeclaration[];
  urls: ServerUrls;
  keyring: Keyring;
  /** The embedded PostgreSQL was running before: somebody else may be using it. */
  hasFoundRunning: boolean;
  /** Stops what was started here: queue, pool, and the embedded PostgreSQL when asked to. */
  close(options?: { keepPostgres?: boolean }): Promise<void>;
}

/**
 * Connects everything a process needs: database brought up to date, keys, files, queue, products.
 * @throws when one of them refuses; an embedded PostgreSQL that was started for it is stopped again
 */
export async function openApp(environment: Environment): Promise<OpenApp> {
  const embedded = environment.databaseUrl ? undefined : await startEmbeddedPostgres(environment.dataFolder);
  try {
    return await connect(environment, embedded);
  } catch (error) {
    if (!embedded?.wasRunning) await embedded?.stop();
    throw error;
  }
}

async function connect(environment: Environment, embedded: EmbeddedPostgres | undefined): Promise<OpenApp> {
  const adminUrl = environment.databaseUrl ?? embedded!.url;
  const urls = await prepareServer(adminUrl, environment.secretsFolder, environment.databaseName);
  await migrate(urls.owner, environment.migrationsFolder);
  await installJobQueue(urls.owner);
  const hasTenants = await asOwner(urls.owner, async (client) => {
    const { rowCount } = await client.query('select 1 from shared.tenants limit 1');
    return Boolean(rowCount);
  });
  const { keyring, serverKey } = await loadKeys(environment, !hasTenants);
  const database = await openDatabase(urls.app);
  const byKind = new Map(products.map((product) => [product.kind, product] as const));
  const commonJobs = [deliverMailJob(), deliverBulkMailJob(), ...houseJobs(byKind)];
  const jobs = createJobQueue(urls.app, [...commonJobs, ...products.flatMap((product) => product.jobs)]);
  const app: BalaiApp = {
    config: environment,
    database,
    directory: createTenantDirectory(database, environment.baseDomain),
    keyring,
    secrets: createTenantSecrets(keyring),
    files: createLocalFileStore(path.join(environment.dataFolder, 'files')),
    jobs,
    provision: (fresh) => provisionTenant(app, urls.owner, fresh),
    products: byKind,
    access: (tenant) => productOf(byKind, tenant.kind).access,
    serverKey,
    urlOf: (tenant, pathname) => {
      const scheme = environment.trustProxy ? 'https' : 'http';
      const port = environment.trustProxy || environment.port === 80 ? '' : `:${environment.port}`;
      const host =
        tenant.kind === 'platform' ? environment.baseDomain : `${tenant.slug}.${environment.baseDomain}`;
      return `${scheme}://${host}${port}${pathname}`;
    },
  };
  return {
    app,
    startJobs: () => jobs.start(app),
    commonJobs,
    urls,
    keyring,
    hasFoundRunning: embedded?.wasRunning ?? false,
    close: async ({ keepPostgres = false } = {}) => {
      await jobs.stop();
      await database.close();
      if (!keepPostgres) await embedded?.stop();
    },
  };
}

/** The installation's own keys (CSRF, access tokens, links) are derived from the master key and never stored. */
async function loadKeys(environment: Environment, mayCreate: boolean) {
  const { keyring, warning } = await loadKeyring({
    environment: process.env,
    dataFolder: environment.dataFolder,
    mayCreate,
  });
  if (warning) console.warn(warning);
  const root = keyring.installationKey();
  const keys = new Map<string, Buffer>();
  const serverKey = (purpose: string) => {
    let key = keys.get(purpose);
    if (!key) {
      key = createHmac('sha256', root).update(purpose).digest();
      keys.set(purpose, key);
    }
    return key;
  };
  return { keyring, serverKey };
}

function productOf(byKind: BalaiApp['products'], kind: TenantKind) {
  const product = byKind.get(kind);
  if (!product) throw new Error(`No product is built for tenants of kind ${kind}`);
  return product;
}
