import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOwner, migrate, migrateTenantSchema } from '#kernel/database';
import { migrationsFolder, openScratchDatabase, type ScratchDatabase } from '../support/scratch-database.ts';

let database: ScratchDatabase;
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(() => database.drop());

/** Everything a schema is made of, in words that do not name the schema itself. */
async function describeSchema(schema: string): Promise<string[]> {
  const rows = await database.sql<{ line: string }>(
    `select format('column %s.%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
        coalesce(pg_get_expr(d.adbin, d.adrelid), '')) as line
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where c.relnamespace = $1::text::regnamespace and c.relkind = 'r'
     union all
     select format('constraint %s %s', k.conname, pg_get_constraintdef(k.oid)) from pg_constraint k
      where k.connamespace = $1::text::regnamespace
     union all
     select format('index %s', pg_get_indexdef(i.indexrelid)) from pg_index i join pg_class c on c.oid = i.indrelid
      where c.relnamespace = $1::text::regnamespace
     union all
     select format('policy %s %s %s %s %s', c.relname, p.polname, p.polpermissive, pg_get_expr(p.polqual, c.oid),
        pg_get_expr(p.polwithcheck, c.oid)) from pg_policy p join pg_class c on c.oid = p.polrelid
      where c.relnamespace = $1::text::regnamespace
     union all
     select format('security %s %s %s', c.relname, c.relrowsecurity, c.relforcerowsecurity) from pg_class c
      where c.relnamespace = $1::text::regnamespace and c.relkind = 'r'
     union all
     select format('trigger %s', pg_get_triggerdef(t.oid)) from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = $1::text::regnamespace and not t.tgisinternal
     union all
     select format('right %s %s %s', g.table_name, g.grantee, g.privilege_type)
       from information_schema.role_table_grants g where g.table_schema = $1::text::name and g.grantee <> 'balai_owner'`,
    [schema],
  );
  return rows.map(({ line }) => line.replaceAll(`${schema}.`, '')).sort();
}

describe('the schema of the database', () => {
  it('is the same in a schema of its own as in the pooled one: columns, keys, walls, triggers and rights', async () => {
    await asOwner(database.urls.owner, (client) =>
      migrateTenantSchema(client, 'tenant_own', migrationsFolder),
    );
    expect(await describeSchema('tenant_own')).toEqual(await describeSchema('pooled'));
  });

  it('does not change when the migrations run again', async () => {
    const before = await describeSchema('pooled');
    expect(await migrate(database.urls.owner, migrationsFolder)).toEqual({ applied: [] });
    expect(await describeSchema('pooled')).toEqual(before);
  });

  it('refuses a migration that was changed after it ran', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'balai-migrations-'));
    cpSync(migrationsFolder, folder, { recursive: true });
    writeFileSync(path.join(folder, 'tenant/0001_identity.sql'), 'select 1');
    await expect(migrate(database.urls.owner, folder)).rejects.toThrow(/changed after it ran/);
  });
});
