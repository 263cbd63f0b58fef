import { recordAudit } from '#kernel/audit';
import { formatMoment, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type AppError, actorOf, conflict } from '#kernel/work';
import type { Actor } from '../actor.ts';
import { isWritable } from '../field.ts';
import { type Entry, MASK, nameOf } from '../read/entry.ts';
import { findEntry } from '../read/find-entry.ts';
import type { Register } from '../register.ts';
import { openValue } from '../sensitive.ts';
import { checkUnique } from './check-unique.ts';
import { checkValues } from './check-values.ts';
import { writeChildren } from './children.ts';
import { auditValues, rowValues } from './row-values.ts';

export interface ChangedEntry {
  /** Checked by `updateShape` or `patchShape`; fields that are not named stay. */
  values: Readonly<Record<string, unknown>>;
  extra?: Readonly<Record<string, unknown>> | undefined;
  /** The version that was read; left out, the last one to save wins. */
  version?: number | undefined;
}

/**
 * Changes an entry that is still as its writer saw it.
 *
 * @throws AppError 409 `version_conflict` when somebody was faster, `answered` when the entry has an answer and its
 *   author's words stand, `fixed` for a field that is said once; 404, 422
 */
export async function updateEntry(
  actor: Actor,
  tx: Tx,
  register: Register,
  id: string,
  change: ChangedEntry,
): Promise<Entry> {
  const entry = await findEntry(actor, tx, register, id, { forUpdate: true });
  if (change.version !== undefined && change.version !== entry.version)
    throw await tellConflict(actor, tx, register, entry);
  if (entry.answer) {
    throw conflict(
      'answered',
      `${register.answer!.label} sudah diberikan, jadi isi catatan ini tidak diubah lagi. Perbaiki lewat ${register.answer!.label.toLowerCase()}.`,
    );
  }
  checkValues(actor, register, change.values, entry.values);
  const keys = await actor.app.secrets.get(tx, actor.tenant.id);
  const changed = register.fields.filter((field) => {
    if (!isWritable(field) || !(field.key in change.values)) return false;
    const value = change.values[field.key] ?? null;
    if (!field.sensitive) return value !== (entry.values[field.key] ?? null);
    return value !== MASK && value !== (openValue(keys, register, field, entry) ?? null);
  });
  const fixed = changed.find(({ isFixed }) => isFixed);
  if (fixed) throw conflict('fixed', `${fixed.label} tidak diubah lagi: data lain menyebutnya.`);
  const values = Object.fromEntries(changed.map(({ key }) => [key, change.values[key] ?? null]));
  const extra = changedExtra(entry, change.extra);
  const children = register.children && change.values[register.children.key];
  const hasNewChildren =
    children !== undefined && JSON.stringify(children) !== JSON.stringify(entry.children);
  if (changed.length === 0 && !extra && !hasNewChildren) return entry;
  await checkUnique(tx, register, { ...entry.values, ...values }, id);
  await register.beforeChange?.(actor, tx, {
    ...{ id, before: entry.values, after: { ...entry.values, ...values } },
  });
  const row: Record<string, unknown> = {
    ...rowValues(keys, register, values),
    ...(extra && { extra: JSON.stringify({ ...entry.extra, ...extra }) }),
    updated_by: actorOf(actor).id,
  };
  const columns = Object.keys(row);
  await tx.execute(
    `update ${register.table} set ${columns.map((column, index) => `${column} = $${index + 2}`).join(', ')},
       version = version + 1, updated_at = now()
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, ...Object.values(row)],
  );
  if (hasNewChildren) await writeChildren(tx, register, id, children);
  await recordAudit(actor, tx, {
    action: `${register.resource}.updated`,
    resource: register.resource,
    objectId: id,
    objectLabel: nameOf(register, entry, zoneOf(actor.tenant.timeZone)),
    before: { ...auditValues(register, pick(entry.values, values)), ...pick(entry.extra, extra ?? {}) },
    // A sealed value shows as the same mask before and after; that it changed is what the log has to say.
    after: { ...markSealed(register, auditValues(register, values)), ...extra },
  });
  return findEntry(actor, tx, register, id);
}

/** Who was faster, and when, so that the one who comes second knows whom to ask. */
async function tellConflict(actor: Actor, tx: Tx, register: Register, entry: Entry): Promise<AppError> {
  const last = await tx.one<{ name: string | null }>(
    `select a.display_name as name from ${register.table} t
       left join accounts a on a.tenant_id = t.tenant_id and a.id = t.updated_by
      where t.tenant_id = balai.tenant_id() and t.id = $1`,
    [entry.id],
  );
  const when = formatMoment(entry.updatedAt, zoneOf(actor.tenant.timeZone), 'long');
  return conflict(
    'version_conflict',
    `${last?.name ?? 'Orang lain'} mengubah catatan ini pada ${when}, setelah Anda membukanya. Bandingkan isinya di bawah, lalu simpan lagi.`,
  );
}

function changedExtra(entry: Entry, extra: Readonly<Record<string, unknown>> | undefined) {
  const changed = Object.entries(extra ?? {}).filter(
    ([key, value]) => (value ?? null) !== (entry.extra[key] ?? null),
  );
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}

function pick(from: Readonly<Record<string, unknown>>, like: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.keys(like).map((key) => [key, from[key] ?? null]));
}

function markSealed(register: Register, values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      value === MASK && register.fields.some((field) => field.key === key && field.sensitive)
        ? `${MASK} (baru)`
        : value,
    ]),
  );
}
