import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { asOwner, ident, migrate, scratchDatabase } from '#kernel/database';
import type { FileStore } from '#kernel/files';
import { createTenant, type Tenant } from '#kernel/tenancy';
import type { BackupLine } from './back-up-tenant.ts';
import { BackupError, openFrames } from './frames.ts';
import { listTenantTables, type TenantTable } from './tenant-tables.ts';

/**
 * Kept as they are in the living organisation: what happened is not undone by a restore, it is added to. Where nothing
 * has happened yet, in a new database, they come from the backup like the rest.
 */
const KEPT = new Set(['audit_events', 'audit_keys', 'audit_seals', 'privacy_erasures']);
/** Signing in again after a restore is the safe side: a session or link of the past must not come back to life. */
const LEFT_OUT = new Set([
  'sessions',
  'spent_refresh_tokens',
  'mailed_tokens',
  'sign_in_locks',
  'idempotency_keys',
]);

export interface RestoreTarget {
  adminUrl: string;
  ownerUrl: string;
  migrationsFolder: string;
  files: FileStore;
  key: Buffer;
}

export interface RestoreReport {
  tenant: string;
  takenAt: string;
  rows: Record<string, number>;
  files: number;
}

/**
 * Brings one organisation back to the state of a backup. First everything is loaded into a scratch database and
 * counted there with all constraints in force; only when that holds are the living rows exchanged, in one
 * transaction. A backup altered by one byte, cut short, of another organisation or of a newer schema is refused and
 * leaves the living data as it is. Number series never go back; the audit log goes on.
 *
 * @throws BackupError
 */
export async function restoreTenant(
  target: RestoreTarget,
  tenant: Tenant,
  source: string,
): Promise<RestoreReport> {
  const rehearsal = await scratchDatabase(target.adminUrl);
  try {
    await migrate(rehearsal.url, target.migrationsFolder);
    const report = await rehearse(target, tenant, source, rehearsal.url);
    await exchange(target, tenant, source);
    return report;
  } finally {
    await rehearsal.drop();
  }
}

/**
 * Makes the organisation of a backup on a server that does not know it, under the id it had, so that `restoreTenant`
 * brings its rows back. The server needs the master key under which the backup was made.
 *
 * @throws BackupError `backup_mismatch` when the backup is of another organisation than `slug`; TenantNameError
 */
export async function createTenantOf(target: RestoreTarget, slug: string, source: string): Promise<Tenant> {
  let found: Tenant | undefined;
  await eachLine(target.key, source, { head: ({ tenant }) => (found = tenant) });
  if (found?.slug !== slug)
    throw new BackupError('backup_mismatch', `Cadangan ini milik ${found?.name}, bukan ${slug}.`);
  return createTenant(target.ownerUrl, target.migrationsFolder, found);
}

/** Loads the backup into the scratch database: every frame is opened, every constraint checked, every row counted. */
async function rehearse(
  target: RestoreTarget,
  tenant: Tenant,
  source: string,
  url: string,
): Promise<RestoreReport> {
  return asOwner(url, async (client) => {
    await client.query(
      `insert into shared.tenants (id, slug, kind, name, schema_name) values ($1, $2, $3, $4, 'pooled')`,
      [tenant.id, tenant.slug, tenant.kind, tenant.name],
    );
    await client.query('begin');
    await standIn(client, 'pooled', tenant);
    const tables = await listTenantTables(client, 'pooled');
    let takenAt = '';
    const report = await eachLine(target.key, source, {
      head: (head) => {
        if (head.tenant.id !== tenant.id) {
          throw new BackupError(
            'backup_mismatch',
            `Cadangan ini milik ${head.tenant.name}, bukan ${tenant.name}.`,
          );
        }
        takenAt = head.takenAt;
      },
      rows: (table, rows) => insertRows(client, 'pooled', findTable(tables, table), rows),
    });
    for (const [table, expected] of Object.entries(report.rows)) {
      const { rows } = await client.query<{ count: string }>(`select count(*) from pooled.${ident(table)}`);
      if (Number(rows[0]!.count) !== expected) {
        throw new BackupError(
          'backup_mismatch',
          `Jumlah baris ${table} tidak sama dengan catatan di dalam cadangan.`,
        );
      }
    }
    await client.query('commit');
    return { tenant: tenant.slug, takenAt, ...report };
  });
}

/** Triggers name tables without a schema and let a restore of this organisation pass, until the transaction ends. */
async function standIn(client: Client, schema: string, tenant: Tenant): Promise<void> {
  await client.query(`select set_config('search_path', $1, true), set_config('balai.restoring', $2, true)`, [
    `${ident(schema)}, shared`,
    tenant.id,
  ]);
}

