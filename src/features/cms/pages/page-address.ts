import type { CmsPlace } from '../place.ts';

/** Where the public reads the page of this slug. */
export function addressOf(place: Pick<CmsPlace, 'pages'>, slug: string): string {
  return place.pages.own.find((page) => page.slug === slug)?.url ?? `${place.pages.others}/${slug}`;
}
