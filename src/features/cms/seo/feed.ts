import type { RequestContext } from '#kernel/http';
import type { NewsRow } from '../news/news-rows.ts';
import type { SitePlace } from '../place.ts';
import { plainWords } from '../writing/markup.ts';
import { escapeXml } from './xml.ts';

/** The news as RSS 2.0, newest first. */
export function renderFeed(ctx: RequestContext, place: SitePlace, items: readonly NewsRow[]): Response {
  const url = (path: string) => escapeXml(ctx.app.urlOf(ctx.tenant, path));
  const entries = items.map((row) => {
    const link = url(`${place.news.page}/${row.slug}`);
    return [
      '<item>',
      `<title>${escapeXml(row.title)}</title>`,
      `<link>${link}</link>`,
      `<guid isPermaLink="false">${row.id}</guid>`,
      `<pubDate>${(row.publishedAt ?? row.updatedAt).toUTCString()}</pubDate>`,
      ...(row.categoryName ? [`<category>${escapeXml(row.categoryName)}</category>`] : []),
      `<description>${escapeXml(row.excerpt || plainWords(row.bodyHtml, 300))}</description>`,
      '</item>',
    ].join('');
  });
  const body = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `<title>${escapeXml(`${place.news.title}, ${ctx.tenant.name}`)}</title>`,
    `<link>${url(place.news.page)}</link>`,
    `<description>${escapeXml(place.news.lead)}</description>`,
    '<language>id</language>',
    `<atom:link href="${url(`${place.news.page}/rss.xml`)}" rel="self" type="application/rss+xml"/>`,
    ...entries,
    '</channel></rss>',
  ].join('\n');
  return new Response(body, {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8', 'cache-control': 'public, max-age=300' },
  });
}