/** The exchange itself: one transaction over the living rows of this organisation only. */
async function exchange(target: RestoreTarget, tenant: Tenant, source: string): Promise<void> {
  const newKeys = await restoreFiles(target, source);
  await asOwner(target.ownerUrl, async (client) => {
    await client.query('begin');
    try {
      await standIn(client, tenant.schema, tenant);
      const tables = await listTenantTables(client, tenant.schema);
      const series = await client.query<{ series: string; last_number: string }>(
        `select series, last_number from ${ident(tenant.schema)}.number_series where tenant_id = $1`,
        [tenant.id],
      );
      const { rows: living } = await client.query(
        `select 1 from ${ident(tenant.schema)}.tenant_state where tenant_id = $1`,
        [tenant.id],
      );
      const kept = living.length > 0 ? KEPT : new Set<string>();
      for (const table of [...tables].reverse()) {
        if (kept.has(table.name)) continue;
        await client.query(`delete from ${ident(tenant.schema)}.${ident(table.name)} where tenant_id = $1`, [
          tenant.id,
        ]);
      }
      await eachLine(target.key, source, {
        rows: async (table, rows) => {
          if (kept.has(table) || LEFT_OUT.has(table)) return;
          const renamed =
            table === 'files'
              ? rows.map((row) => ({
                  ...row,
                  store_key: newKeys.get(String(row.store_key)) ?? row.store_key,
                }))
              : rows;
          await insertRows(client, tenant.schema, findTable(tables, table), renamed);
        },
      });
      for (const { series: name, last_number } of series.rows) {
        await client.query(
          `insert into ${ident(tenant.schema)}.number_series as n (tenant_id, series, last_number) values ($1, $2, $3)
           on conflict (tenant_id, series) do update set last_number = greatest(n.last_number, excluded.last_number)`,
          [tenant.id, name, last_number],
        );
      }
      await client.query(
        `update ${ident(tenant.schema)}.tenant_state set access_version = access_version + 1000 where tenant_id = $1`,
        [tenant.id],
      );
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  });
}

/** Stores the files again under new keys; a key is written once and never overwritten. */
async function restoreFiles(target: RestoreTarget, source: string): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  let current: { key: string; parts: Buffer[] } | undefined;
  const store = async () => {
    if (current) keys.set(current.key, (await target.files.put(Buffer.concat(current.parts))).key);
    current = undefined;
  };
  await eachLine(target.key, source, {
    file: async (key, part) => {
      if (current?.key !== key) {
        await store();
        current = { key, parts: [] };
      }
      current!.parts.push(part);
    },
  });
  await store();
  return keys;
}

interface LineHandlers {
  head?: (head: Extract<BackupLine, { head: unknown }>['head']) => void;
  rows?: (table: string, rows: Record<string, unknown>[]) => Promise<void>;
  file?: (key: string, part: Buffer) => Promise<void>;
}

async function eachLine(key: Buffer, source: string, handlers: LineHandlers) {
  const plain = Readable.from(openFrames(key, createReadStream(source) as AsyncIterable<Buffer>));
  const text = plain.pipe(createGunzip());
  plain.on('error', (error) => text.destroy(error));
  let end: Extract<BackupLine, { end: unknown }>['end'] | undefined;
  for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
    const parsed = JSON.parse(line) as BackupLine;
    if ('head' in parsed) handlers.head?.(parsed.head);
    else if ('table' in parsed) await handlers.rows?.(parsed.table, parsed.rows);
    else if ('file' in parsed) await handlers.file?.(parsed.file, Buffer.from(parsed.part, 'base64'));
    else end = parsed.end;
  }
  if (!end) throw new BackupError('backup_incomplete', 'Cadangan ini terpotong: bagian akhirnya tidak ada.');
  return end;
}

interface Client {
  query<R extends object>(text: string, values?: unknown[]): Promise<{ rows: R[] }>;
}

async function insertRows(
  client: Client,
  schema: string,
  table: TenantTable,
  rows: Record<string, unknown>[],
) {
  const columns = table.columns
    .filter((column) => rows[0] && column in rows[0])
    .map(ident)
    .join(', ');
  const name = `${ident(schema)}.${ident(table.name)}`;
  await client.query(
    `insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

function findTable(tables: readonly TenantTable[], name: string): TenantTable {
  const table = tables.find((known) => known.name === name);
  if (!table)
    throw new BackupError(
      'backup_mismatch',
      `Cadangan ini berisi tabel ${name}, yang tidak dikenal versi ini.`,
    );
  return table;
}
