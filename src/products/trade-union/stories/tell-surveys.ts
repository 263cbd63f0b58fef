import {
  type Answers,
  closeSurvey,
  createSurvey,
  publishSurvey,
  readQuestions,
  saveQuestion,
  submitAnswers,
} from '#features/surveys';
import { dateIn, endOfDay } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import { unionSurveys } from '../surveys/index.ts';
import { type Cast, withClock } from './cast.ts';
import { type StoryQuestion, type SurveyStory, surveys } from './survey-texts.ts';

const DAY = 24 * 3_600_000;

/** What the union asked its people, and what they answered, through the same functions as everybody. */
export async function tellSurveys(ctx: WorkContext, tx: Tx, cast: Cast): Promise<void> {
  for (const story of surveys) await tellSurvey(ctx, tx, cast, story);
}

async function tellSurvey(ctx: WorkContext, tx: Tx, cast: Cast, story: SurveyStory): Promise<void> {
  const on = (daysAgo: number) => withClock(ctx, new Date(ctx.now.getTime() - daysAgo * DAY));
  const author = cast.actor(on(story.published), story.by);
  const { title, intro, thanks, isAnonymous, regionCode, audience, audienceValues } = story;
  const id = await createSurvey(author, tx, unionSurveys, {
    reach: regionCode === '00' ? 'all' : [regionCode],
    fields: {
      ...{ title, intro, thanks, isAnonymous, regionCode, audience, audienceValues, opensAt: null },
      closesAt: endOfDay(dateIn(zoneOf(ctx), on(story.closes).now), zoneOf(ctx)),
    },
  });
  const questionIds: string[] = [];
  for (const question of story.questions) {
    questionIds.push(
      await saveQuestion(author, tx, { surveyId: id, fields: fieldsOf(question, questionIds) }),
    );
  }
  await publishSurvey(author, tx, unionSurveys, id);
  const questions = await readQuestions(tx, id);
  const people = await readAsked(tx, id);
  for (const [turn, personId] of people.slice(0, story.answers).entries()) {
    // One after the other over the days it was open, by a step that names no person in particular.
    const daysAgo =
      story.published - ((turn + 1) * (story.published - Math.max(story.closes, 0))) / (people.length + 1);
    const typed: Record<string, Answers[string]> = {};
    for (const [place, { said }] of story.questions.entries()) {
      const answer = said[turn % said.length];
      if (answer !== undefined && answer !== '') typed[questions[place]!.id] = answer;
    }
    await submitAnswers(on(daysAgo), tx, unionSurveys, { surveyId: id, personId, reach: 'all', typed });
  }
  if (story.isOver) await closeSurvey(cast.actor(on(story.closes), story.by), tx, unionSurveys, id);
}

function fieldsOf({ said: _, needs, help = '', ...question }: StoryQuestion, ids: readonly string[]) {
  return {
    ...{ ...question, help },
    shownFor: needs ? ids[needs.place]! : null,
    shownValues: needs?.values ?? [],
  };
}

/** Who is asked; the demo's own accounts last, so that something waits for each of them. */
async function readAsked(tx: Tx, surveyId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select p.person_id as id from survey_participants p
      where p.tenant_id = balai.tenant_id() and p.survey_id = $1
      order by exists (select 1 from accounts a where a.tenant_id = p.tenant_id and a.subject_id = p.person_id), p.person_id`,
    [surveyId],
  );
  return rows.map(({ id }) => id);
}
