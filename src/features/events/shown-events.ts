import type { Tx } from '#kernel/database';

/** An event as everybody may read it; what was not published of it is null. */
export interface ShownEvent {
  id: string;
  title: string;
  category: string | null;
  startsAt: Date;
  endsAt: Date | null;
  place: string | null;
  coordinator: string | null;
  description: string | null;
  quota: number | null;
  album: string | null;
  documentation: string | null;
  hasPhoto: boolean;
  registered: number;
  updatedAt: Date;
}

const open = (column: string, key: string) =>
  `case when '${key}' = any(e.published_columns) then e.${column} end as "${key}"`;

const SHOWN = `select e.id, e.title, ${open('category', 'category')}, e.starts_at as "startsAt",
    ${open('ends_at', 'endsAt')}, ${open('place', 'place')}, ${open('coordinator', 'coordinator')},
    ${open('description', 'description')}, ${open('quota', 'quota')}, ${open('album', 'album')},
    ${open('documentation', 'documentation')}, e.updated_at as "updatedAt",
    (e.photo_file_id is not null and 'photo' = any(e.published_columns)) as "hasPhoto",
    (select count(*) from event_registrations r where r.tenant_id = e.tenant_id and r.event_id = e.id
       and r.cancelled_at is null) as registered
   from calendar_events e
  where e.tenant_id = balai.tenant_id() and e.published_at is not null and e.deleted_at is null
    and 'title' = any(e.published_columns) and 'startsAt' = any(e.published_columns)`;

/** Events between two moments, in their order; of one category when asked. */
export function listShownEvents(
  tx: Tx,
  given: { from: Date; to: Date | null; category?: string | undefined; limit: number },
): Promise<ShownEvent[]> {
  return tx.query<ShownEvent>(
    `${SHOWN} and coalesce(e.ends_at, e.starts_at) >= $1 and ($2::timestamptz is null or e.starts_at < $2)
       and ($3::text is null or ('category' = any(e.published_columns) and e.category = $3))
      order by e.starts_at, e.id limit $4`,
    [given.from, given.to, given.category ?? null, given.limit],
  );
}

export function findShownEvent(tx: Tx, id: string): Promise<ShownEvent | undefined> {
  return tx.one<ShownEvent>(`${SHOWN} and e.id = $1`, [id]);
}

/** Published events this account comes to, the next first. */
export function listOwnEvents(tx: Tx, accountId: string): Promise<ShownEvent[]> {
  return tx.query<ShownEvent>(
    `${SHOWN} and exists (select 1 from event_registrations o where o.tenant_id = e.tenant_id and o.event_id = e.id
       and o.account_id = $1 and o.cancelled_at is null)
      order by e.starts_at desc, e.id limit 200`,
    [accountId],
  );
}

/** Categories that published events have. */
export async function eventCategories(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ category: string }>(
    `select distinct category from calendar_events
      where tenant_id = balai.tenant_id() and published_at is not null and deleted_at is null and category is not null
        and 'category' = any(published_columns) order by category`,
  );
  return rows.map(({ category }) => category);
}

/** Whether this account comes. */
export async function isRegistered(tx: Tx, eventId: string, accountId: string): Promise<boolean> {
  const row = await tx.one(
    `select 1 as found from event_registrations
      where tenant_id = balai.tenant_id() and event_id = $1 and account_id = $2 and cancelled_at is null`,
    [eventId, accountId],
  );
  return row !== undefined;
}
