import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { type AuditPart, openPart } from './sealed-part.ts';

const BATCH = 2_000;

/**
 * Destroys the keys of everything the log tells of a person. The rows stay as they are and the chain of hashes still
 * holds; what they said can be read by nobody any more, in no copy of the table.
 *
 * @param person `owners`: ids of the account, the person and everything that is theirs. `words`: what also betrays them
 *   where it stands in an event about something else (full name, address of mail); not short, not shared with others.
 * @returns how many parts of events were destroyed
 */
export async function eraseFromAudit(
  ctx: WorkContext,
  tx: Tx,
  person: { owners: readonly string[]; words: readonly string[] },
): Promise<number> {
  const owned = await tx.execute(
    'delete from audit_keys where tenant_id = balai.tenant_id() and owner = any ($1::text[])',
    [person.owners],
  );
  return owned + (await destroyMentions(ctx, tx, person.words));
}

/** Events about something else that name the person: each is opened once. Who acted is never named but by the actor. */
async function destroyMentions(ctx: WorkContext, tx: Tx, given: readonly string[]): Promise<number> {
  const words = given.map((word) => JSON.stringify(word.toLowerCase()).slice(1, -1)).filter(Boolean);
  if (words.length === 0) return 0;
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  let destroyed = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await tx.query<{ id: string; sealed: string; key: string }>(
      `select e.id, e.details as sealed, d.key from audit_events e
         join audit_keys d on d.tenant_id = e.tenant_id and d.event_id = e.id and d.part = 'details'
        where e.tenant_id = balai.tenant_id() and e.id > $1 order by e.id limit ${BATCH}`,
      [after],
    );
    const part: AuditPart = 'details';
    const found = rows.filter(({ id, sealed, key }) => {
      const text = JSON.stringify(openPart(keys, id, part, sealed, key)).toLowerCase();
      return words.some((word) => text.includes(word));
    });
    if (found.length > 0) {
      destroyed += await tx.execute(
        `delete from audit_keys where tenant_id = balai.tenant_id() and part = 'details' and event_id = any ($1)`,
        [found.map(({ id }) => id)],
      );
    }
    if (rows.length < BATCH) return destroyed;
    after = rows.at(-1)!.id;
  }
}
