import type { Tx } from '#kernel/database';
import type { RequestContext, Surface } from '#kernel/http';
import type { Option } from '#kernel/ui';
import type { WorkContext } from '#kernel/work';

type RightName = { resource: string; right: string };

/** Regions of a letter: the whole organisation, or these. */
export type BroadcastReach = 'all' | readonly string[];

/** A choice; one that belongs to a region is offered to officers of that region alone. */
export interface AudienceOption extends Option {
  region?: string;
}

/** One way to choose whom a letter is for; several values mean any of them. */
export interface AudienceGroup {
  key: string;
  label: string;
  /** The empty choice: "Semua status". */
  all: string;
  options: (ctx: WorkContext, tx: Tx) => Promise<readonly AudienceOption[]>;
  /** SQL over the product's table of people for "belongs to one of these"; `values` is a text[] parameter. */
  matches: (values: string) => string;
  /** What a new letter begins with. */
  initial?: readonly string[];
  /** Its values are regions: what is chosen narrows the letter to them. */
  isRegion?: true;
}

/** What a product says about its letters to many: addresses, rights, and who its people are. */
export interface BroadcastPlace {
  addresses: {
    /** The desk of the whole organisation. */
    desk: string;
    /** The same desk for officers of some regions. */
    regionDesk: string;
    /** One's own letters, with the choice to have fewer. */
    own: string;
    /** Ends the mails that are not essential; the token follows. */
    leave: string;
  };
  rights: { send: RightName; read: RightName; choose: RightName };
  surfaceOf: (ctx: RequestContext) => Surface;
  /** How far this officer's letters may go. */
  reachOf: (ctx: RequestContext) => BroadcastReach;
  /** The regions by code and name. */
  regions: readonly Option[];
  /** What the people are called: "anggota". */
  noun: string;
  /**
   * SQL text of everybody who could be written to and meets `condition`, which speaks of the product's own tables and may
   * use `$1`, today by the organisation's clock. Columns: id, name, number, region_code, email, account_id, wants_mail,
   * is_held.
   */
  people: (condition: string) => string;
  audience: readonly AudienceGroup[];
}

/** A letter's choice of people, by the key of the group; only groups that were narrowed. */
export type Audience = Readonly<Record<string, readonly string[]>>;

export const deskOf = (place: BroadcastPlace, reach: BroadcastReach): string =>
  reach === 'all' ? place.addresses.desk : place.addresses.regionDesk;
