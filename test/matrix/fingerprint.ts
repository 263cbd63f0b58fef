import type { TestApp } from '../support/test-app.ts';

/** Tables that a refusal or a look at a page may write to: who came, who was turned away. */
const DIARY = new Set([
  'audit_events',
  'audit_keys',
  'audit_seals',
  'sessions',
  'sign_in_events',
  'sign_in_locks',
  'rate_windows',
  'spent_refresh_tokens',
]);

const JOBS = 'jobs.job';

export type Fingerprint = ReadonlyMap<string, string>;

/** Count and content hash of every tenant table of every organisation, and of the waiting jobs; or of `only` these. */
export async function takeFingerprint(
  test: Pick<TestApp, 'asSuperuser'>,
  only?: readonly string[],
): Promise<Fingerprint> {
  const tables = await test.asSuperuser<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and (n.nspname in ('pooled', 'shared') or n.nspname like 'tenant\\_%')`,
  );
  const wanted = [
    ...tables.filter(({ name }) => !DIARY.has(name)).map(({ schema, name }) => `${schema}.${name}`),
    JOBS,
  ];
  const parts = wanted.filter((table) => only?.includes(table) ?? true).map(part);
  const rows = await test.asSuperuser<{ name: string; state: string }>(parts.join(' union all '));
  return new Map(rows.map(({ name, state }) => [name, state]));
}

/** Names of the tables that differ. */
export function compareFingerprints(before: Fingerprint, after: Fingerprint): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name)).sort();
}

function part(table: string): string {
  return `select '${table}' as name,
    count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as state from ${table} t`;
}
