import type { Tx } from '#kernel/database';
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
export async function readHistory(tx: Tx, register: Register, id: string): Promise<EntryEvent[]> {
  return tx.query<EntryEvent>(
    `select id, at, case actor_kind when 'guest' then 'Tamu' else actor_name end as by,
       split_part(action, '.', 2) as act, before, after, reason
      from audit_events
     where tenant_id = balai.tenant_id() and resource = $1 and object_id = $2 and outcome = 'done'
     order by at desc, id desc limit 60`,
    [register.resource, id],
  );
}
