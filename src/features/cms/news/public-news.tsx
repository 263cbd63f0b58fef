import type { ReactNode } from 'react';
import {
  file,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  renderPage,
  type Sharing,
} from '#kernel/http';
import { ListFoot } from '#kernel/list';
import { EmptyState, FilterBar, LinkButton } from '#kernel/ui';
import { notFound } from '#kernel/work';
import { CategoryChips } from '../categories/category-chips.tsx';
import { listCategories } from '../categories/category-rows.ts';
import { pictureUrl } from '../media/media-url.ts';
import { readingAccess, type SitePlace } from '../place.ts';
import { renderFeed } from '../seo/feed.ts';
import { breadcrumbOf, publisherOf } from '../seo/structured.ts';
import { plainWords } from '../writing/markup.ts';
import { NewsArticle } from './news-article.tsx';
import { NewsCards } from './news-cards.tsx';
import { findShownNews, listShownNews, type NewsRow } from './news-rows.ts';
import { countView } from './save-news.ts';

const open = { public: 'news that was published is for whoever comes' };
const FEED_SIZE = 20;

/** The news for everybody: list, article, feed. */
export function publicNewsRoutes(place: SitePlace): Route[] {
  const { page: url } = place.news;
  const access = readingAccess(place.rights.news, open);
  return [
    page.get(url, { access, summary: 'Published news' }, (ctx) => showList(ctx, place)),
    file.get(feedUrl(place), { access, summary: 'RSS feed of the news' }, async (ctx) => {
      const { items } = await ctx.read((tx) =>
        listShownNews(tx, { now: ctx.now, offset: 0, limit: FEED_SIZE }),
      );
      return renderFeed(ctx, place, items);
    }),
    page.get(`${url}/:slug`, { access, summary: 'A published piece of news' }, async (ctx) => {
      const row = await ctx.read((tx) => findShownNews(tx, ctx.params.slug ?? '', ctx.now));
      if (!row) throw notFound();
      await ctx.transaction((tx) => countView(tx, row.id));
      return articlePage(ctx, place, row, await place.news.below?.(ctx, row));
    }),
  ];
}

export function feedUrl(place: Pick<SitePlace, 'news'>): string {
  return `${place.news.page}/rss.xml`;
}

async function showList(ctx: RequestContext, place: SitePlace) {
  const { page: url, title, lead } = place.news;
  const list = readListQuery(ctx.query, { sorts: ['date'], defaultSort: '-date', defaultSize: 12 });
  const category = ctx.query.get('kategori') ?? undefined;
  const { items, total, categories } = await ctx.read(async (tx) => ({
    ...(await listShownNews(tx, {
      ...{ now: ctx.now, category, q: list.q, offset: list.offset, limit: list.size },
    })),
    categories: await listCategories(tx, 'news'),
  }));
  const isNarrowed = list.q !== '' || category !== undefined;
  return renderPage({
    surface: 'public',
    title,
    description: lead,
    canonical: url,
    ...(isNarrowed || list.page > 1 ? { isIndexed: false } : {}),
    sharing: {
      feed: { path: feedUrl(place), title: `${title}, ${ctx.tenant.name}` },
      structured: [breadcrumbOf(ctx, [{ name: title, path: url }])],
    },
    body: (
      <div className="page-width py-10 lg:py-14">
        <h1 className="text-4xl">{title}</h1>
        <p className="mt-3 mb-6 max-w-[66ch] text-lg text-muted">{lead}</p>
        <div className="mb-6 grid gap-3">
          <FilterBar
            action={url}
            keep={category ? { kategori: category } : {}}
            search={{ label: 'Cari berita', value: list.q }}
          />
          <CategoryChips ctx={ctx} url={url} categories={categories} current={category} />
        </div>
        {items.length === 0 ? (
          isNarrowed ? (
            <EmptyState
              kind="not-found"
              title="Tidak ada berita yang cocok"
              actions={<LinkButton href={url}>Tampilkan semua</LinkButton>}
            >
              Coba kata lain, atau lepas kategorinya.
            </EmptyState>
          ) : (
            <EmptyState kind="nothing-yet" icon="newspaper" title="Belum ada berita">
              Berita tampil di sini begitu diterbitkan.
            </EmptyState>
          )
        ) : (
          <>
            <NewsCards ctx={ctx} place={place} items={items} />
            <div className="mt-8">
              <ListFoot ctx={ctx} list={list} total={total} shown={items.length} noun="berita" isPlain />
            </div>
          </>
        )}
        <p className="mt-8 text-sm">
          <a className="link" href={feedUrl(place)} data-turbo="false">
            Ikuti lewat RSS
          </a>
        </p>
      </div>
    ),
  });
}

function articlePage(ctx: RequestContext, place: SitePlace, row: NewsRow, below: ReactNode) {
  const url = `${place.news.page}/${row.slug}`;
  return renderPage({
    surface: 'public',
    title: row.title,
    description: descriptionOf(row),
    canonical: url,
    sharing: sharingOf(ctx, place, row, url),
    body: (
      <>
        <NewsArticle ctx={ctx} place={place} row={row} />
        {below && <div className="page-width pb-10">{below}</div>}
      </>
    ),
  });
}

function sharingOf(ctx: RequestContext, place: SitePlace, row: NewsRow, url: string): Sharing {
  const image = row.coverId
    ? {
        path: pictureUrl(row.coverId),
        alt: row.coverAlt ?? '',
        width: row.coverWidth ?? 0,
        height: row.coverHeight ?? 0,
      }
    : undefined;
  return {
    type: 'article',
    ...(image ? { image } : {}),
    ...(row.publishedAt ? { publishedAt: row.publishedAt } : {}),
    changedAt: row.updatedAt,
    feed: { path: feedUrl(place), title: `${place.news.title}, ${ctx.tenant.name}` },
    structured: [
      {
        '@type': 'NewsArticle',
        headline: row.title,
        description: descriptionOf(row),
        inLanguage: 'id',
        datePublished: row.publishedAt?.toISOString(),
        dateModified: row.updatedAt.toISOString(),
        mainEntityOfPage: ctx.app.urlOf(ctx.tenant, url),
        ...(row.authorName ? { author: { '@type': 'Person', name: row.authorName } } : {}),
        publisher: publisherOf(ctx),
        ...(image ? { image: ctx.app.urlOf(ctx.tenant, image.path) } : {}),
      },
      breadcrumbOf(ctx, [
        { name: place.news.title, path: place.news.page },
        { name: row.title, path: url },
      ]),
    ],
  };
}

export function descriptionOf(row: Pick<NewsRow, 'excerpt' | 'bodyHtml'>): string {
  return row.excerpt || plainWords(row.bodyHtml, 160);
}
