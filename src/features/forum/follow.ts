import type { Tx } from '#kernel/database';
import { notifyByMail } from '#kernel/notifications';
import type { WorkContext } from '#kernel/work';

/** Remembers how far somebody has read; whoever writes follows from then on unless they had said no. */
export async function markRead(
  tx: Tx,
  accountId: string,
  threadId: string,
  number: number,
  options: { follows?: boolean } = {},
): Promise<void> {
  await tx.execute(
    `insert into forum_followers (account_id, thread_id, read_number, is_following) values ($1, $2, $3, $4)
     on conflict (tenant_id, account_id, thread_id) do update
       set read_number = greatest(forum_followers.read_number, excluded.read_number),
         is_following = coalesce(forum_followers.is_following, excluded.is_following)`,
    [accountId, threadId, number, options.follows ?? null],
  );
}

/** Turns news of a thread on or off. */
export async function followThread(
  tx: Tx,
  accountId: string,
  threadId: string,
  isFollowing: boolean,
): Promise<void> {
  await tx.execute(
    `insert into forum_followers (account_id, thread_id, is_following) values ($1, $2, $3)
     on conflict (tenant_id, account_id, thread_id) do update set is_following = excluded.is_following`,
    [accountId, threadId, isFollowing],
  );
}

/** Everything up to now counts as read. */
export async function markAllRead(ctx: WorkContext, tx: Tx, accountId: string): Promise<void> {
  await tx.execute(
    `insert into forum_visits (account_id, all_read_at) values ($1, $2)
     on conflict (tenant_id, account_id) do update set all_read_at = excluded.all_read_at`,
    [accountId, ctx.now],
  );
}

/**
 * Tells those who follow a thread of a new post: only whoever had read everything before it, so that ten answers
 * while one is away are one mail.
 */
export async function tellFollowers(
  ctx: WorkContext,
  tx: Tx,
  post: { id: string; title: string; lastNumber: number; number: number; authorId: string; url: string },
): Promise<void> {
  const followers = await tx.query<{ account_id: string }>(
    `select account_id from forum_followers where tenant_id = balai.tenant_id() and thread_id = $1 and is_following
        and account_id <> $2 and read_number >= $3`,
    [post.id, post.authorId, post.lastNumber],
  );
  if (followers.length === 0) return;
  await notifyByMail(
    ctx,
    tx,
    followers.map((follower) => follower.account_id),
    { title: 'Balasan baru di forum', body: post.title, url: post.url },
  );
}
