import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate, prepareServer, type ServerUrls } from '#kernel/database';

export const migrationsFolder = path.resolve(import.meta.dirname, '../../migrations');

export interface ScratchDatabase {
  urls: ServerUrls;
  /** SQL as the superuser. */
  sql<T extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<T[]>;
  drop(): Promise<void>;
}

/** A migrated database without any product: for tests of the walls themselves. */
export async function openScratchDatabase(): Promise<ScratchDatabase> {
  const name = `scratch_${randomBytes(6).toString('hex')}`;
  const urls = await prepareServer(inject('postgresUrl'), inject('dataFolder'), name);
  await migrate(urls.owner, migrationsFolder);
  const client = new pg.Client({ connectionString: urls.owner });
  await client.connect();
  return {
    urls,
    sql: async (text, values) => (await client.query(text, values)).rows,
    drop: async () => {
      await client.end();
      const admin = new pg.Client({ connectionString: inject('postgresUrl') });
      await admin.connect();
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}
