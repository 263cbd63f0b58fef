import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';

export interface ForumPost {
  id: string;
  threadId: string;
  threadTitle: string;
  regionCode: string;
  number: number;
  authorAccountId: string;
  authorName: string;
  /** Empty where this reader may not see it. */
  body: string;
  quotedNumber: number | null;
  createdAt: Date;
  editedAt: Date | null;
  isWithdrawn: boolean;
  isHidden: boolean;
  hiddenReason: string | null;
}

export const POSTS_A_PAGE = 30;

const COLUMNS = `p.id, p.thread_id as "threadId", t.title as "threadTitle", p.region_code as "regionCode", p.number,
  p.author_account_id as "authorAccountId", a.display_name as "authorName", p.body, o.number as "quotedNumber",
  p.created_at as "createdAt", p.edited_at as "editedAt", p.withdrawn_at is not null as "isWithdrawn",
  p.hidden_at is not null as "isHidden", p.hidden_reason as "hiddenReason"`;

const FROM = `from forum_posts p
  join forum_threads t on t.tenant_id = p.tenant_id and t.id = p.thread_id
  join accounts a on a.tenant_id = p.tenant_id and a.id = p.author_account_id
  left join forum_posts o on o.tenant_id = p.tenant_id and o.id = p.quoted_id`;

/** Posts of a thread from one number on, in order. What was hidden or taken back comes without its words. */
export async function readPosts(
  tx: Tx,
  threadId: string,
  range: { from: number; to: number },
  showsHidden: boolean,
): Promise<ForumPost[]> {
  const posts = await tx.query<ForumPost>(
    `select ${COLUMNS} ${FROM} where p.tenant_id = balai.tenant_id() and p.thread_id = $1
        and p.number between $2 and $3 order by p.number`,
    [threadId, range.from, range.to],
  );
  return posts.map((post) => blank(post, showsHidden));
}

/** One post inside the walls; one of a hidden thread only for whoever keeps order. */
export async function readPost(tx: Tx, id: string, showsHidden: boolean): Promise<ForumPost | undefined> {
  if (!isUuid(id)) return undefined;
  const post = await tx.one<ForumPost>(
    `select ${COLUMNS} ${FROM} where p.tenant_id = balai.tenant_id() and p.id = $1 and ($2 or t.hidden_at is null)`,
    [id, showsHidden],
  );
  return post && blank(post, showsHidden);
}

/** What a post said before, the oldest first. */
export function readVersions(
  tx: Tx,
  postId: string,
): Promise<{ id: string; body: string; replacedAt: Date }[]> {
  return tx.query(
    `select id, body, replaced_at as "replacedAt" from forum_post_versions
      where tenant_id = balai.tenant_id() and post_id = $1 order by replaced_at, id`,
    [postId],
  );
}

function blank(post: ForumPost, showsHidden: boolean): ForumPost {
  const isClosed = (post.isHidden || post.isWithdrawn) && !showsHidden;
  return isClosed ? { ...post, body: '' } : post;
}
