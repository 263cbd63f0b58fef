import type { Tx } from '#kernel/database';
import type { RequestContext, Surface } from '#kernel/http';
import type { Option } from '#kernel/ui';

type RightName = { resource: string; right: string };

/** Regions of a forum: every one, or these. The code '00' stands for the talk of all. */
export type ForumReach = 'all' | readonly string[];

/** What a product says about its forum: addresses, rights, who reads and who keeps order. */
export interface ForumPlace {
  addresses: {
    /** The list; a thread stands at `/:id` below it. */
    list: string;
    /** The form of a new thread. */
    compose: string;
    moderation: string;
    api: string;
  };
  rights: { view: RightName; post: RightName; moderate: RightName };
  surfaceOf: (ctx: RequestContext) => Surface;
  /** The region whose talk is this person's own; undefined when there is none. */
  regionOf: (ctx: RequestContext, tx: Tx) => Promise<string | undefined>;
  /** Where this person keeps order: everywhere, in some regions, or nowhere. */
  moderationOf: (ctx: RequestContext) => ForumReach;
  /** The accounts that keep order in a region's talk ('00': in everybody's). */
  moderatorsOf: (tx: Tx, regionCode: string) => Promise<readonly string[]>;
  regions: readonly Option[];
}

/** The talk of all regions. */
export const EVERYBODY = '00';

export const regionLabel = (place: ForumPlace, code: string): string =>
  code === EVERYBODY ? 'Semua anggota' : (place.regions.find(({ value }) => value === code)?.label ?? code);
