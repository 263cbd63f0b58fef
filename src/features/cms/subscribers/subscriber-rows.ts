import type { Tx } from '#kernel/database';
import { type ListQuery, orderBy } from '#kernel/http';
import type { Option } from '#kernel/ui';

export interface SubscriberRow {
  id: string;
  email: string;
  status: 'pending' | 'active' | 'unsubscribed';
  verifiedAt: Date | null;
  unsubscribedAt: Date | null;
  createdAt: Date;
}

export const SUBSCRIBER_STATES: Option[] = [
  { value: 'pending', label: 'Menunggu konfirmasi' },
  { value: 'active', label: 'Aktif' },
  { value: 'unsubscribed', label: 'Berhenti' },
];

const SORTS = { email: 's.email', createdAt: 's.created_at' };

export const SUBSCRIBER_LIST = {
  sorts: Object.keys(SORTS),
  defaultSort: '-createdAt',
  filters: ['status'],
};

/** Subscribers with their state. `limit` null: all, for a file. */
export async function listSubscribers(
  tx: Tx,
  list: ListQuery,
  limit: number | null = list.size,
): Promise<{ items: SubscriberRow[]; total: number }> {
  const rows = await tx.query<SubscriberRow & { total: number }>(
    `select s.id, s.email, s.status, s.verified_at as "verifiedAt", s.unsubscribed_at as "unsubscribedAt",
        s.created_at as "createdAt", count(*) over () as total
       from cms_subscribers s where s.tenant_id = balai.tenant_id()
        and ($1 = '' or strpos(s.email, $1) > 0) and ($2::text[] is null or s.status = any($2))
      ${orderBy(list, SORTS, 's.id')} offset $3 limit $4`,
    [list.q.toLowerCase(), list.filters.status ?? null, limit === null ? 0 : list.offset, limit],
  );
  return { items: rows, total: rows[0]?.total ?? 0 };
}

/** How many get the news now. */
export async function countActive(tx: Tx): Promise<number> {
  const row = await tx.one<{ count: number }>(
    `select count(*) as count from cms_subscribers where tenant_id = balai.tenant_id() and status = 'active'`,
  );
  return row?.count ?? 0;
}
