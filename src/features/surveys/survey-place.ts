import type { Tx } from '#kernel/database';
import type { RequestContext, Surface } from '#kernel/http';
import type { PrintTheme } from '#kernel/print';
import type { Option } from '#kernel/ui';
import type { WorkContext } from '#kernel/work';

type RightName = { resource: string; right: string };

/** Regions in which somebody acts: every one, or these. The code '00' stands for what belongs to all. */
export type SurveyReach = 'all' | readonly string[];

/** A way to say who is asked. */
export interface AudienceKind {
  /** Kept with the survey. */
  key: string;
  label: string;
  help: string;
  /**
   * `open`: whoever is active may answer, also who joins later; `choice`: people chosen by what they have in common;
   * `named`: people named one by one, by what `findPerson` understands.
   */
  way: 'open' | 'choice' | 'named';
  options?: readonly Option[];
}

/** Something that people have in common, by which results can be narrowed. */
export interface Grouping {
  key: string;
  label: string;
  /** How the group is called; the empty code is "not known". */
  labelOf: (code: string) => string;
}

/** Whom a survey asks. */
export interface Audience {
  kind: string;
  values: readonly string[];
  /** The region of the survey: nobody outside it is asked. '00' for everybody. */
  regionCode: string;
}

/** What a product says about its surveys: addresses, rights, whom one can ask, and who reads what. */
export interface SurveyPlace {
  addresses: { own: string; manage: string; results: string; api: string };
  rights: { fill: RightName; manage: RightName; results: RightName };
  surfaceOf: (ctx: RequestContext) => Surface;
  /** Every open survey, or only those handed to the person. */
  fillReachOf: (ctx: RequestContext) => 'all' | 'assigned';
  reachOf: (ctx: RequestContext, act: 'manage' | 'results') => SurveyReach;
  /** The person behind the account; null for an account without one. */
  personOf: (ctx: RequestContext) => string | null;
  /** The region whose surveys are this person's own; undefined when there is none. */
  regionOf: (ctx: RequestContext, tx: Tx) => Promise<string | undefined>;
  regions: readonly Option[];
  audiences: readonly AudienceKind[];
  /** The people of an audience at this moment. */
  readAudience: (ctx: WorkContext, tx: Tx, audience: Audience) => Promise<readonly string[]>;
  /** A person by what was typed (a member number, an e-mail address); `label` is how a form shows them again. */
  findPerson: (
    ctx: WorkContext,
    tx: Tx,
    typed: string,
    regionCode: string,
  ) => Promise<{ id: string; label: string } | undefined>;
  /** Names and numbers of people, for answers given under one's name. */
  readNames: (
    ctx: WorkContext,
    tx: Tx,
    personIds: readonly string[],
  ) => Promise<ReadonlyMap<string, { name: string; label: string }>>;
  /** The accounts through which people are told something. */
  accountsOf: (
    ctx: WorkContext,
    tx: Tx,
    personIds: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
  groupings: readonly Grouping[];
  /** How a printed page looks. */
  print: { theme: PrintTheme; emblem: Buffer };
  /** What each person belongs to, by grouping. */
  readGroups: (
    ctx: WorkContext,
    tx: Tx,
    personIds: readonly string[],
  ) => Promise<ReadonlyMap<string, Readonly<Record<string, string>>>>;
}

/** The region of what belongs to everybody. */
export const EVERYBODY = '00';

export const regionLabel = (place: Pick<SurveyPlace, 'regions'>, code: string): string =>
  code === EVERYBODY ? 'Semua wilayah' : (place.regions.find(({ value }) => value === code)?.label ?? code);
