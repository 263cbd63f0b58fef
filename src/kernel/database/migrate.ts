import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { asOwner, ident, ROLES } from './server.ts';

/** The schema whose tables all pooled tenants share. */
export const POOLED = 'pooled';

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

export interface MigrationReport {
  /** `schema/name` of every migration that ran. */
  applied: string[];
}

/**
 * Brings the database up to date: the global tables once, then the tenant tables in the pooled schema and in every
 * schema of a tenant that has its own. Each migration is one transaction; what has run is remembered with its
 * checksum, and a migration that was changed after it ran is refused.
 */
export async function migrate(ownerUrl: string, folder: string): Promise<MigrationReport> {
  return asOwner(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock(4118)');
    try {
      await client.query(`
        create schema if not exists shared;
        create table if not exists shared.migrations (
          schema_name text not null, name text not null, checksum text not null,
          applied_at timestamptz not null default now(), primary key (schema_name, name))`);
      const applied = await apply(client, 'shared', readMigrations(path.join(folder, 'shared')));
      for (const schema of await tenantSchemas(client)) {
        applied.push(...(await migrateTenantSchema(client, schema, folder)));
      }
      return { applied };
    } finally {
      await client.query('select pg_advisory_unlock(4118)');
    }
  });
}

/** Makes the schema when it is missing and runs the tenant migrations in it. */
export async function migrateTenantSchema(
  client: pg.Client,
  schema: string,
  folder: string,
): Promise<string[]> {
  await client.query(`create schema if not exists ${ident(schema)}`);
  await client.query(`grant usage on schema ${ident(schema)} to ${ROLES.app}, ${ROLES.backup}`);
  return apply(client, schema, readMigrations(path.join(folder, 'tenant')));
}

async function apply(client: pg.Client, schema: string, migrations: readonly Migration[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from shared.migrations where schema_name = $1',
    [schema],
  );
  const done = new Map(rows.map((row) => [row.name, row.checksum]));
  const applied: string[] = [];
  for (const migration of migrations) {
    const before = done.get(migration.name);
    if (before === migration.checksum) continue;
    if (before) throw new Error(`Migration ${schema}/${migration.name} was changed after it ran`);
    await client.query('begin');
    try {
      await client.query(
        `set local search_path = ${schema === 'shared' ? 'shared' : `${ident(schema)}, shared`}`,
      );
      await client.query(migration.sql);
      await client.query('insert into shared.migrations (schema_name, name, checksum) values ($1, $2, $3)', [
        schema,
        migration.name,
        migration.checksum,
      ]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw new Error(`Migration ${schema}/${migration.name} failed: ${(error as Error).message}`, {
        cause: error,
      });
    }
    applied.push(`${schema}/${migration.name}`);
  }
  return applied;
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

async function tenantSchemas(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ schema_name: string }>(
    `select schema_name from shared.tenants where isolation = 'schema' order by schema_name`,
  );
  return [POOLED, ...rows.map((row) => row.schema_name)];
}
