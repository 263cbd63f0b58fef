import { recordAudit } from '#kernel/audit';
import { zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { conflict } from '#kernel/work';
import type { Actor } from '../actor.ts';
import { nameOf } from '../read/entry.ts';
import { findEntry } from '../read/find-entry.ts';
import type { Register } from '../register.ts';
import { takeNumber } from './take-number.ts';

/**
 * Decides about a visitor's entry: accepted it gets the next number of the book and everyone who reads the book sees
 * it; refused it stays with the officers.
 *
 * @throws AppError 409 when it was decided before
 */
export async function judgeIntake(
  actor: Actor,
  tx: Tx,
  register: Register,
  id: string,
  verdict: 'accepted' | 'refused',
): Promise<void> {
  const entry = await findEntry(actor, tx, register, id, { forUpdate: true });
  if (entry.intake === verdict) return;
  if (entry.intake === 'accepted') {
    throw conflict('decided', 'Catatan ini sudah diterima. Bila keliru, hapus dengan menyebut alasannya.');
  }
  const number = verdict === 'accepted' ? await takeNumber(tx, register) : null;
  await tx.execute(
    `update ${register.table} set intake_state = $2, book_number = $3, version = version + 1
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, verdict, number],
  );
  await recordAudit(actor, tx, {
    action: `${register.resource}.${verdict}`,
    resource: register.resource,
    objectId: id,
    objectLabel: nameOf(register, { ...entry, number }, zoneOf(actor.tenant.timeZone)),
    before: { intake: entry.intake },
    after: { intake: verdict, number },
  });
}
