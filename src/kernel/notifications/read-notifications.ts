import type { Tx } from '#kernel/database';

export interface Notification {
  id: string;
  title: string;
  body: string;
  url: string;
  createdAt: Date;
  readAt: Date | null;
}

/** The notices of one account, the newest first. */
export async function readNotifications(
  tx: Tx,
  accountId: string,
  page: { offset: number; limit: number; isUnreadOnly?: boolean },
): Promise<{ items: Notification[]; total: number }> {
  const rows = await tx.query<Notification & { total: number }>(
    `select id, title, body, url, created_at as "createdAt", read_at as "readAt", count(*) over () as total
       from notifications
      where tenant_id = balai.tenant_id() and account_id = $1 and ($4 = false or read_at is null)
      order by created_at desc, id desc offset $2 limit $3`,
    [accountId, page.offset, page.limit, page.isUnreadOnly ?? false],
  );
  return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** Marks one notice read, or all of them; only the account's own. Answers how many were new. */
export function markRead(tx: Tx, accountId: string, id?: string): Promise<number> {
  return tx.execute(
    `update notifications set read_at = now()
      where tenant_id = balai.tenant_id() and account_id = $1 and read_at is null and ($2::uuid is null or id = $2)`,
    [accountId, id ?? null],
  );
}
