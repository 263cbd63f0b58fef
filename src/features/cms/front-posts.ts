import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';

/** A published post as the front page shows it. */
export interface FrontPost {
  id: string;
  kind: 'news' | 'notice';
  title: string;
  lead: string | null;
  link_url: string | null;
  closes_on: PlainDate | null;
  published_at: Date;
}

/** The notices that hold today and the latest news, in one query. */
export async function readFrontPosts(
  tx: Tx,
  today: PlainDate,
): Promise<{ notices: FrontPost[]; news: FrontPost[] }> {
  const rows = await tx.prepared<FrontPost>(
    'cms-front-posts',
    `select id, kind, title, case when 'lead' = any(published_columns) then lead end as lead, link_url, closes_on,
       published_at
      from cms_posts
     where tenant_id = balai.tenant_id() and published_at is not null and deleted_at is null
       and 'title' = any(published_columns)
       and (kind = 'news' or ((opens_on is null or opens_on <= $1) and (closes_on is null or closes_on >= $1)))
     order by published_at desc limit 24`,
    [today],
  );
  return {
    notices: rows.filter(({ kind }) => kind === 'notice').slice(0, 4),
    news: rows.filter(({ kind }) => kind === 'news').slice(0, 3),
  };
}
