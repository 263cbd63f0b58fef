import type { Tx } from '#kernel/database';
import { EncryptionError, findSealedColumns, type Place, type TenantKeys } from '#kernel/encryption';
import type { WorkContext } from '#kernel/work';

/** What stands where a name stood. */
const GONE = '[dihapus]';

/** Tables whose words are no words about people, or that may not change. */
const LEFT = ['account_identifiers', 'audit_events', 'audit_keys', 'audit_seals', 'tenant_keys'];

interface TextTable {
  table: string;
  columns: { name: string; isJson: boolean; isEmptied: boolean }[];
}

/**
 * Takes these words out of every text of the organisation, plain or sealed: notices to others, reasons, quotations. Read
 * from the catalogue, so that a table made tomorrow is swept tomorrow. Upper and lower case are the same, parts of words
 * are not touched.
 *
 * @returns how many values were changed
 */
export async function sweepMentions(ctx: WorkContext, tx: Tx, words: readonly string[]): Promise<number> {
  if (words.length === 0) return 0;
  const pattern = `(?<![[:alnum:]])(${words.map(escapePattern).join('|')})(?![[:alnum:]])`;
  let changed = 0;
  for (const table of await readTextTables(tx)) changed += await sweepTable(tx, table, pattern);
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const spoken = new RegExp(
    `(?<![\\p{L}\\p{N}])(${words.map(escapePattern).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  for (const place of await findSealedColumns(tx)) changed += await sweepSealed(tx, keys, place, spoken);
  return changed;
}

async function readTextTables(tx: Tx): Promise<TextTable[]> {
  const rows = await tx.query<{ table: string; name: string; isJson: boolean; isEmptied: boolean }>(
    `select c.relname as table, a.attname as name, a.atttypid = 'jsonb'::regtype as "isJson",
       not has_table_privilege(c.oid, 'UPDATE') as "isEmptied"
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> all ($1)
        and a.attgenerated = '' and a.atttypid in ('text'::regtype, 'jsonb'::regtype)
        and has_column_privilege(c.oid, a.attnum, 'UPDATE')
      order by c.relname, a.attnum`,
    [LEFT],
  );
  const tables = new Map<string, TextTable>();
  for (const { table, ...column } of rows) {
    const found = tables.get(table) ?? { table, columns: [] };
    found.columns.push(column);
    tables.set(table, found);
  }
  return [...tables.values()];
}

/** Where rows are never changed but only emptied, the whole text goes. */
function sweepTable(tx: Tx, { table, columns }: TextTable, pattern: string): Promise<number> {
  const sets = columns.map(({ name, isJson, isEmptied }) => {
    const text = isJson ? `t."${name}"::text` : `t."${name}"`;
    const clean = isEmptied ? `''` : `regexp_replace(${text}, $1, '${GONE}', 'gi')${isJson ? '::jsonb' : ''}`;
    return `"${name}" = case when ${text} ~* $1 then ${clean} else t."${name}" end`;
  });
  const all = columns.map(({ name, isJson }) => `t."${name}"${isJson ? '::text' : ''}`).join(', ');
  return tx.execute(
    `update "${table}" t set ${sets.join(', ')}
      where t.tenant_id = balai.tenant_id() and concat_ws(chr(10), ${all}) ~* $1`,
    [pattern],
  );
}

async function sweepSealed(
  tx: Tx,
  keys: TenantKeys,
  { table, column }: { table: string; column: string },
  spoken: RegExp,
): Promise<number> {
  const rows = await tx.query<{ id: string; value: string }>(
    `select id::text as id, "${column}" as value from "${table}"
      where tenant_id = balai.tenant_id() and starts_with("${column}", 's1.') order by id`,
  );
  const changed: { id: string; value: string }[] = [];
  for (const { id, value } of rows) {
    const [text, place] = openAt(keys, value, { table, column }, id);
    const clean = text.replace(spoken, GONE);
    if (clean !== text) changed.push({ id, value: keys.seal(clean, place) });
  }
  if (changed.length === 0) return 0;
  return tx.execute(
    `update "${table}" as t set "${column}" = n.value from unnest($1::uuid[], $2::text[]) as n(id, value)
      where t.tenant_id = balai.tenant_id() and t.id = n.id`,
    [changed.map(({ id }) => id), changed.map(({ value }) => value)],
  );
}

/** Some values are bound to their row as well; which ones, the value itself knows. */
export function openAt(keys: TenantKeys, value: string, place: Place, row: string): [string, Place] {
  try {
    return [keys.open(value, place), place];
  } catch (error) {
    if (!(error instanceof EncryptionError) || error.code !== 'encryption_value_tampered') throw error;
    const bound = { ...place, row };
    return [keys.open(value, bound), bound];
  }
}

const escapePattern = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
