import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScratchDatabase, type ScratchDatabase } from '../support/scratch-database.ts';

/** Tables outside the tenant wall, each with its reason. */
const GLOBAL_TABLES: Record<string, string> = {
  'shared.tenants':
    'the directory itself: names and addresses are public, and it is read before a tenant is known',
  'shared.migrations': 'what has been done to the schema; holds no data of anybody',
};

let database: ScratchDatabase;
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(() => database.drop());

describe('the catalogue of the database', () => {
  it('has every table behind the tenant wall, or on the list of global tables (research §5, 23)', async () => {
    const tables = await database.sql<{
      name: string;
      secured: boolean;
      forced: boolean;
      tenant_policy: boolean;
    }>(`
      select n.nspname || '.' || c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
        exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polname = 'tenant'
          and pg_get_expr(p.polqual, c.oid) like '%balai.tenant_id%' and pg_get_expr(p.polwithcheck, c.oid) like '%balai.tenant_id%'
          and (select array_agg(rolname::text) from pg_roles r where r.oid = any(p.polroles)) = '{balai_app}') as tenant_policy
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'jobs')`);
    const unprotected = tables
      .filter(({ name }) => !GLOBAL_TABLES[name])
      .filter(({ secured, forced, tenant_policy }) => !(secured && forced && tenant_policy))
      .map(({ name }) => name);
    expect(unprotected).toEqual([]);
    expect(tables.length).toBeGreaterThan(25);
  });

  it('lets no second permissive policy of the serving role open a table wider', async () => {
    const extra = await database.sql<{ name: string }>(`
      select c.relname || ' / ' || p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid
      where p.polpermissive and p.polname not in ('tenant', 'owner', 'backup')
        and (p.polroles = '{0}' or (select oid from pg_roles where rolname = 'balai_app') = any(p.polroles))`);
    expect(extra).toEqual([]);
  });

  it('leads every key, unique index and foreign key of a tenant table with the tenant', async () => {
    const faults = await database.sql<{ fault: string }>(`
      select format('index %s', i.indexrelid::regclass) as fault
        from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'pooled' and i.indisunique
         and (select attname from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0]) <> 'tenant_id'
      union all
      select format('foreign key %s on %s', k.conname, k.conrelid::regclass)
        from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'pooled' and k.contype = 'f'
         and (select attname from pg_attribute a where a.attrelid = c.oid and a.attnum = k.conkey[1]) <> 'tenant_id'`);
    expect(faults).toEqual([]);
  });

  it('gives every tenant table a tenant that comes from the context and may not be empty', async () => {
    const faults = await database.sql<{ name: string }>(`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'pooled' and c.relkind = 'r' and not exists (
        select 1 from pg_attribute a join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull
          and pg_get_expr(d.adbin, d.adrelid) = 'balai.tenant_id()')`);
    expect(faults).toEqual([]);
  });

  it('has no view, materialised view or function that sees past the walls (research §5, 24)', async () => {
    const views = await database.sql<{ name: string }>(`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'jobs')
        and not coalesce(c.reloptions::text like '%security_invoker=true%', false)`);
    expect(views).toEqual([]);
    const functions = await database.sql<{ name: string }>(`
      select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname not in ('pg_catalog', 'information_schema', 'jobs')
        and (p.prosecdef or (n.nspname = 'balai' and has_function_privilege('public', p.oid, 'execute')))`);
    expect(functions).toEqual([]);
  });

  it('owns no table as the serving role and lets it neither change the schema nor take another role (research §5, 23)', async () => {
    const client = new pg.Client({ connectionString: database.urls.app });
    await client.connect();
    try {
      const attempts = [
        'set role balai_owner',
        'set role balai_backup',
        'create table pooled.stolen (id int)',
        'create schema mine',
        'create function public.mine() returns int language sql as $$ select 1 $$',
        'truncate pooled.accounts',
        'alter table pooled.accounts disable row level security',
        'drop policy tenant on pooled.accounts',
        "copy pooled.accounts to program 'cat'",
        'delete from pooled.audit_events',
        "update pooled.audit_events set action = 'x'",
        'delete from shared.tenants',
        "insert into shared.tenants (id, slug, kind, name, schema_name) values (gen_random_uuid(), 'xy', 'desa', 'Xyz', 'pooled')",
        'select * from pg_authid',
      ];
      const allowed: string[] = [];
      for (const attempt of attempts) {
        await client.query(attempt).then(
          () => allowed.push(attempt),
          () => {},
        );
      }
      expect(allowed).toEqual([]);
    } finally {
      await client.end();
    }
  });

  it('shows the serving role no row of any tenant table when no tenant was set (research §5, 22)', async () => {
    await database.sql(`
      insert into shared.tenants (id, slug, kind, name, schema_name)
        values ('01980000-0000-7000-8000-000000000001', 'satu', 'desa', 'Desa Satu', 'pooled')`);
    await database.sql(`insert into pooled.number_series (tenant_id, series, last_number)
        values ('01980000-0000-7000-8000-000000000001', 'letters', 7)`);
    const client = new pg.Client({ connectionString: database.urls.app });
    await client.connect();
    try {
      expect((await client.query('select * from pooled.number_series')).rows).toEqual([]);
      await client.query('begin');
      await client.query(
        `select set_config('balai.tenant_id', '01980000-0000-7000-8000-000000000001', true)`,
      );
      expect((await client.query('select * from pooled.number_series')).rows).toHaveLength(1);
      await client.query('commit');
      expect((await client.query('select * from pooled.number_series')).rows).toEqual([]);
    } finally {
      await client.end();
    }
  });
});
