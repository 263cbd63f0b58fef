import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';
import type { Audience } from './broadcast-place.ts';
import type { LetterText } from './letter.ts';
import { STATE_SQL } from './recipient-state.ts';

export type BroadcastState = 'draft' | 'scheduled' | 'sent' | 'cancelled';

export interface Broadcast extends LetterText {
  id: string;
  isEssential: boolean;
  audience: Audience;
  /** Provinces it may reach; empty for the whole organisation. */
  regions: readonly string[];
  state: BroadcastState;
  scheduledAt: Date | null;
  sentAt: Date | null;
  updatedAt: Date;
  createdBy: string;
  createdByName: string;
}

/** How many of its people stand where, by the state of a recipient. */
export type BroadcastCounts = Readonly<Record<string, number>>;

const COLUMNS = `b.id, b.subject, b.body, b.button_label as "buttonLabel", b.button_url as "buttonUrl",
  b.is_essential as "isEssential", b.audience, b.regions, b.state, b.scheduled_at as "scheduledAt",
  b.sent_at as "sentAt", b.updated_at as "updatedAt", b.created_by as "createdBy", b.created_by_name as "createdByName"`;

export const BROADCAST_LIST: ListShape = {
  sorts: ['subject', 'at'],
  defaultSort: '-at',
  filters: ['state', 'kind'],
};

const SORTS = { subject: 'lower(b.subject)', at: 'coalesce(b.sent_at, b.scheduled_at, b.updated_at)' };

/** The letters inside the walls, with what became of each. */
export async function readBroadcasts(
  tx: Tx,
  list: ListQuery,
): Promise<{ items: (Broadcast & { counts: BroadcastCounts })[]; total: number }> {
  const kind = list.filters.kind?.[0];
  const rows = await tx.query<Broadcast & { total: number }>(
    `select ${COLUMNS}, count(*) over () as total from broadcasts b
      where b.tenant_id = balai.tenant_id() and ($1 = '' or b.subject ilike '%' || $1 || '%')
        and ($2::text is null or b.state = $2) and ($2 is not null or b.state <> 'cancelled' or b.scheduled_at is not null)
        and ($3::boolean is null or b.is_essential = $3)
      ${orderBy(list, SORTS, 'b.id')} offset $4 limit $5`,
    [
      ...[list.q.replace(/[\\%_]/g, (mark) => `\\${mark}`), list.filters.state?.[0] ?? null],
      ...[kind === undefined ? null : kind === 'essential', list.offset, list.size],
    ],
  );
  const counts = await readCounts(
    tx,
    rows.filter(({ state }) => state === 'sent').map(({ id }) => id),
  );
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map(({ total: _, ...row }) => ({ ...row, counts: counts.get(row.id) ?? {} })),
  };
}

/** One letter inside the walls; undefined for a wrong id as well. */
export async function readBroadcast(
  tx: Tx,
  id: string,
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<Broadcast | undefined> {
  if (!isUuid(id)) return undefined;
  return tx.one<Broadcast>(
    `select ${COLUMNS} from broadcasts b where b.tenant_id = balai.tenant_id() and b.id = $1
      ${isLocked ? 'for update' : ''}`,
    [id],
  );
}

/** The numbers of these letters, behind the same walls as the lists they open. */
export async function readCounts(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, BroadcastCounts>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: string; state: string; count: number }>(
    `select r.broadcast_id as id, ${STATE_SQL} as state, count(*) as count from broadcast_recipients r
       left join outbox o on o.tenant_id = r.tenant_id and o.id = r.mail_id
      where r.tenant_id = balai.tenant_id() and r.broadcast_id = any($1::uuid[]) group by 1, 2`,
    [ids],
  );
  const byLetter = new Map<string, Record<string, number>>();
  for (const { id, state, count } of rows) {
    byLetter.set(id, { ...byLetter.get(id), [state]: count });
  }
  return byLetter;
}
