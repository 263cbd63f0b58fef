import type { Wall } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import { behindWalls, type WorkContext } from '#kernel/work';
import { EVERYBODY, type ForumPlace, type ForumReach } from './forum-place.ts';

/** A visit to the forum: work behind its walls, and what is known of the visitor. */
export interface Visit {
  work: WorkContext;
  /** The region whose talk is the visitor's own. */
  ownRegion: string | undefined;
  moderates: ForumReach;
}

/** Opens the talk of all, of one's own region, and of the regions one keeps order in. */
export async function visitForum(ctx: RequestContext, place: ForumPlace): Promise<Visit> {
  const moderates = place.moderationOf(ctx);
  const ownRegion = await ctx.transaction((tx) => place.regionOf(ctx, tx));
  const regions = [EVERYBODY, ...(ownRegion ? [ownRegion] : []), ...(moderates === 'all' ? [] : moderates)];
  const forum: Wall = moderates === 'all' ? 'all' : { within: regions };
  return { work: behindWalls(ctx, { forum }), ownRegion, moderates };
}

/** Work of somebody who keeps order, in the talk they keep order in and nowhere else. */
export function atModeration(ctx: RequestContext, place: ForumPlace): WorkContext {
  const moderates = place.moderationOf(ctx);
  return behindWalls(ctx, { forum: moderates === 'all' ? 'all' : { within: moderates } });
}

export const canModerate = (moderates: ForumReach, regionCode: string): boolean =>
  moderates === 'all' || moderates.includes(regionCode);
