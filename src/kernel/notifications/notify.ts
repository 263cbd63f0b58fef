import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';

export interface Notice {
  title: string;
  body?: string;
  /** The page the notice is about; every notice leads somewhere. */
  url: string;
}

/** Puts a notice behind the bell of these accounts, in the caller's transaction. */
export async function notify(tx: Tx, accountIds: readonly string[], notice: Notice): Promise<void> {
  if (accountIds.length === 0) return;
  await tx.execute(
    `insert into notifications (id, account_id, title, body, url)
     select r.id, r.account_id, $3, $4, $5 from unnest($1::uuid[], $2::uuid[]) as r(id, account_id)`,
    [accountIds.map(() => uuidv7()), accountIds, notice.title, notice.body ?? '', notice.url],
  );
}

/** The accounts that hold one of these roles today, in this region when the role's grant is bound to regions. */
export async function accountsWithRole(tx: Tx, roles: readonly string[], region?: string): Promise<string[]> {
  const rows = await tx.query<{ account_id: string }>(
    `select distinct g.account_id from role_grants g
       join accounts a on a.tenant_id = g.tenant_id and a.id = g.account_id and a.status = 'active'
      where g.tenant_id = balai.tenant_id() and g.role = any($1) and g.valid_from <= now()
        and (g.valid_until is null or g.valid_until > now())
        and ($2::text is null or cardinality(g.regions) = 0 or $2 = any(g.regions))`,
    [roles, region ?? null],
  );
  return rows.map((row) => row.account_id);
}
