import { z } from 'zod';
import { api, idOf, json, listOf, listParameters, type Route, readListQuery } from '#kernel/http';
import { notFound } from '#kernel/work';
import { ownListShape, readOwnSurveys } from './own-surveys.ts';
import { readRecap } from './read-recap.ts';
import { phaseOf, readSurvey, readSurveys, surveyListShape } from './survey.ts';
import type { SurveyPlace } from './survey-place.ts';
import { asFiller, asOfficer } from './survey-walls.ts';

const phase = z.enum(['draft', 'waiting', 'open', 'closed']);
const moment = z.string().nullable();

const ownItem = z.object({
  id: z.uuid(),
  title: z.string(),
  regionCode: z.string(),
  isAnonymous: z.boolean(),
  phase,
  opensAt: moment,
  closesAt: moment,
  questionCount: z.number().int(),
  isDone: z.boolean(),
});

const managedItem = z.object({
  id: z.uuid(),
  title: z.string(),
  regionCode: z.string(),
  isAnonymous: z.boolean(),
  phase,
  opensAt: moment,
  closesAt: moment,
  questionCount: z.number().int(),
  asked: z.number().int(),
  answered: z.number().int(),
});

const counts = z.record(z.string(), z.number().int().nullable());
const recapShape = z.object({
  asked: z.number().int(),
  answered: z.number().int(),
  groupings: z.array(
    z.object({ key: z.string(), groups: z.array(z.object({ code: z.string(), count: z.number().int() })) }),
  ),
  questions: z.array(
    z.object({
      id: z.uuid(),
      number: z.number().int(),
      kind: z.string(),
      title: z.string(),
      asked: counts,
      lines: z.array(
        z.object({
          label: z.string(),
          choices: z.array(z.string()),
          counts: z.record(z.string(), z.array(z.number().int().nullable())),
          silent: counts,
        }),
      ),
      mean: z.number().optional(),
      texts: z.array(z.string()).nullable().optional(),
    }),
  ),
});

/** The lists of surveys over the API, and what one found. Hidden numbers are null. */
export function surveyApi(place: SurveyPlace): Route[] {
  const { api: base } = place.addresses;
  const { fill, manage, results } = place.rights;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return [
    api.get(
      base,
      {
        access: fill,
        summary: 'Surveys one is asked to answer',
        queryParameters: listParameters(ownListShape),
        answer: listOf(ownItem),
      },
      async (ctx) => {
        const list = readListQuery(ctx.query, ownListShape, { isStrict: true });
        const filler = await asFiller(ctx, place);
        const { items, total } = filler
          ? await filler.work.transaction((tx) =>
              readOwnSurveys(tx, list, { ...filler, now: ctx.now, place }),
            )
          : { items: [], total: 0 };
        return json({
          items: items.map((survey) =>
            ownItem.parse({ ...survey, opensAt: iso(survey.opensAt), closesAt: iso(survey.closesAt) }),
          ),
          ...{ page: list.page, size: list.size, total },
        });
      },
    ),
    api.get(
      `${base}/managed`,
      {
        access: manage,
        summary: 'Surveys to manage',
        queryParameters: listParameters(surveyListShape),
        answer: listOf(managedItem),
      },
      async (ctx) => {
        const list = readListQuery(ctx.query, surveyListShape, { isStrict: true });
        const { work } = asOfficer(ctx, place, 'manage');
        const { items, total } = await work.transaction((tx) => readSurveys(tx, list, { now: ctx.now }));
        return json({
          items: items.map((survey) =>
            managedItem.parse({
              ...{ ...survey, phase: phaseOf(survey, ctx.now) },
              ...{ opensAt: iso(survey.opensAt), closesAt: iso(survey.closesAt) },
            }),
          ),
          ...{ page: list.page, size: list.size, total },
        });
      },
    ),
    api.get(
      `${base}/:id/results`,
      { access: results, summary: 'What a survey found', answer: recapShape },
      async (ctx) => {
        const { work } = asOfficer(ctx, place, 'results');
        const recap = await work.transaction(async (tx) => {
          const survey = await readSurvey(tx, idOf(ctx));
          return survey && readRecap(work, tx, place, survey);
        });
        if (!recap) throw notFound();
        return json(recapShape.parse(recap));
      },
    ),
  ];
}
