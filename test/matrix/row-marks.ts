import type { TestApp } from '../support/test-app.ts';
import type { House } from './demo-people.ts';

/** Rows that every request may leave behind, whatever it asked for: they prove nothing. */
const ALWAYS = new Set([
  'audit_events',
  'audit_keys',
  'audit_seals',
  'rate_windows',
  'sessions',
  'sign_in_events',
]);

export type RowMarks = ReadonlyMap<string, string>;

/**
 * How many rows each table of one organisation has, and which transaction wrote the newest: different after any insert,
 * update or delete, and cheap enough to ask around every request.
 */
export async function openRowMarks(
  test: Pick<TestApp, 'asSuperuser'>,
  { slug }: House,
): Promise<() => Promise<RowMarks>> {
  const [tenant] = await test.asSuperuser<{ id: string; schema: string }>(
    `select id, schema_name as schema from shared.tenants where slug = $1`,
    [slug],
  );
  if (!tenant) throw new Error(`No organisation ${slug}`);
  const tables = await test.asSuperuser<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname = $1 and exists
        (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')`,
    [tenant.schema],
  );
  const parts = tables.map(
    ({ name }) => `select '${name}' as name, count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as state
       from ${tenant.schema}.${name} where tenant_id = '${tenant.id}'`,
  );
  const statement = parts.join(' union all ');
  return async () => {
    const rows = await test.asSuperuser<{ name: string; state: string }>(statement);
    return new Map(rows.map(({ name, state }) => [name, state]));
  };
}

/** Tables of which something was written in between; of those that any request writes to only the ones named. */
export function writtenTables(before: RowMarks, after: RowMarks, alsoCounts: readonly string[]): string[] {
  return [...after]
    .filter(([name, state]) => before.get(name) !== state)
    .map(([name]) => name)
    .filter((name) => !ALWAYS.has(name) || alsoCounts.includes(name));
}
