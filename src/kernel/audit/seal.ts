import { createHash } from 'node:crypto';
import type { Tx } from '#kernel/database';

const BATCH = 5_000;

interface EventRow {
  id: string;
  /** Everything the row says, as the database prints it: the same on every machine. */
  content: string;
  written_by: string;
}

const CONTENT = `jsonb_build_object('at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
  'actor_kind', e.actor_kind, 'actor_id', e.actor_id, 'actor', e.actor, 'actor_name', e.actor_name, 'roles', e.roles,
  'scope', e.scope, 'action', e.action, 'resource', e.resource, 'object_id', e.object_id, 'outcome', e.outcome,
  'details', e.details, 'request_id', e.request_id)::text`;

/**
 * Chains the events of one tenant that no running transaction can still slip in before: each seal holds the hash of
 * the one before it and of the event. Run within a minute of the writing by the worker; safe to run twice at once.
 *
 * @returns the number sealed and the head of the chain, which belongs outside the database
 */
export async function sealAudit(tx: Tx): Promise<{ sealed: number; head: string; seq: number }> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('audit ' || balai.tenant_id()::text, 0))`);
  const last = await tx.one<{ seq: number; hash: string }>(
    'select seq, hash from audit_seals where tenant_id = balai.tenant_id() order by seq desc limit 1',
  );
  let seq = last?.seq ?? 0;
  let hash = last?.hash ?? '';
  const events = await tx.query<EventRow>(
    `select e.id, e.written_by::text as written_by, ${CONTENT} as content
       from audit_events e
      where e.tenant_id = balai.tenant_id()
        and e.written_by < pg_snapshot_xmin(pg_current_snapshot())
        and not exists (select 1 from audit_seals s where s.tenant_id = e.tenant_id and s.event_id = e.id)
      order by e.written_by, e.id limit ${BATCH}`,
  );
  const rows = events.map((event) => {
    seq += 1;
    hash = linkHash(hash, event);
    return { seq, event_id: event.id, written_by: event.written_by, hash };
  });
  if (rows.length > 0) {
    await tx.execute(
      `insert into audit_seals (seq, event_id, written_by, hash)
       select r.seq, r.event_id, r.written_by::xid8, r.hash
         from jsonb_to_recordset($1::jsonb) as r(seq bigint, event_id uuid, written_by text, hash text)`,
      [JSON.stringify(rows)],
    );
  }
  return { sealed: rows.length, head: hash, seq };
}

export interface AuditFault {
  seq: number;
  eventId: string;
  fault: 'changed' | 'missing' | 'cut';
}

/**
 * Walks the whole chain and names every event that was changed, every one that is missing, and a chain that was cut
 * short of `expected` (a head kept outside the database).
 */
export async function verifyAudit(
  tx: Tx,
  expected?: { seq: number; head: string },
): Promise<{ checked: number; faults: AuditFault[] }> {
  const faults: AuditFault[] = [];
  let hash = '';
  let at = 0;
  let headAtExpected = expected === undefined || expected.seq === 0;
  for (;;) {
    const rows = await tx.query<{
      seq: number;
      event_id: string;
      hash: string;
      id: string | null;
      content: string | null;
    }>(
      `select s.seq, s.event_id, s.hash, e.id, ${CONTENT} as content
         from audit_seals s left join audit_events e on e.tenant_id = s.tenant_id and e.id = s.event_id
        where s.tenant_id = balai.tenant_id() and s.seq > $1 order by s.seq limit ${BATCH}`,
      [at],
    );
    if (rows.length === 0) break;
    for (const row of rows) {
      for (let lost = at + 1; lost < row.seq; lost += 1)
        faults.push({ seq: lost, eventId: '', fault: 'missing' });
      at = row.seq;
      if (row.id === null) faults.push({ seq: row.seq, eventId: row.event_id, fault: 'missing' });
      else if (linkHash(hash, { id: row.id, content: row.content! }) !== row.hash) {
        faults.push({ seq: row.seq, eventId: row.event_id, fault: 'changed' });
      }
      // Go on from what is written, so that one changed row is named once and not all rows after it.
      hash = row.hash;
      if (expected && row.seq === expected.seq) headAtExpected = row.hash === expected.head;
    }
  }
  if (!headAtExpected) faults.push({ seq: expected!.seq, eventId: '', fault: 'cut' });
  return { checked: at, faults };
}

function linkHash(previous: string, event: { id: string; content: string }): string {
  return createHash('sha256').update(`${previous}\n${event.id}\n${event.content}`).digest('hex');
}
