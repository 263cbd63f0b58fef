import type { Tx } from '#kernel/database';
import type { TenantKeys } from '#kernel/encryption';
import type { WorkContext } from '#kernel/work';
import { type MemberField, memberFields } from './member-fields.ts';
import type { MemberValue, MemberValues } from './read-fields.ts';

/** Fields that are found by what is in them, although it is sealed. */
const INDEXED: Readonly<Record<string, string>> = { nik: 'nik', phone: 'phone' };

const placeOf = (column: string) => ({ table: 'members', column });

/** Columns and their values as the database keeps them: sealed where they have to be, with their shadow beside. */
export function columnsOf(keys: TenantKeys, values: MemberValues): Record<string, MemberValue> {
  const columns: Record<string, MemberValue> = {};
  for (const field of memberFields) {
    const value = values[field.name];
    if (value === undefined) continue;
    columns[field.column] =
      field.isSealed && typeof value === 'string' ? keys.seal(value, placeOf(field.column)) : value;
    const index = INDEXED[field.name];
    if (index)
      columns[`${field.column}_index`] = typeof value === 'string' ? keys.blindIndex(index, value) : null;
  }
  return columns;
}

/** Opens a sealed column that was read from the table. */
export function openColumn(keys: TenantKeys, field: MemberField, stored: string): string {
  return field.isSealed ? keys.open(stored, placeOf(field.column)) : stored;
}

/** Keys of this tenant, for sealing and opening. */
export function keysOf(ctx: WorkContext, tx: Tx): Promise<TenantKeys> {
  return ctx.app.secrets.get(tx, ctx.tenant.id);
}

/** Writes columns of one person inside the walls; answers whether the row was there. */
export async function updateColumns(
  tx: Tx,
  memberId: string,
  columns: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const names = Object.keys(columns);
  if (names.length === 0) return true;
  const values: unknown[] = [memberId];
  const sets = names.map((name) => `${name} = $${values.push(columns[name])}`);
  const changed = await tx.execute(
    `update members set ${sets.join(', ')}, updated_at = now()
      where tenant_id = balai.tenant_id() and id = $1 and deleted_at is null`,
    values,
  );
  return changed > 0;
}
