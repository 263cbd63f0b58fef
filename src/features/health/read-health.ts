import type { Tx } from '#kernel/database';

/** How the machinery of an organisation is doing, from its own rows. */
export interface Health {
  jobs: { failed: number; running: number; silent: number };
  mails: { failed: number; late: number; kept: number };
  /** When a backup of this organisation was last written. */
  backedUpAt: Date | null;
  audit: { unsealed: number; sealedAt: Date | null };
}

/** A job that has not reported for so long has lost its worker; a mail or an audit row that waits so long is stuck. */
const PATIENCE = `interval '10 minutes'`;

/** What failed in the last week, what is stuck now, and when the last backup was made. */
export async function readHealth(tx: Tx, now: Date): Promise<Health> {
  const jobs = await tx.one<Health['jobs']>(
    `select count(*) filter (where state = 'failed' and finished_at > $1::timestamptz - interval '7 days') as failed,
       count(*) filter (where state = 'running') as running,
       count(*) filter (where state = 'running' and coalesce(beat_at, started_at) < $1::timestamptz - ${PATIENCE}) as silent
       from job_runs where tenant_id = balai.tenant_id()`,
    [now],
  );
  const mails = await tx.one<Health['mails']>(
    `select count(*) filter (where state = 'failed' and created_at > $1::timestamptz - interval '7 days') as failed,
       count(*) filter (where state = 'queued' and next_attempt_at < $1::timestamptz - ${PATIENCE}) as late,
       count(*) filter (where state = 'kept' and created_at > $1::timestamptz - interval '7 days') as kept
       from outbox where tenant_id = balai.tenant_id()`,
    [now],
  );
  const backup = await tx.one<{ at: Date | null }>(
    `select max(at) as at from audit_events where tenant_id = balai.tenant_id() and action = 'backup.created'`,
  );
  const unsealed = await tx.one<{ count: number }>(
    `select count(*) as count from audit_events e where e.tenant_id = balai.tenant_id()
       and e.at between $1::timestamptz - interval '7 days' and $1::timestamptz - ${PATIENCE}
       and not exists (select 1 from audit_seals s where s.tenant_id = e.tenant_id and s.event_id = e.id)`,
    [now],
  );
  const seal = await tx.one<{ at: Date }>(
    'select sealed_at as at from audit_seals where tenant_id = balai.tenant_id() order by seq desc limit 1',
  );
  return {
    jobs: jobs!,
    mails: mails!,
    backedUpAt: backup?.at ?? null,
    audit: { unsealed: unsealed?.count ?? 0, sealedAt: seal?.at ?? null },
  };
}
