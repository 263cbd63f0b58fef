import type { Tx } from '#kernel/database';
import { file, type RequestContext, type Route } from '#kernel/http';
import { listShownNews } from '../news/news-rows.ts';
import { addressOf } from '../pages/page-address.ts';
import { listLivePages } from '../pages/page-rows.ts';
import type { SitePlace } from '../place.ts';
import { escapeXml } from './xml.ts';

const open = { public: 'tells search engines which public pages there are' };

/** A map of this size is read by every search engine; more news than that are found through their list. */
const MOST_NEWS = 5000;

/** What search engines ask for: the map of the site, and where not to look. */
export function sitemapRoutes(place: SitePlace): Route[] {
  return [
    file.get('/sitemap.xml', { access: open, summary: 'Map of the public site' }, async (ctx) => {
      const entries = await ctx.read((tx) => listEntries(ctx, tx, place));
      const body = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        ...entries.map(
          ({ path, at }) =>
            `<url><loc>${escapeXml(ctx.app.urlOf(ctx.tenant, path))}</loc>${at ? `<lastmod>${at.toISOString()}</lastmod>` : ''}</url>`,
        ),
        '</urlset>',
      ].join('\n');
      return new Response(body, {
        headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=300' },
      });
    }),
    file.get('/robots.txt', { access: open, summary: 'Where search engines may look' }, (ctx) => {
      const closed = [
        ...new Set([
          ...[place.admin, place.news.console, place.pages.console].map((at) => at?.split('/')[1]),
          'api',
          'me',
          'member',
          'system',
        ]),
      ];
      const body = [
        'User-agent: *',
        ...closed.map((part) => `Disallow: /${part}/`),
        `Sitemap: ${ctx.app.urlOf(ctx.tenant, '/sitemap.xml')}`,
        '',
      ].join('\n');
      return new Response(body, {
        headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
      });
    }),
  ];
}

async function listEntries(
  ctx: RequestContext,
  tx: Tx,
  place: SitePlace,
): Promise<{ path: string; at?: Date | null }[]> {
  const [pages, news] = await Promise.all([
    listLivePages(tx, ctx.now),
    listShownNews(tx, { now: ctx.now, offset: 0, limit: MOST_NEWS }),
  ]);
  const written = pages
    .filter(({ visibility }) => visibility === 'public')
    .map(({ slug, updatedAt }) => ({ path: addressOf(place, slug), at: updatedAt }));
  const lists = [
    place.news.page,
    ...(place.documents?.kinds ?? []).map(({ url }) => url),
    ...(place.officers ? [place.officers.page] : []),
    ...(place.lists ?? []),
    place.contact.page,
  ];
  const known = new Set(written.map(({ path }) => path));
  return [
    { path: '/' },
    ...written,
    ...lists.filter((path) => !known.has(path)).map((path) => ({ path })),
    ...news.items.map(({ slug, updatedAt }) => ({ path: `${place.news.page}/${slug}`, at: updatedAt })),
  ];
}
