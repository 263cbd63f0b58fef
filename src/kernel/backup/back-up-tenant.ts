import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { ident, withBackupRole } from '#kernel/database';
import type { FileStore } from '#kernel/files';
import type { Tenant } from '#kernel/tenancy';
import { sealFrames } from './frames.ts';
import { listTenantTables } from './tenant-tables.ts';

const ROWS_AT_ONCE = 2_000;

export interface BackupSource {
  backupUrl: string;
  files: FileStore;
  /** The installation's backup key: derived from the master key, so a backup alone tells nothing. */
  key: Buffer;
}

export interface BackupReport {
  tenant: string;
  rows: Record<string, number>;
  files: number;
  sha256: string;
}

/** A line of the stream inside a backup. */
export type BackupLine =
  | { head: { format: 1; tenant: Tenant; takenAt: string; migrations: string[] } }
  | { table: string; rows: Record<string, unknown>[] }
  | { file: string; part: string }
  | { end: { rows: Record<string, number>; files: number } };

/**
 * Writes everything one organisation has, rows and files, into one sealed file: a single snapshot of the database,
 * read by the backup role, streamed with flat memory.
 */
export async function backUpTenant(
  source: BackupSource,
  tenant: Tenant,
  target: string,
): Promise<BackupReport> {
  const counts: Record<string, number> = {};
  let fileCount = 0;
  const digest = createHash('sha256');

  await withBackupRole(source.backupUrl, async (client) => {
    await client.query('begin transaction isolation level repeatable read read only');
    async function* lines(): AsyncGenerator<BackupLine> {
      const { rows: migrations } = await client.query<{ name: string }>(
        'select name from shared.migrations where schema_name = $1 order by name',
        [tenant.schema],
      );
      yield {
        head: {
          format: 1,
          tenant,
          takenAt: new Date().toISOString(),
          migrations: migrations.map(({ name }) => name),
        },
      };
      const keys: string[] = [];
      for (const table of await listTenantTables(client, tenant.schema)) {
        counts[table.name] = 0;
        const columns = table.columns.map(ident).join(', ');
        const cursor = `c_${table.name}`;
        await client.query(
          `declare ${ident(cursor)} no scroll cursor for
             select to_jsonb(t) as row from (select ${columns} from ${ident(tenant.schema)}.${ident(table.name)}) t where tenant_id = '${tenant.id}'`,
        );
        for (;;) {
          const { rows } = await client.query<{ row: Record<string, unknown> }>(
            `fetch ${ROWS_AT_ONCE} from ${ident(cursor)}`,
          );
          if (rows.length === 0) break;
          counts[table.name]! += rows.length;
          if (table.name === 'files') keys.push(...rows.map(({ row }) => String(row.store_key)));
          yield { table: table.name, rows: rows.map(({ row }) => row) };
        }
        await client.query(`close ${ident(cursor)}`);
      }
      for (const key of keys) {
        if (!(await source.files.exists(key))) continue;
        fileCount += 1;
        for await (const part of await source.files.get(key)) {
          yield { file: key, part: (part as Buffer).toString('base64') };
        }
      }
      yield { end: { rows: counts, files: fileCount } };
    }
    const draft = `${target}.part`;
    try {
      const text = Readable.from(toText(lines()));
      const packed = text.pipe(createGzip());
      text.on('error', (error) => packed.destroy(error));
      await pipeline(
        Readable.from(sealFrames(source.key, packed as AsyncIterable<Buffer>)),
        async function* (chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            digest.update(chunk);
            yield chunk;
          }
        },
        createWriteStream(draft, { mode: 0o600 }),
      );
      await rename(draft, target);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await client.query('commit');
  });
  return { tenant: tenant.slug, rows: counts, files: fileCount, sha256: digest.digest('hex') };
}

async function* toText(lines: AsyncIterable<BackupLine>): AsyncGenerator<Buffer> {
  for await (const line of lines) yield Buffer.from(`${JSON.stringify(line)}\n`);
}
