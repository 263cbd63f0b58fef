import { openStream, type TenantKeys } from '#kernel/encryption';
import type { TestApp } from '../support/test-app.ts';
import type { Found } from './read-everything.ts';

/** Everything that the keys of the two organisations open in the dump. */
export async function openRows(test: TestApp, dump: readonly Found[]): Promise<string[]> {
  const opened: string[] = [];
  for (const slug of ['serikat', 'koperasi']) {
    const keys = await keysOf(test, slug);
    for (const { place, text } of dump) {
      const row = JSON.parse(text) as Record<string, unknown>;
      if (row.tenant_id !== keys.tenantId) continue;
      for (const [column, value] of Object.entries(row)) {
        if (typeof value !== 'string' || !/^s1\.\d/.test(value)) continue;
        opened.push(openValue(keys, value, { table: place.split('.')[1]!, column, row: String(row.id) }));
      }
    }
  }
  return opened;
}

function openValue(
  keys: TenantKeys,
  value: string,
  place: { table: string; column: string; row: string },
): string {
  try {
    return keys.open(value, { table: place.table, column: place.column });
  } catch {
    return keys.open(value, place);
  }
}

/** What the keys of the two organisations open in the store of files. */
export async function openFiles(test: TestApp): Promise<string[]> {
  const opened: string[] = [];
  for (const slug of ['serikat', 'koperasi']) {
    const keys = await keysOf(test, slug);
    const { tenant } = await test.system(slug);
    const rows = await test.asSuperuser<{ id: string; store_key: string }>(
      `select id, store_key from ${tenant.schema}.files where tenant_id = $1 and is_sealed`,
      [tenant.id],
    );
    for (const { id, store_key } of rows) {
      const sealed = await test.app.files.get(store_key);
      const parts: Buffer[] = [];
      for await (const part of openStream(keys, sealed, { table: 'files', column: 'content', row: id }))
        parts.push(part);
      opened.push(Buffer.concat(parts).toString('latin1'));
    }
  }
  return opened;
}

async function keysOf(test: TestApp, slug: string): Promise<TenantKeys> {
  const ctx = await test.system(slug);
  return ctx.transaction((tx) => ctx.app.secrets.get(tx, ctx.tenant.id));
}
