import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { notify } from '#kernel/notifications';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import type { ForumPlace } from './forum-place.ts';
import { readPost } from './post.ts';

export const REPORT_REASONS = {
  insult: 'Menghina atau mengancam',
  privacy: 'Membuka data pribadi orang',
  falsehood: 'Kabar bohong',
  advertising: 'Iklan atau di luar topik',
  other: 'Alasan lain',
} as const;
export type ReportReason = keyof typeof REPORT_REASONS;

/** A post that people reported, with all open reports about it. */
export interface ReportedPost {
  postId: string;
  threadId: string;
  threadTitle: string;
  regionCode: string;
  number: number;
  authorAccountId: string;
  authorName: string;
  body: string;
  count: number;
  firstAt: Date;
  reasons: readonly string[];
  notes: readonly string[];
}

/**
 * Reports a post to whoever keeps order there. Reporting it again changes nothing.
 *
 * @throws AppError 404 outside the walls, 409 for one's own post, 422 without a reason
 */
export async function reportPost(
  ctx: WorkContext,
  tx: Tx,
  place: ForumPlace,
  given: { postId: string; accountId: string; reason: string; note: string },
): Promise<{ threadId: string; number: number }> {
  const post = await readPost(tx, given.postId, false);
  if (!post || post.isHidden || post.isWithdrawn) throw notFound();
  if (post.authorAccountId === given.accountId) {
    throw conflict('own_post', 'Tulisan Anda sendiri dapat Anda sunting atau tarik.');
  }
  if (!Object.hasOwn(REPORT_REASONS, given.reason)) throw invalid({ reason: 'Pilih alasannya.' });
  if (given.note.length > 500) throw invalid({ note: 'Paling banyak 500 huruf.' });
  const added = await tx.execute(
    `insert into forum_reports (id, post_id, region_code, reporter_account_id, reason, note, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, post_id, reporter_account_id) where outcome is null do nothing`,
    [uuidv7(), post.id, post.regionCode, given.accountId, given.reason, given.note.trim(), ctx.now],
  );
  if (added > 0) {
    await recordAudit(ctx, tx, {
      action: 'forum_post.reported',
      resource: 'forum',
      objectId: post.id,
      objectLabel: post.threadTitle,
      after: { reason: given.reason },
    });
    const moderators = await place.moderatorsOf(tx, post.regionCode);
    await notify(
      tx,
      moderators.filter((accountId) => accountId !== given.accountId && accountId !== post.authorAccountId),
      {
        title: 'Tulisan forum dilaporkan',
        body: post.threadTitle,
        url: place.addresses.moderation,
      },
    );
  }
  return { threadId: post.threadId, number: post.number };
}

/** Posts with open reports inside the walls, the longest waiting first. */
export async function readReports(
  tx: Tx,
  page: { limit: number; offset: number },
): Promise<{ items: ReportedPost[]; total: number }> {
  const counted = await tx.one<{ total: number }>(
    `select count(distinct post_id) as total from forum_reports where tenant_id = balai.tenant_id() and outcome is null`,
  );
  const items = await tx.query<ReportedPost>(
    `select p.id as "postId", t.id as "threadId", t.title as "threadTitle", p.region_code as "regionCode", p.number,
        p.author_account_id as "authorAccountId", a.display_name as "authorName", p.body, count(*) as count,
        min(r.created_at) as "firstAt", array_agg(distinct r.reason) as reasons,
        coalesce(array_agg(r.note order by r.created_at) filter (where r.note <> ''), '{}') as notes
       from forum_reports r
       join forum_posts p on p.tenant_id = r.tenant_id and p.id = r.post_id
       join forum_threads t on t.tenant_id = p.tenant_id and t.id = p.thread_id
       join accounts a on a.tenant_id = p.tenant_id and a.id = p.author_account_id
      where r.tenant_id = balai.tenant_id() and r.outcome is null
      group by p.id, t.id, t.title, p.region_code, p.number, p.author_account_id, a.display_name, p.body
      order by min(r.created_at), p.id limit $1 offset $2`,
    [page.limit, page.offset],
  );
  return { items, total: counted?.total ?? 0 };
}

/** Ends all open reports about a post; answers how many there were. */
export async function settleReports(
  ctx: WorkContext,
  tx: Tx,
  postId: string,
  outcome: 'upheld' | 'dismissed',
): Promise<number> {
  if (!isUuid(postId)) return 0;
  return tx.execute(
    `update forum_reports set outcome = $2, decided_by = $3, decided_at = $4
      where tenant_id = balai.tenant_id() and post_id = $1 and outcome is null`,
    [postId, outcome, actorOf(ctx).id, ctx.now],
  );
}
