import type { AccessTable } from '#kernel/access';
import type { Database } from '#kernel/database';
import type { Keyring, TenantSecrets } from '#kernel/encryption';
import type { FileStore } from '#kernel/files';
import type { NewTenant, Tenant, TenantDirectory } from '#kernel/tenancy';
import type { JobQueue } from './job-queue.ts';

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
  /** Where the payment gateway answers instead of at its own address: for tests and rehearsals. */
  paymentAddress?: string | undefined;
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
  /**
   * Makes an organisation with what its product starts with. With an id that is there already it finishes what was left
   * half made. @throws TenantNameError
   */
  readonly provision: (fresh: NewTenant) => Promise<Tenant>;
  readonly access: (tenant: Tenant) => AccessTable;
  /** A key of this installation for one purpose (`csrf`, `access-token`, `file-link`). */
  readonly serverKey: (purpose: string) => Buffer;
  /** The full address of a page of this organisation. */
  readonly urlOf: (tenant: Tenant, path: string) => string;
}
