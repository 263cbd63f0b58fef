import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';
import type { ListQuery, ListShape } from '#kernel/http';

export interface ForumThread {
  id: string;
  categoryId: string;
  categoryName: string;
  regionCode: string;
  title: string;
  authorAccountId: string;
  authorName: string;
  isPinned: boolean;
  isLocked: boolean;
  lockReason: string | null;
  isHidden: boolean;
  hiddenReason: string | null;
  lastNumber: number;
  replyCount: number;
  lastPostAt: Date;
  lastAuthorName: string;
  createdAt: Date;
  /** There is something this reader has not seen. */
  isUnread: boolean;
  isFollowed: boolean;
  /** Up to which post this reader has read. */
  readNumber: number;
}

export const threadListShape: ListShape = {
  sorts: ['last', 'created', 'replies', 'title'],
  defaultSort: '-last',
  filters: ['category', 'region', 'only', 'state'],
};

const SORTS: Readonly<Record<string, string>> = {
  last: 't.last_post_at',
  created: 't.created_at',
  replies: 't.reply_count',
  title: 't.title_key',
};

/** $1 is the reader's account. What nobody has opened for 60 days no longer counts as new. */
const SELECT = `select t.id, t.category_id as "categoryId", c.name as "categoryName", t.region_code as "regionCode", t.title,
    t.author_account_id as "authorAccountId", a.display_name as "authorName", t.pinned_at is not null as "isPinned",
    t.locked_at is not null as "isLocked", t.lock_reason as "lockReason", t.hidden_at is not null as "isHidden",
    t.hidden_reason as "hiddenReason", t.last_number as "lastNumber", t.reply_count as "replyCount",
    t.last_post_at as "lastPostAt", coalesce(l.display_name, '') as "lastAuthorName", t.created_at as "createdAt",
    ${unread()} as "isUnread", coalesce(f.is_following, false) as "isFollowed", coalesce(f.read_number, 0) as "readNumber"`;

const FROM = `from forum_threads t
    join forum_categories c on c.tenant_id = t.tenant_id and c.id = t.category_id
    join accounts a on a.tenant_id = t.tenant_id and a.id = t.author_account_id
    left join accounts l on l.tenant_id = t.tenant_id and l.id = t.last_author_id
    left join forum_followers f on f.tenant_id = t.tenant_id and f.thread_id = t.id and f.account_id = $1::uuid
    left join forum_visits v on v.tenant_id = t.tenant_id and v.account_id = $1::uuid`;

/** One page of threads inside the walls; pinned ones first where the list is in its usual order. */
export async function readThreads(
  tx: Tx,
  list: ListQuery,
  reader: { accountId: string; showsHidden: boolean },
): Promise<{ items: ForumThread[]; total: number }> {
  const { where, values } = conditions(list, reader);
  const counted = await tx.one<{ total: number }>(`select count(*) as total ${FROM} where ${where}`, values);
  const { key, direction } = list.sort;
  const order = `${SORTS[key]} ${direction === 'descending' ? 'desc' : 'asc'}, t.id desc`;
  const pinned = key === 'last' && direction === 'descending' ? 't.pinned_at is not null desc, ' : '';
  const items = await tx.query<ForumThread>(
    `${SELECT} ${FROM} where ${where} order by ${pinned}${order} limit ${list.size} offset ${list.offset}`,
    values,
  );
  return { items, total: counted?.total ?? 0 };
}

/** One thread inside the walls; a hidden one only for whoever keeps order. */
export async function readThread(
  tx: Tx,
  id: string,
  reader: { accountId: string; showsHidden: boolean },
): Promise<ForumThread | undefined> {
  if (!isUuid(id)) return undefined;
  return tx.one<ForumThread>(
    `${SELECT} ${FROM} where t.tenant_id = balai.tenant_id() and t.id = $2 and ($3 or t.hidden_at is null)`,
    [reader.accountId, id, reader.showsHidden],
  );
}

/** How many threads hold something this reader has not seen. */
export async function countUnread(tx: Tx, accountId: string): Promise<number> {
  const row = await tx.one<{ count: number }>(
    `select count(*) as count ${FROM}
      where t.tenant_id = balai.tenant_id() and t.hidden_at is null and c.is_active and ${unread()}`,
    [accountId],
  );
  return row?.count ?? 0;
}

function unread(): string {
  return `(t.last_number > coalesce(f.read_number, 0) and t.last_post_at > now() - interval '60 days'
    and t.last_post_at > coalesce(v.all_read_at, '-infinity'))`;
}

function conditions(
  { q, filters }: ListQuery,
  { accountId, showsHidden }: { accountId: string; showsHidden: boolean },
) {
  const values: unknown[] = [accountId];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const clauses = ['t.tenant_id = balai.tenant_id()'];
  if (!showsHidden) clauses.push('t.hidden_at is null', 'c.is_active');
  const category = filters.category?.[0];
  if (category) clauses.push(isUuid(category) ? `t.category_id = ${bind(category)}` : 'false');
  if (filters.region) clauses.push(`t.region_code = any(${bind(filters.region)}::text[])`);
  const only = filters.only?.[0];
  if (only === 'unread') clauses.push(unread());
  if (only === 'followed') clauses.push('f.is_following');
  if (only === 'mine') clauses.push('t.author_account_id = $1::uuid');
  const state = filters.state?.[0];
  if (state === 'locked') clauses.push('t.locked_at is not null');
  if (state === 'pinned') clauses.push('t.pinned_at is not null');
  if (state === 'hidden') clauses.push('t.hidden_at is not null');
  if (q !== '') {
    const text = bind(q.toLowerCase());
    clauses.push(`(strpos(t.title_key, ${text}) > 0 or exists (select 1 from forum_posts p
      where p.tenant_id = t.tenant_id and p.thread_id = t.id and p.withdrawn_at is null
        and (p.hidden_at is null or ${bind(showsHidden)}) and strpos(lower(p.body), ${text}) > 0))`);
  }
  return { where: clauses.join(' and '), values };
}
