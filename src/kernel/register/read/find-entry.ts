import type { Tx } from '#kernel/database';
import { notFound } from '#kernel/work';
import type { Actor } from '../actor.ts';
import { columnOf, isStored } from '../field.ts';
import { typeOf } from '../field-types/index.ts';
import type { Register } from '../register.ts';
import { selectColumns } from './columns.ts';
import { createConditions } from './conditions.ts';
import { type Entry, type EntryRow, entryOf } from './entry.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * One entry that this person reaches.
 *
 * @throws AppError 404 for one that is not there, is deleted or lies out of reach: the answer never tells which
 */
export async function findEntry(
  actor: Actor,
  tx: Tx,
  register: Register,
  id: string,
  options: { forUpdate?: true; withDeleted?: true; isPublished?: true } = {},
): Promise<Entry> {
  if (!UUID.test(id)) throw notFound();
  const conditions = createConditions(actor, register, options.withDeleted ? { withDeleted: true } : {});
  conditions.clauses.push(`t.id = ${conditions.bind(id)}`);
  if (options.isPublished) conditions.clauses.push('t.published_at is not null');
  const row = await tx.one<EntryRow>(
    `select ${selectColumns(register, { withSealed: true })} from ${register.table} t
      where ${conditions.where()}${options.forUpdate ? ' for update of t' : ''}`,
    conditions.values,
  );
  if (!row) throw notFound();
  const entry = entryOf(register, row);
  return register.children ? { ...entry, children: await readChildren(tx, register, id) } : entry;
}

async function readChildren(tx: Tx, register: Register, parentId: string): Promise<Entry['children']> {
  const { table, fields } = register.children!;
  const stored = fields.filter(isStored);
  const columns = stored.map((field) => `${columnOf(field)} as "${field.key}"`).join(', ');
  const rows = await tx.query<Record<string, unknown>>(
    `select ${columns} from ${table}
      where tenant_id = balai.tenant_id() and parent_id = $1 order by position`,
    [parentId],
  );
  return rows.map((row) =>
    Object.fromEntries(
      stored.map((field) => {
        const value = row[field.key];
        const { load } = typeOf(field);
        return [field.key, value === null || value === undefined ? null : load ? load(value) : value];
      }),
    ),
  );
}
