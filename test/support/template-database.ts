import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';

/**
 * Makes a database with its data folder out of one that is made once a run: copying takes a fraction of the time that
 * migrating and filling does. Test files run side by side; the first that comes makes the template, the others wait.
 *
 * @param kind which template
 * @param make fills the template's database and closes every connection to it
 */
export async function copyTemplate(
  kind: string,
  database: string,
  make: (template: string) => Promise<void>,
): Promise<void> {
  const template = `${templatePrefix(inject('dataFolder'))}_${kind}`;
  const admin = new pg.Client({ connectionString: inject('postgresUrl') });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock(hashtextextended($1, 0))', [template]);
    const { rowCount } = await admin.query(
      'select 1 from pg_database where datname = $1 and not datallowconn',
      [template],
    );
    if (!rowCount) {
      await make(template);
      await admin.query(`alter database ${pg.escapeIdentifier(template)} with allow_connections false`);
    }
    await admin.query('select pg_advisory_unlock(hashtextextended($1, 0))', [template]);
    await admin.query(
      `create database ${pg.escapeIdentifier(database)} template ${pg.escapeIdentifier(template)}`,
    );
  } finally {
    await admin.end();
  }
  const folder = path.join(inject('dataFolder'), template);
  if (existsSync(folder)) cpSync(folder, path.join(inject('dataFolder'), database), { recursive: true });
}

/** A server may outlive the run: its templates are of this run's sources only. */
function templatePrefix(dataFolder: string): string {
  return path.basename(dataFolder).replaceAll('-', '_').toLowerCase();
}

/** Takes the templates of a run off a server that lives on. */
export async function dropTemplates(postgresUrl: string, dataFolder: string): Promise<void> {
  const admin = new pg.Client({ connectionString: postgresUrl });
  await admin.connect();
  const { rows } = await admin.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [templatePrefix(dataFolder)],
  );
  for (const { name } of rows) await admin.query(`drop database ${pg.escapeIdentifier(name)}`);
  await admin.end();
}
