import type { Wall } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import { behindWalls, notFound, type WorkContext } from '#kernel/work';
import { EVERYBODY, type SurveyPlace, type SurveyReach } from './survey-place.ts';

/** Somebody who answers: work behind the walls of what is theirs. */
export interface Filler {
  work: WorkContext;
  personId: string;
  /** Every open survey, or only those handed to the person. */
  reach: 'all' | 'assigned';
}

/**
 * Opens the surveys of all and of one's own region, and of the people only oneself.
 *
 * @returns undefined for an account with no person behind it
 */
export async function asFiller(ctx: RequestContext, place: SurveyPlace): Promise<Filler | undefined> {
  const personId = place.personOf(ctx);
  if (personId === null) return undefined;
  const region = await ctx.transaction((tx) => place.regionOf(ctx, tx));
  const within = [EVERYBODY, ...(region ? [region] : [])];
  const own = { own: personId };
  return {
    work: behindWalls(ctx, { surveys: { within }, survey_people: own, people: own }),
    personId,
    reach: place.fillReachOf(ctx),
  };
}

/** Somebody who answers one survey. @throws AppError 404 for an account with no person behind it */
export async function asOneFiller(ctx: RequestContext, place: SurveyPlace): Promise<Filler> {
  const filler = await asFiller(ctx, place);
  if (!filler) throw notFound();
  return filler;
}

/** Work of whoever manages surveys or reads results, in their regions and nowhere else. */
export function asOfficer(
  ctx: RequestContext,
  place: SurveyPlace,
  act: 'manage' | 'results',
): { work: WorkContext; reach: SurveyReach } {
  const reach = place.reachOf(ctx, act);
  const wall: Wall = reach === 'all' ? 'all' : { within: reach };
  return { work: behindWalls(ctx, { surveys: wall, survey_people: wall, people: wall }), reach };
}
