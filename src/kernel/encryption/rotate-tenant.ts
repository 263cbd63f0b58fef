import type { Tx } from '#kernel/database';
import { EncryptionError } from './encryption-error.ts';
import type { TenantKeys } from './tenant-keys.ts';

const BATCH = 500;

export interface SealedColumn {
  table: string;
  column: string;
}

/**
 * Every column of this tenant that holds sealed text, found by what stands in it: a sealed value says so itself, so no
 * list has to be kept and none can be forgotten.
 *
 * @throws Error for sealed text in a table whose rows have no id: it would stay under its old key
 */
export async function findSealedColumns(tx: Tx): Promise<SealedColumn[]> {
  const columns = await tx.query<SealedColumn & { hasId: boolean }>(
    `select c.relname as "table", a.attname as "column", exists (select 1 from pg_attribute i
              where i.attrelid = c.oid and i.attname = 'id' and i.atttypid = 'uuid'::regtype) as "hasId"
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.atttypid = 'text'::regtype
        and a.attgenerated = ''
      order by c.relname, a.attname`,
  );
  const sealed: SealedColumn[] = [];
  for (const { table, column, hasId } of columns) {
    const found = await tx.one(
      `select 1 from "${table}" where tenant_id = balai.tenant_id() and starts_with("${column}", 's1.') limit 1`,
    );
    if (found && !hasId) throw new Error(`${table}.${column} is sealed, and its rows have no id`);
    if (found) sealed.push({ table, column });
  }
  return sealed;
}

/**
 * Seals up to 500 values of a column with the current data key. Each value says which key sealed it: the command may be
 * killed after any batch and be run again.
 *
 * @returns how many were sealed anew; 0 when the column is done
 */
export async function resealBatch(
  tx: Tx,
  keys: TenantKeys,
  { table, column }: SealedColumn,
): Promise<number> {
  const rows = await tx.query<{ id: string; value: string }>(
    `select id::text as id, "${column}" as value from "${table}"
      where tenant_id = balai.tenant_id() and starts_with("${column}", 's1.')
        and split_part("${column}", '.', 2)::int < $1
      order by id limit ${BATCH} for update`,
    [keys.currentVersion],
  );
  if (rows.length === 0) return 0;
  return tx.execute(
    `update "${table}" as t set "${column}" = n.value from unnest($1::uuid[], $2::text[]) as n(id, value)
      where t.tenant_id = balai.tenant_id() and t.id = n.id`,
    [rows.map(({ id }) => id), rows.map((row) => resealValue(keys, row, { table, column }))],
  );
}

/** Some values are bound to their row as well; which ones, the value itself knows. */
function resealValue(keys: TenantKeys, row: { id: string; value: string }, place: SealedColumn): string {
  try {
    return keys.reseal(row.value, place) ?? row.value;
  } catch (error) {
    if (!(error instanceof EncryptionError) || error.code !== 'encryption_value_tampered') throw error;
    return keys.reseal(row.value, { ...place, row: row.id }) ?? row.value;
  }
}
