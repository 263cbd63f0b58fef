import type { Tx } from '#kernel/database';
import { invalid } from '#kernel/work';
import { columnOf, type Field } from '../field.ts';
import type { Register } from '../register.ts';

/**
 * That no other entry says what this one alone may say. Whoever writes such a book waits here for whoever writes it now,
 * so that two at once cannot both be first.
 *
 * @param self the entry itself, when it stands already
 * @throws AppError 422 at the first field of the set that is taken
 */
export async function checkUnique(
  tx: Tx,
  register: Register,
  values: Readonly<Record<string, unknown>>,
  self?: string,
): Promise<void> {
  if (!register.unique) return;
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('unique ' || $1 || balai.tenant_id(), 0))`, [
    register.table,
  ]);
  for (const keys of register.unique) {
    const fields = keys.map((key) => register.fields.find((field) => field.key === key)!);
    if (fields.some(({ key }) => (values[key] ?? null) === null)) continue;
    const taken = await tx.one(
      `select 1 from ${register.table} where tenant_id = balai.tenant_id() and deleted_at is null
         and ($1::uuid is null or id <> $1)
         and ${fields.map((field, index) => equals(field, index + 2)).join(' and ')}`,
      [self ?? null, ...fields.map(({ key }) => values[key])],
    );
    if (taken) {
      const labels = fields.map(({ label }) => label.toLowerCase()).join(' dan ');
      throw invalid({ [keys[0]!]: `Sudah ada ${register.entry} dengan ${labels} ini.` });
    }
  }
}

function equals(field: Field, place: number): string {
  const column = columnOf(field);
  return field.type === 'text' ? `lower(${column}) = lower($${place})` : `${column} = $${place}`;
}
