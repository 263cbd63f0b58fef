import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { readRecapInBox } from './box.ts';
import { readSentAnswers } from './own-answers.ts';
import { readQuestions } from './questions.ts';
import type { Recap } from './recap.ts';
import { countParticipants, type Survey } from './survey.ts';
import type { SurveyPlace } from './survey-place.ts';
import { tallySurvey } from './tally.ts';

/**
 * What a survey found so far. An anonymous one is told when it is over: by then nobody can compare the numbers before
 * and after somebody's answer.
 *
 * @returns undefined for a draft, and for an anonymous survey that has not been counted yet
 */
export async function readRecap(
  ctx: WorkContext,
  tx: Tx,
  place: SurveyPlace,
  survey: Survey,
): Promise<Recap | undefined> {
  if (survey.state === 'draft') return undefined;
  if (survey.isAnonymous) return readRecapInBox(ctx, tx, survey.id);
  const sent = await readSentAnswers(ctx, tx, survey.id);
  const groups = await place.readGroups(
    ctx,
    tx,
    sent.map(({ personId }) => personId),
  );
  const { asked } = await countParticipants(tx, survey.id);
  return tallySurvey(
    await readQuestions(tx, survey.id),
    sent.map(({ personId, answers }) => ({ answers, groups: groups.get(personId) ?? {} })),
    { asked, groupings: place.groupings.map(({ key }) => key) },
  );
}
