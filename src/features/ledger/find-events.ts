import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';

/**
 * Events of some kinds that were journalled and still hold, by the days of their journals.
 * @param given.days both inside; left out: the last day that has one
 */
export function findEvents(
  tx: Tx,
  given: { kinds: readonly string[]; days?: { from: PlainDate; to: PlainDate } | undefined },
): Promise<{ kind: string; id: string }[]> {
  return tx.query(
    `with held as (
       select j.posted_on, j.source_kind as kind, j.source_id as id from ledger_journals j
        where j.tenant_id = balai.tenant_id() and j.source_kind = any($1)
          and ($2::date is null or j.posted_on between $2 and $3)
          and not exists (select 1 from ledger_journals r where r.tenant_id = j.tenant_id and r.reverses_id = j.id))
     select kind, id from held where $2::date is not null or posted_on = (select max(posted_on) from held)`,
    [given.kinds, given.days?.from ?? null, given.days?.to ?? null],
  );
}
