import type { RequestContext } from '#kernel/http';
import { Badge, DateText } from '#kernel/ui';
import { pictureUrl } from '../media/media-url.ts';
import type { SitePlace } from '../place.ts';
import { dayWords } from '../publication.tsx';
import { Writing } from '../writing/writing.tsx';
import type { NewsRow } from './news-rows.ts';

/** A piece of news as it is read. */
export function NewsArticle(props: {
  ctx: RequestContext;
  place: SitePlace;
  row: Pick<
    NewsRow,
    | 'title'
    | 'excerpt'
    | 'bodyHtml'
    | 'categoryName'
    | 'coverId'
    | 'coverAlt'
    | 'coverWidth'
    | 'coverHeight'
    | 'publishedAt'
    | 'authorName'
  >;
}) {
  const { ctx, place, row } = props;
  const at = row.publishedAt ?? ctx.now;
  return (
    <article className="page-width py-10 lg:py-14">
      <p className="text-sm">
        <a className="link inline-block py-1" href={place.news.page}>
          {place.news.title}
        </a>
      </p>
      <h1 className="mt-2 max-w-[24ch] text-4xl">{row.title}</h1>
      <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
        <DateText at={at.toISOString()}>{dayWords(ctx, at)}</DateText>
        {row.authorName && <span>{row.authorName}</span>}
        {row.categoryName && <Badge icon="tag">{row.categoryName}</Badge>}
      </p>
      {row.excerpt && <p className="mt-5 max-w-[60ch] text-lg">{row.excerpt}</p>}
      {row.coverId && (
        <img
          src={pictureUrl(row.coverId)}
          alt={row.coverAlt ?? ''}
          width={row.coverWidth ?? undefined}
          height={row.coverHeight ?? undefined}
          className="mt-8 h-auto max-h-[36rem] w-full max-w-4xl rounded-xl object-cover"
        />
      )}
      <Writing html={row.bodyHtml} className="mt-8" />
    </article>
  );
}
