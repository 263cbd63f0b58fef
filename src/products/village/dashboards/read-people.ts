import type { AccessTable } from '#kernel/access';
import type { Tx } from '#kernel/database';

/** How many accounts there are, who used theirs, and how many are new or switched off. */
export interface PeopleCounts {
  users: number;
  admins: number;
  active: number;
  fresh: number;
  inactive: number;
}

/** Accounts as the two lists of them count: who works here, and everybody else. */
export async function readPeople(tx: Tx, table: AccessTable, now: Date): Promise<PeopleCounts> {
  const people = table.roles.filter(({ sessionHours }) => sessionHours <= 24).map(({ key }) => key);
  const row = await tx.one<PeopleCounts>(
    `select count(*) filter (where a.status <> 'closed' and not a.works) as users,
        count(*) filter (where a.status <> 'closed' and a.works) as admins,
        count(*) filter (where a.status <> 'closed' and a.seen) as active,
        count(*) filter (where a.status <> 'closed' and a.created_at > $2::timestamptz - interval '30 days') as fresh,
        count(*) filter (where a.status in ('suspended', 'invited')) as inactive
       from (select t.status, t.created_at,
          exists (select 1 from role_grants g where g.tenant_id = t.tenant_id and g.account_id = t.id
            and g.role <> all($1) and g.valid_from <= $2 and (g.valid_until is null or g.valid_until > $2)) as works,
          exists (select 1 from sign_in_events e where e.tenant_id = t.tenant_id and e.account_id = t.id
            and e.outcome in ('signed_in', 'signed_in_new_device') and e.at > $2::timestamptz - interval '30 days') as seen
          from accounts t where t.tenant_id = balai.tenant_id()) a`,
    [people, now],
  );
  return row ?? { users: 0, admins: 0, active: 0, fresh: 0, inactive: 0 };
}
