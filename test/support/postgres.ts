import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '#kernel/database';
import { build } from '../../scripts/build.mjs';

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
  project.provide('postgresUrl', own ?? embedded!.url);
  project.provide('dataFolder', dataFolder);
  return async () => {
    await embedded?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}
