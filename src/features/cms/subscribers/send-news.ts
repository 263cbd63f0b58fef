import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import { queueMail } from '#kernel/mail';
import { conflict, notFound, type WorkContext } from '#kernel/work';
import { findNews, type NewsRow } from '../news/news-rows.ts';
import type { CmsPlace } from '../place.ts';
import { plainWords } from '../writing/markup.ts';
import { newsMail } from './mails.ts';
import { leaveToken } from './subscriber.ts';
import { countActive } from './subscriber-rows.ts';

const SEND_NEWS = 'sendNews';
const BATCH = 200;

/**
 * Sends a published piece of news to everybody who subscribed, once.
 * @throws AppError 404, 409 when it is not published, was sent already, or nobody subscribed
 */
export async function requestNewsMail(ctx: WorkContext, tx: Tx, newsId: string): Promise<{ count: number }> {
  await tx.query('select 1 from cms_news where tenant_id = balai.tenant_id() and id = $1 for update', [
    newsId,
  ]);
  const news = await findNews(tx, newsId);
  if (!news) throw notFound();
  if (news.mailedAt) throw conflict('already_sent', 'Berita ini sudah dikirim kepada pelanggan.');
  if (news.status !== 'published' || !news.publishedAt || news.publishedAt > ctx.now)
    throw conflict('not_published', 'Terbitkan dahulu beritanya, lalu kirim.');
  const count = await countActive(tx);
  if (count === 0) throw conflict('nobody_subscribed', 'Belum ada pelanggan aktif.');
  await tx.execute('update cms_news set mailed_at = $2 where tenant_id = balai.tenant_id() and id = $1', [
    newsId,
    ctx.now,
  ]);
  await ctx.app.jobs.add(ctx, tx, {
    kind: SEND_NEWS,
    title: `Kirim berita: ${news.title}`,
    input: { newsId },
    total: count,
  });
  await recordAudit(ctx, tx, {
    ...{ action: 'cms_news.sent', resource: 'cms.news', objectId: newsId, objectLabel: news.title },
    after: { count },
  });
  return { count };
}

/** One mail each, in batches; killed and started again, it goes on where it stopped and writes to nobody twice. */
export function sendNewsJob(place: Pick<CmsPlace, 'news' | 'subscription'>): JobDeclaration {
  return defineJob({
    kind: SEND_NEWS,
    lane: 'long',
    retries: 5,
    run: async (ctx, run) => {
      const newsId = String(run.input.newsId);
      for (let done = 0; ; ) {
        const sent = await ctx.transaction((tx) => queueBatch(ctx, tx, place, newsId));
        if (sent === 0) return { note: 'Semua surel masuk antrean' };
        done += sent;
        await run.progress(done);
      }
    },
  });
}

async function queueBatch(
  ctx: WorkContext,
  tx: Tx,
  place: Pick<CmsPlace, 'news' | 'subscription'>,
  newsId: string,
): Promise<number> {
  const news = await findNews(tx, newsId);
  if (!news) return 0;
  const people = await tx.query<{ id: string; email: string }>(
    `with fresh as (
       insert into cms_news_mails (news_id, subscriber_id)
       select $1, s.id from cms_subscribers s
        where s.tenant_id = balai.tenant_id() and s.status = 'active'
          and not exists (select 1 from cms_news_mails m
            where m.tenant_id = s.tenant_id and m.news_id = $1 and m.subscriber_id = s.id)
        order by s.id limit $2
       on conflict do nothing returning tenant_id, subscriber_id)
     select s.id, s.email from cms_subscribers s join fresh on fresh.tenant_id = s.tenant_id and fresh.subscriber_id = s.id
      where s.tenant_id = balai.tenant_id()`,
    [newsId, BATCH],
  );
  for (const { id, email } of people) await queueNewsMail(ctx, tx, place, news, { id, email });
  return people.length;
}

function queueNewsMail(
  ctx: WorkContext,
  tx: Tx,
  place: Pick<CmsPlace, 'news' | 'subscription'>,
  news: NewsRow,
  person: { id: string; email: string },
): Promise<string> {
  const url = (path: string) => ctx.app.urlOf(ctx.tenant, path);
  return queueMail(ctx, tx, newsMail, {
    to: { address: person.email },
    unsubscribeUrl: url(`${place.subscription.leave}/${leaveToken(ctx, person.id)}`),
    values: {
      organisation: ctx.tenant.name,
      title: news.title,
      lead: news.excerpt || plainWords(news.bodyHtml, 300),
      link: url(`${place.news.page}/${news.slug}`),
    },
  });
}
