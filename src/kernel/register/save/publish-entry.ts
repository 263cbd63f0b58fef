import { recordAudit } from '#kernel/audit';
import { zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, invalid } from '#kernel/work';
import type { Actor } from '../actor.ts';
import type { Field } from '../field.ts';
import { nameOf } from '../read/entry.ts';
import { findEntry } from '../read/find-entry.ts';
import type { Register } from '../register.ts';

/** Columns of a book that an entry may show to everybody. */
export function publicFields(register: Register): readonly Field[] {
  return register.fields.filter(({ publicColumn }) => publicColumn);
}

/**
 * Shows an entry to everybody, with these columns only; again with others changes what is shown.
 *
 * @throws AppError 422 when no column was chosen or one may not be shown, 409 while the entry is held
 */
export async function publishEntry(
  actor: Actor,
  tx: Tx,
  register: Register,
  id: string,
  columns: readonly string[],
): Promise<void> {
  const allowed = publicFields(register).map(({ key }) => key);
  if (columns.length === 0)
    throw invalid({ columns: 'Pilih paling sedikit satu kolom yang boleh dibaca umum.' });
  if (columns.some((key) => !allowed.includes(key)))
    throw invalid({ columns: 'Kolom ini tidak boleh terbit.' });
  const entry = await findEntry(actor, tx, register, id, { forUpdate: true });
  if (entry.number === null)
    throw conflict('held', 'Catatan ini masih ditahan. Terima dahulu, lalu terbitkan.');
  await tx.execute(
    `update ${register.table} set published_at = coalesce(published_at, $4), published_by = $2, published_columns = $3,
       version = version + 1
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, actorOf(actor).id, columns, actor.now],
  );
  await recordAudit(actor, tx, {
    action: `${register.resource}.published`,
    resource: register.resource,
    objectId: id,
    objectLabel: nameOf(register, entry, zoneOf(actor.tenant.timeZone)),
    before: { columns: entry.publication?.columns ?? [] },
    after: { columns },
  });
}

/** Takes an entry back from the public pages. */
export async function withdrawEntry(actor: Actor, tx: Tx, register: Register, id: string): Promise<void> {
  const entry = await findEntry(actor, tx, register, id, { forUpdate: true });
  if (!entry.publication) return;
  await tx.execute(
    `update ${register.table} set published_at = null, published_by = null, published_columns = '{}', version = version + 1
      where tenant_id = balai.tenant_id() and id = $1`,
    [id],
  );
  await recordAudit(actor, tx, {
    action: `${register.resource}.withdrawn`,
    resource: register.resource,
    objectId: id,
    objectLabel: nameOf(register, entry, zoneOf(actor.tenant.timeZone)),
    before: { columns: entry.publication.columns },
  });
}
