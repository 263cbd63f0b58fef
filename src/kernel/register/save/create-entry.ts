import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { actorOf } from '#kernel/work';
import type { Actor } from '../actor.ts';
import { type IntakeState, nameOf } from '../read/entry.ts';
import type { Register } from '../register.ts';
import { checkUnique } from './check-unique.ts';
import { checkValues } from './check-values.ts';
import { writeChildren } from './children.ts';
import { auditValues, rowValues } from './row-values.ts';
import { takeNumber } from './take-number.ts';

export interface NewEntry {
  /** Checked by `createShape`. */
  values: Readonly<Record<string, unknown>>;
  extra?: Readonly<Record<string, unknown>> | undefined;
  /** A visitor's: held without a number, with the keyed marks of device and network that the limits count. */
  intake?: { state: IntakeState; device: string; network: string };
}

export interface SavedEntry {
  id: string;
  number: number | null;
}

/**
 * Writes a new entry with the next number of its book.
 *
 * @throws AppError 422 for a day that still lies ahead where it cannot, or for what another entry says already
 */
export async function createEntry(
  actor: Actor,
  tx: Tx,
  register: Register,
  fresh: NewEntry,
): Promise<SavedEntry> {
  checkValues(actor, register, fresh.values);
  await checkUnique(tx, register, fresh.values);
  const isHeld = fresh.intake?.state === 'held';
  const keys = await actor.app.secrets.get(tx, actor.tenant.id);
  const id = uuidv7();
  const row: Record<string, unknown> = {
    id,
    book_number: isHeld ? null : await takeNumber(tx, register),
    extra: JSON.stringify(fresh.extra ?? {}),
    created_by: actorOf(actor).id,
    ...rowValues(keys, register, fresh.values),
    ...ownerOf(actor, register),
    ...(register.intake && { intake_state: fresh.intake?.state ?? 'accepted' }),
    ...(fresh.intake && { intake_device: fresh.intake.device, intake_network: fresh.intake.network }),
  };
  const columns = Object.keys(row);
  await tx.execute(
    `insert into ${register.table} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(row),
  );
  await writeChildren(tx, register, id, register.children && fresh.values[register.children.key]);
  const number = row.book_number as number | null;
  await recordAudit(actor, tx, {
    action: `${register.resource}.${isHeld ? 'received' : 'created'}`,
    resource: register.resource,
    objectId: id,
    objectLabel: nameOf(register, { values: fresh.values, number, names: {} }, zoneOf(actor.tenant.timeZone)),
    after: { number, ...auditValues(register, fresh.values), ...fresh.extra },
  });
  return { id, number };
}

/** Rights over one's own need to know whose it is; what an officer writes for others names the owner itself. */
function ownerOf(actor: Actor, register: Register): Record<string, unknown> {
  const { owner } = register;
  if (!owner || actor.principal.kind !== 'account' || actor.reach?.isAll) return {};
  return {
    [owner.column]: owner.holds === 'account' ? actor.principal.accountId : actor.principal.subjectId,
  };
}
