import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, unzipSync } from 'fflate';
import type { TestApp } from '../support/test-app.ts';

/** A place outside the process and what stands there. */
export interface Found {
  place: string;
  text: string;
}

/**
 * Every row of every table of the database, as a dump would write it: products, jobs, sessions, outbox, and the owner's
 * own tables. `pg_dump` is not part of the database that comes with the project.
 */
export async function dumpDatabase(test: TestApp): Promise<Found[]> {
  const tables = await test.asSuperuser<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema')`,
  );
  const found: Found[] = [];
  for (const { schema, name } of tables) {
    const rows = await test.asSuperuser<{ text: string }>(
      `select to_jsonb(t)::text as text from "${schema}"."${name}" t`,
    );
    for (const { text } of rows) found.push({ place: `${schema}.${name}`, text });
  }
  return found;
}

/** Every file below a folder, and what is packed inside it. */
export function readFolder(folder: string): Found[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }) as Dirent[];
  return entries
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const bytes = readFileSync(file);
      return [bytes, ...unpack(bytes)].map((part) => ({
        place: path.relative(folder, file),
        text: part.toString('latin1'),
      }));
    });
}

/** The pages of this database on the disk, where rows stand that were changed or removed, and the server's own log. */
export async function readCluster(test: TestApp): Promise<Found[]> {
  await test.asSuperuser('checkpoint');
  const [{ folder, log }] = (await test.asSuperuser<{ folder: string; log: string }>(
    `select current_setting('data_directory') || '/base/' || oid as folder,
       current_setting('data_directory') || '/..' as log from pg_database where datname = current_database()`,
  )) as [{ folder: string; log: string }];
  const logFile = path.join(log, 'postgres.log');
  return [...readFolder(folder), { place: 'postgres.log', text: readFileSync(logFile, 'latin1') }];
}

function unpack(bytes: Buffer): Buffer[] {
  try {
    if (bytes.subarray(0, 2).toString('latin1') === 'PK')
      return Object.values(unzipSync(bytes)).map((part) => Buffer.from(part));
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) return [Buffer.from(gunzipSync(bytes))];
  } catch {
    // It only begins like one.
  }
  return [];
}
