import type { TenantKeys } from '#kernel/encryption';
import { type ResidentField, type ResidentValues, residentFields } from './resident-fields.ts';

const placeOf = (column: string) => ({ table: 'residents', column });

/** Columns as the database keeps them: sealed where they have to be, the NIK with its shadow beside. */
export function columnsOf(keys: TenantKeys, values: ResidentValues): Record<string, string | null> {
  const columns: Record<string, string | null> = {};
  for (const field of residentFields) {
    const value = values[field.name];
    if (value === undefined) continue;
    columns[field.column] =
      value !== null && field.isSealed ? keys.seal(value, placeOf(field.column)) : value;
    if (field.name === 'nik') columns.nik_index = value === null ? null : keys.blindIndex('nik', value);
  }
  return columns;
}

/** The values of a row as it was read, opened. */
export function valuesOf(keys: TenantKeys, row: Readonly<Record<string, unknown>>): ResidentValues {
  return Object.fromEntries(
    residentFields.map((field) => {
      const stored = row[field.column];
      return [field.name, typeof stored === 'string' ? openField(keys, field, stored) : null];
    }),
  );
}

export function openField(keys: TenantKeys, field: ResidentField, stored: string): string {
  return field.isSealed ? keys.open(stored, placeOf(field.column)) : stored;
}

/** Columns of a resident for a `select`, in the order of the fields. */
export const fieldColumns = (alias: string) =>
  residentFields.map(({ column }) => `${alias}.${column}`).join(', ');
