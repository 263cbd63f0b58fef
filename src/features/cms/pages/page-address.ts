import type { SitePlace } from '../place.ts';

/** Where the public reads the page of this slug. */
export function addressOf(place: Pick<SitePlace, 'pages'>, slug: string): string {
  return place.pages.own.find((page) => page.slug === slug)?.url ?? `${place.pages.others}/${slug}`;
}
