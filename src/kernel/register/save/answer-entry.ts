import { recordAudit } from '#kernel/audit';
import { zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { notify } from '#kernel/notifications';
import { actorOf } from '#kernel/work';
import { type Actor, actorName } from '../actor.ts';
import { nameOf } from '../read/entry.ts';
import { findEntry } from '../read/find-entry.ts';
import { fullTitle, type Register } from '../register.ts';

/**
 * Writes or corrects the answer to an entry, with who and when. Its author, when an account, is told.
 *
 * @param text checked by the caller: not empty, within the limit of the book
 */
export async function answerEntry(
  actor: Actor,
  tx: Tx,
  register: Register,
  id: string,
  text: string,
): Promise<void> {
  const entry = await findEntry(actor, tx, register, id, { forUpdate: true });
  if (entry.answer?.text === text) return;
  await tx.execute(
    `update ${register.table} set answer = $2, answered_by = $3, answered_by_name = $4, answered_at = now(),
       version = version + 1
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, text, actorOf(actor).id, actorName(actor)],
  );
  const name = nameOf(register, entry, zoneOf(actor.tenant.timeZone));
  await recordAudit(actor, tx, {
    action: `${register.resource}.answered`,
    resource: register.resource,
    objectId: id,
    objectLabel: name,
    before: { answer: entry.answer?.text ?? null },
    after: { answer: text },
  });
  const author = entry.createdBy;
  if (author && author !== actorOf(actor).id) {
    await notify(tx, [author], {
      title: `${register.answer!.label}: ${name}`,
      body: `Dijawab oleh ${actorName(actor)} di buku ${fullTitle(register)}.`,
      url: `${register.page}/${id}`,
    });
  }
}
