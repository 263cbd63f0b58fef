import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '#kernel/database';
import { build } from '../../scripts/build.mjs';
import { dropTemplates } from './template-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
    dataFolder: string;
  }
}

/**
 * One PostgreSQL for the whole run; every test file makes a database of its own on it. `TEST_DATABASE_URL` names
 * another server (CI runs the isolation tests on Debian's too).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await build({ quiet: true, only: 'client' });
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'balai-test-'));
  const own = process.env.TEST_DATABASE_URL;
  const embedded = own ? undefined : await startEmbeddedPostgres(dataFolder);
  if (embedded) await trustTheMachine(embedded.url);
  project.provide('postgresUrl', own ?? embedded!.url);
  project.provide('dataFolder', dataFolder);
  return async () => {
    if (own) await dropTemplates(own, dataFolder);
    await embedded?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}

/** Nothing of a test has to survive a power cut; a PostgreSQL that is killed recovers all the same. */
async function trustTheMachine(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
    await client.query(`alter system set ${setting} = off`);
  await client.query('select pg_reload_conf()');
  await client.end();
}
