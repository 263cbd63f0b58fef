import path from 'node:path';
import type { Config } from '#kernel/work';

export interface Environment extends Config {
  /** The owner's connection string of an own PostgreSQL; absent: the embedded one. */
  databaseUrl: string | undefined;
  /** Database to make and use on that server; tests and benches have their own. */
  databaseName: string | undefined;
  /** Four demo organisations on an empty database; `small` leaves out what the worker would add afterwards. */
  demo: 'full' | 'small' | 'none';
  metricsPort: number | undefined;
  smtp: string | undefined;
  /** Folder where the mail server lays returned mails. */
  bounces: string | undefined;
}

/** Everything that can be set from outside, in one place; `docs/operations.md` lists it. */
export function readConfig(env: NodeJS.ProcessEnv, projectRoot: string): Environment {
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a port number, not "${env.PORT}"`);
  const baseDomain = (env.BALAI_BASE_DOMAIN ?? 'localhost').toLowerCase();
  if (!/^[a-z0-9.-]+$/.test(baseDomain))
    throw new Error(`BALAI_BASE_DOMAIN must be a domain name, not "${baseDomain}"`);
  const dataFolder = path.resolve(env.BALAI_DATA ?? path.join(projectRoot, '.balai'));
  return {
    port,
    host: env.HOST ?? (baseDomain === 'localhost' ? '127.0.0.1' : '0.0.0.0'),
    baseDomain,
    dataFolder,
    secretsFolder: dataFolder,
    migrationsFolder: path.join(projectRoot, 'migrations'),
    assetsFolder: path.join(projectRoot, '.build/client'),
    trustProxy: isOn(env.BALAI_TRUST_PROXY),
    version: env.npm_package_version ?? '0.1.0',
    paymentAddress: env.BALAI_PAYMENT_URL || undefined,
    databaseUrl: env.DATABASE_URL || undefined,
    databaseName: env.BALAI_DATABASE || (env.DATABASE_URL ? undefined : 'balai'),
    demo: env.BALAI_DEMO === '0' ? 'none' : env.BALAI_DEMO === 'small' ? 'small' : 'full',
    metricsPort: env.BALAI_METRICS_PORT ? Number(env.BALAI_METRICS_PORT) : undefined,
    smtp: env.BALAI_SMTP_URL || undefined,
    bounces: env.BALAI_BOUNCES ? path.resolve(env.BALAI_BOUNCES) : undefined,
  };
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}
