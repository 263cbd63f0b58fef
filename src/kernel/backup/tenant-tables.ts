export interface TenantTable {
  name: string;
  /** Columns that are written; generated ones make themselves. */
  columns: string[];
}

interface Client {
  query<R extends object>(text: string, values?: unknown[]): Promise<{ rows: R[] }>;
}

/**
 * The tables of a tenant schema in an order in which every row's parents come first. Read from the catalogue: a table
 * added tomorrow is in tomorrow's backup.
 */
export async function listTenantTables(client: Client, schema: string): Promise<TenantTable[]> {
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where n.nspname = $1 and c.relkind = 'r'
        and exists (select 1 from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')
      group by c.relname order by c.relname`,
    [schema],
  );
  const { rows: links } = await client.query<{ child: string; parent: string }>(
    `select child.relname as child, parent.relname as parent from pg_constraint k
       join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid
       join pg_namespace n on n.oid = child.relnamespace
      where k.contype = 'f' and n.nspname = $1 and child.oid <> parent.oid and parent.relnamespace = child.relnamespace`,
    [schema],
  );
  const sorted: TenantTable[] = [];
  const placed = new Set<string>();
  let waiting = tables;
  while (waiting.length > 0) {
    const ready = waiting.filter(({ name }) =>
      links.every(({ child, parent }) => child !== name || placed.has(parent)),
    );
    if (ready.length === 0)
      throw new Error(
        `Tables refer to each other in a circle: ${waiting.map(({ name }) => name).join(', ')}`,
      );
    for (const table of ready) {
      placed.add(table.name);
      sorted.push(table);
    }
    waiting = waiting.filter(({ name }) => !placed.has(name));
  }
  return sorted;
}
