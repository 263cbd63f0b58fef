import { recordAudit } from '#kernel/audit';
import { zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { TenantKeys } from '#kernel/encryption';
import { type Actor, mayOpen } from './actor.ts';
import { columnOf, type Field } from './field.ts';
import type { Entry } from './read/entry.ts';
import { nameOf } from './read/entry.ts';
import type { Register } from './register.ts';

/** The text as it is stored, and its searchable shadow when the field has one. */
export function sealValue(keys: TenantKeys, register: Register, field: Field, text: string) {
  const { index } = field.sensitive ?? {};
  return {
    sealed: keys.seal(text, { table: register.table, column: columnOf(field) }),
    ...(index ? { index: keys.blindIndex(index, text.replace(/[\s.-]/g, '').toLowerCase()) } : {}),
  };
}

/** The open text of an entry's sealed value; undefined when it has none. Whether the reader may see it is asked before. */
export function openValue(
  keys: TenantKeys,
  register: Register,
  field: Field,
  entry: Entry,
): string | undefined {
  const sealed = entry.sealed[field.key];
  return sealed === undefined
    ? undefined
    : keys.open(sealed, { table: register.table, column: columnOf(field) });
}

/**
 * The entry with every sealed value open that this person may see, written into the audit log as a reading of
 * sensitive data.
 */
export async function openEntry(actor: Actor, tx: Tx, register: Register, entry: Entry): Promise<Entry> {
  const fields = register.fields.filter(
    (field) => entry.sealed[field.key] && mayOpen(actor, register, field),
  );
  if (fields.length === 0) return entry;
  const keys = await actor.app.secrets.get(tx, actor.tenant.id);
  const opened = fields.map((field) => [field.key, openValue(keys, register, field, entry)]);
  await recordAudit(actor, tx, {
    action: `${register.resource}.opened`,
    resource: register.resource,
    objectId: entry.id,
    objectLabel: nameOf(register, entry, zoneOf(actor.tenant.timeZone)),
    after: { opened: fields.map(({ key }) => key) },
  });
  return { ...entry, values: { ...entry.values, ...Object.fromEntries(opened) } };
}
