import { readAuditOf } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import type { Register } from '../register.ts';

/** One event of an entry as the audit log keeps it. */
export interface EntryEvent {
  id: string;
  at: Date;
  by: string;
  /** The last word of the action: `created`, `updated`, `answered`. */
  act: string;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
  reason: string | null;
}

/** What happened to an entry, the latest first: the audit rows of this very object. */
export async function readHistory(
  ctx: WorkContext,
  tx: Tx,
  register: Register,
  id: string,
): Promise<EntryEvent[]> {
  const events = await readAuditOf(ctx, tx, { resource: register.resource, id }, 60);
  return events.map((event) => ({
    ...{ id: event.id, at: event.at, before: event.before, after: event.after, reason: event.reason },
    by: event.actorKind === 'guest' ? 'Tamu' : event.actorName,
    act: event.action.split('.')[1] ?? '',
  }));
}
