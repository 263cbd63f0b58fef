import type { Tx } from '#kernel/database';
import { type ListQuery, orderBy } from '#kernel/http';
import type { CommentState } from './place.ts';

export interface Comment {
  id: string;
  objectId: string;
  authorName: string;
  body: string;
  stars: number | null;
  state: CommentState;
  createdAt: Date;
}

const COLUMNS = `c.id, c.object_id as "objectId", c.author_name as "authorName", c.body, c.stars, c.state,
  c.created_at as "createdAt"`;

/** How many like a thing, whether this account does, and its stars. */
export interface ReactionSums {
  likes: number;
  isLiked: boolean;
  comments: number;
  /** Mean of the stars in tenths; none without a review. */
  starTenths: number | null;
}

const NOTHING: ReactionSums = { likes: 0, isLiked: false, comments: 0, starTenths: null };

/** The sums of many things at once, by id; a thing nobody reacted to has none. */
export async function readSums(
  tx: Tx,
  subject: string,
  ids: readonly string[],
  accountId: string | null = null,
): Promise<(id: string) => ReactionSums> {
  const rows = await tx.query<ReactionSums & { id: string }>(
    `select o.id, coalesce(l.likes, 0) as likes, coalesce(l.own, false) as "isLiked",
        coalesce(c.comments, 0) as comments, c.tenths as "starTenths"
       from unnest($2::uuid[]) as o(id)
       left join (select object_id, count(*) as likes, bool_or(account_id = $3::uuid) as own from reaction_likes
          where tenant_id = balai.tenant_id() and subject = $1 and object_id = any($2::uuid[]) group by object_id) l
         on l.object_id = o.id
       left join (select object_id, count(*) as comments, round(avg(stars) * 10)::int as tenths from reaction_comments
          where tenant_id = balai.tenant_id() and subject = $1 and object_id = any($2::uuid[]) and state = 'shown'
          group by object_id) c on c.object_id = o.id`,
    [subject, ids, accountId],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (id) => byId.get(id) ?? NOTHING;
}

/** What everybody may read about a thing, newest last, and what this account wrote that still waits. */
export function readComments(
  tx: Tx,
  given: { subject: string; objectId: string; accountId: string | null },
): Promise<Comment[]> {
  return tx.query<Comment>(
    `select ${COLUMNS} from reaction_comments c
      where c.tenant_id = balai.tenant_id() and c.subject = $1 and c.object_id = $2
        and (c.state = 'shown' or (c.state = 'held' and c.account_id = $3::uuid))
      order by c.created_at, c.id limit 200`,
    [given.subject, given.objectId, given.accountId],
  );
}

export const COMMENT_LIST = {
  sorts: ['createdAt', 'stars'],
  defaultSort: '-createdAt',
  filters: ['state'],
};

/** All of one kind, for who moderates them. */
export async function listComments(
  tx: Tx,
  subject: string,
  list: ListQuery,
): Promise<{ items: Comment[]; total: number }> {
  const rows = await tx.query<Comment & { total: number }>(
    `select ${COLUMNS}, count(*) over () as total from reaction_comments c
      where c.tenant_id = balai.tenant_id() and c.subject = $1 and ($2 = '' or strpos(c.search_text, $2) > 0)
        and ($3::text[] is null or c.state = any($3))
      ${orderBy(list, { createdAt: 'c.created_at', stars: 'c.stars' }, 'c.id')} offset $4 limit $5`,
    [subject, list.q.toLowerCase(), list.filters.state ?? null, list.offset, list.size],
  );
  return { items: rows, total: rows[0]?.total ?? 0 };
}

/** How many of these kinds wait for an officer. */
export async function countHeld(tx: Tx, subjects: readonly string[]): Promise<number> {
  const row = await tx.one<{ count: number }>(
    `select count(*) as count from reaction_comments
      where tenant_id = balai.tenant_id() and state = 'held' and subject = any($1)`,
    [subjects],
  );
  return row?.count ?? 0;
}
