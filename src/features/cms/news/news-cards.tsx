import type { RequestContext } from '#kernel/http';
import { WovenPicture } from '#kernel/ui';
import { pictureUrl } from '../media/media-url.ts';
import type { SitePlace } from '../place.ts';
import { dayWords } from '../publication.tsx';
import { plainWords } from '../writing/markup.ts';
import type { NewsRow } from './news-rows.ts';

/** News as cards with their cover, newest first. */
export function NewsCards(props: {
  ctx: RequestContext;
  place: Pick<SitePlace, 'news'>;
  items: readonly NewsRow[];
  level?: 2 | 4;
}) {
  const { ctx, place, items, level = 2 } = props;
  const Heading = level === 2 ? 'h2' : 'h4';
  return (
    <ul className="grid gap-x-6 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
      {items.map((row, number) => (
        <li key={row.id}>
          <a href={`${place.news.page}/${row.slug}`} className="group block">
            {row.coverId ? (
              <img
                src={pictureUrl(row.coverId, 'small')}
                alt={row.coverAlt ?? ''}
                width={480}
                height={360}
                loading="lazy"
                className="aspect-4/3 w-full rounded-xl border border-base-300 object-cover"
              />
            ) : (
              <div className="aspect-4/3 overflow-hidden rounded-xl">
                <WovenPicture number={number} className="size-full" />
              </div>
            )}
            <p className="eyebrow mt-3">
              {[row.categoryName, row.publishedAt && dayWords(ctx, row.publishedAt)]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <Heading className="mt-1 text-lg leading-snug group-hover:underline">{row.title}</Heading>
            <p className="mt-1.5 line-clamp-3 text-sm text-muted">
              {row.excerpt || plainWords(row.bodyHtml, 140)}
            </p>
          </a>
        </li>
      ))}
    </ul>
  );
}
