import type { TenantKeys } from '#kernel/encryption';
import { columnOf, type Field, isWritable } from '../field.ts';
import { typeOf } from '../field-types/index.ts';
import { MASK } from '../read/entry.ts';
import type { Register } from '../register.ts';
import { sealValue } from '../sensitive.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Columns and values to write for these JSON values: sealed where the field is sensitive, with the searchable shadow
 * beside. A value that is not named, or a masked one sent back, is left as it is.
 */
export function rowValues(keys: TenantKeys, register: Register, values: Values): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const field of register.fields) {
    if (!isWritable(field) || !(field.key in values)) continue;
    const value = values[field.key] ?? null;
    if (!field.sensitive) {
      row[columnOf(field)] = storedValue(field, value);
    } else if (value !== MASK) {
      const { sealed, index } =
        value === null ? { sealed: null } : sealValue(keys, register, field, String(value));
      row[columnOf(field)] = sealed;
      if (field.sensitive.index) row[`${columnOf(field)}_index`] = index ?? null;
    }
  }
  return row;
}

export function storedValue(field: Field, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  const { store } = typeOf(field);
  return store ? store(value) : value;
}

/** The values as the audit log may hold them: a sensitive one is only said to be there. */
export function auditValues(register: Register, values: Values): Record<string, unknown> {
  return Object.fromEntries(
    register.fields
      .filter((field) => isWritable(field) && field.key in values)
      .map((field) => [field.key, field.sensitive && values[field.key] ? MASK : (values[field.key] ?? null)]),
  );
}
