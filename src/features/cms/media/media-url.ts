import type { RequestContext } from '#kernel/http';
import type { HomePlace } from '../place.ts';

/** Where a picture is shown; the small one is 480 pixels wide. */
export function pictureUrl(id: string, size: 'full' | 'small' = 'full'): string {
  return size === 'small' ? `/media/${id}/small` : `/media/${id}`;
}

export const MEDIA_API = '/api/v1/cms/media';

/** The list of pictures the editor offers, for those who may use the library. */
export function mediaListUrl(ctx: RequestContext, place: Pick<HomePlace, 'rights'>): string | undefined {
  const { media } = place.rights;
  return media && ctx.can(media.resource, media.right) ? MEDIA_API : undefined;
}
