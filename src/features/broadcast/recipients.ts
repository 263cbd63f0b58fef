import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy, readListQuery } from '#kernel/http';
import { isBlockedSql } from '#kernel/mail';
import type { SkipReason } from './audience.ts';
import type { BroadcastPlace } from './broadcast-place.ts';
import { STATE_SQL } from './recipient-state.ts';

/** One person of a letter's audience, and what became of it. */
export interface Recipient {
  personId: string;
  name: string;
  number: string;
  regionCode: string;
  mailId: string | null;
  skipped: SkipReason | null;
  state: string;
  /** When the mail was last handed over, and what went wrong, in words. */
  at: Date | null;
  failure: string | null;
}

export const RECIPIENT_LIST: ListShape = {
  sorts: ['name', 'at'],
  defaultSort: 'name',
  filters: ['state', 'why', 'region'],
  defaultSize: 50,
};

const SORTS = { name: 'p.name', at: 'o.started_at' };

/** The people of one letter inside the walls; `limit: null` reads all of them, for the file. */
export async function readRecipients(
  tx: Tx,
  place: BroadcastPlace,
  broadcastId: string,
  list: ListQuery,
  limit: number | null = list.size,
  personId: string | null = null,
): Promise<{ items: Recipient[]; total: number }> {
  const { state, why, region } = list.filters;
  const rows = await tx.query<Recipient & { total: number }>(
    `select r.person_id as "personId", coalesce(p.name, 'Orang di luar wewenang Anda') as name,
         coalesce(p.number, '') as number, r.region_code as "regionCode", r.mail_id as "mailId", r.skipped,
         ${STATE_SQL} as state, o.started_at as at, o.failure, count(*) over () as total
         from broadcast_recipients r
         left join outbox o on o.tenant_id = r.tenant_id and o.id = r.mail_id
         left join (${place.people('$1::date is not null')}) p on p.id = r.person_id
        where r.tenant_id = balai.tenant_id() and r.broadcast_id = $2
          and ($3::text[] is null or ${STATE_SQL} = any($3)) and ($4::text[] is null or r.skipped = any($4))
          and ($5::text[] is null or r.region_code = any($5))
          and ($9::uuid is null or r.person_id = $9) and ($6 = '' or p.name ilike '%' || $6 || '%' or p.number ilike '%' || $6 || '%')
        ${orderBy(list, SORTS, 'r.person_id')} offset $7 limit $8`,
    [
      ...['2000-01-01', broadcastId, state ?? null, why ?? null, region ?? null],
      ...[
        list.q.replace(/[\\%_]/g, (mark) => `\\${mark}`),
        limit === null ? 0 : list.offset,
        limit,
        personId,
      ],
    ],
  );
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map(({ total: _, failure, ...row }) => ({ ...row, failure: wordsOf(failure) })),
  };
}

/** One person of a letter inside the walls. */
export async function readRecipient(
  tx: Tx,
  place: BroadcastPlace,
  broadcastId: string,
  personId: string,
): Promise<Recipient | undefined> {
  const everybody = readListQuery(new URLSearchParams(), RECIPIENT_LIST);
  const { items } = await readRecipients(tx, place, broadcastId, everybody, null, personId);
  return items[0];
}

/** The mails of a letter that are in one state, inside the walls. */
export async function mailsInState(tx: Tx, broadcastId: string, state: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select r.mail_id as id from broadcast_recipients r
       join outbox o on o.tenant_id = r.tenant_id and o.id = r.mail_id
      where r.tenant_id = balai.tenant_id() and r.broadcast_id = $1 and ${STATE_SQL} = $2`,
    [broadcastId, state],
  );
  return rows.map(({ id }) => id);
}

/** Somebody whose address gets no letters any more, because mails came back. */
export interface BlockedPerson {
  personId: string;
  name: string;
  number: string;
  regionCode: string;
  addressKey: string;
  hard: number;
  soft: number;
  lastAt: Date;
  isBlocked: boolean;
}

/** People inside the walls whose mails came back and were not cleared; those shut out first. */
export function readBounced(tx: Tx, place: BroadcastPlace): Promise<BlockedPerson[]> {
  return tx.query<BlockedPerson>(
    `with known as (
       select distinct on (r.person_id) r.person_id, r.region_code, o.recipient_key from broadcast_recipients r
         join outbox o on o.tenant_id = r.tenant_id and o.id = r.mail_id
        where r.tenant_id = balai.tenant_id() and exists (select 1 from mail_bounces x
          where x.tenant_id = r.tenant_id and x.address_key = o.recipient_key and x.cleared_at is null)
        order by r.person_id, o.created_at desc)
     select k.person_id as "personId", coalesce(p.name, 'Orang di luar wewenang Anda') as name,
       coalesce(p.number, '') as number, k.region_code as "regionCode", k.recipient_key as "addressKey",
       count(*) filter (where x.kind = 'hard') as hard, count(*) filter (where x.kind = 'soft') as soft,
       max(x.at) as "lastAt", ${isBlockedSql('k.recipient_key')} as "isBlocked"
       from known k
       join mail_bounces x on x.tenant_id = balai.tenant_id() and x.address_key = k.recipient_key and x.cleared_at is null
       left join (${place.people('$1::date is not null')}) p on p.id = k.person_id
      group by 1, 2, 3, 4, 5 order by "isBlocked" desc, max(x.at) desc limit 500`,
    ['2000-01-01'],
  );
}

function wordsOf(failure: string | null): string | null {
  if (!failure) return null;
  return (JSON.parse(failure) as { message?: string }).message ?? null;
}
