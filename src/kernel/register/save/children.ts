import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { columnOf, isWritable } from '../field.ts';
import type { Register } from '../register.ts';
import { storedValue } from './row-values.ts';

/** Writes the rows below an entry in the order given; those of before go. */
export async function writeChildren(
  tx: Tx,
  register: Register,
  parentId: string,
  given: unknown,
): Promise<void> {
  const { children } = register;
  if (!children || !Array.isArray(given)) return;
  await tx.execute(`delete from ${children.table} where tenant_id = balai.tenant_id() and parent_id = $1`, [
    parentId,
  ]);
  const fields = children.fields.filter(isWritable);
  for (const [position, row] of (given as Record<string, unknown>[]).entries()) {
    const columns = fields.map(columnOf);
    const values = fields.map((field) => storedValue(field, row[field.key]));
    await tx.execute(
      `insert into ${children.table} (id, parent_id, position${columns.map((column) => `, ${column}`).join('')})
       values ($1, $2, $3${columns.map((_, index) => `, $${index + 4}`).join('')})`,
      [uuidv7(), parentId, position + 1, ...values],
    );
  }
}
