import { recordAudit } from '#kernel/audit';
import { zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { actorOf } from '#kernel/work';
import type { Actor } from '../actor.ts';
import { type Entry, nameOf } from '../read/entry.ts';
import { findEntry } from '../read/find-entry.ts';
import type { Register } from '../register.ts';
import { checkUnique } from './check-unique.ts';
import { auditValues } from './row-values.ts';

/** Takes an entry out of its book. Its number stays taken, its content stays in the audit log, and it can be put back. */
export async function deleteEntry(
  actor: Actor,
  tx: Tx,
  register: Register,
  id: string,
  reason: string,
): Promise<Entry> {
  const entry = await findEntry(actor, tx, register, id, { forUpdate: true });
  await register.beforeChange?.(actor, tx, { id, before: entry.values, after: null });
  await tx.execute(
    `update ${register.table} set deleted_at = now(), deleted_by = $2, delete_reason = $3, version = version + 1
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, actorOf(actor).id, reason],
  );
  await recordAudit(actor, tx, {
    action: `${register.resource}.deleted`,
    resource: register.resource,
    objectId: id,
    objectLabel: nameOf(register, entry, zoneOf(actor.tenant.timeZone)),
    before: { number: entry.number, ...auditValues(register, entry.values), ...entry.extra },
    reason,
  });
  return entry;
}

/** Puts back what was deleted, under its old number. Doing it twice changes nothing. @throws AppError 422 when another entry says the same now */
export async function restoreEntry(actor: Actor, tx: Tx, register: Register, id: string): Promise<Entry> {
  const entry = await findEntry(actor, tx, register, id, { forUpdate: true, withDeleted: true });
  await checkUnique(tx, register, entry.values, id);
  await register.beforeChange?.(actor, tx, { id, before: null, after: entry.values });
  const restored = await tx.execute(
    `update ${register.table} set deleted_at = null, deleted_by = null, delete_reason = null, version = version + 1
      where tenant_id = balai.tenant_id() and id = $1 and deleted_at is not null`,
    [id],
  );
  if (restored > 0) {
    await recordAudit(actor, tx, {
      action: `${register.resource}.restored`,
      resource: register.resource,
      objectId: id,
      objectLabel: nameOf(register, entry, zoneOf(actor.tenant.timeZone)),
    });
  }
  return entry;
}
