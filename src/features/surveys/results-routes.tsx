import { recordAudit } from '#kernel/audit';
import { formatMoment, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  file,
  idOf,
  listUrl,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  renderPage,
} from '#kernel/http';
import { notFound, type WorkContext } from '#kernel/work';
import { OfficerList } from './officer-list.tsx';
import { readSentAnswers } from './own-answers.ts';
import { type NamedSheet, PeoplePage, PersonPage } from './people-page.tsx';
import { readQuestions } from './questions.ts';
import { readRecap } from './read-recap.ts';
import { viewsOf } from './recap-view.ts';
import { ResultsPage } from './results-page.tsx';
import { FORMATS, sendRecap, sendTable } from './send-recap.ts';
import { countParticipants, readSurvey, readSurveys, type Survey, surveyListShape } from './survey.ts';
import type { SurveyPlace } from './survey-place.ts';
import { asOfficer } from './survey-walls.ts';
import { answerWords } from './thanks-page.tsx';

const PAGE_SIZE = 50;

/** What surveys found: numbers for all of them, and of those with names the answers of each person. */
export function surveyResultRoutes(place: SurveyPlace): Route[] {
  const base = place.addresses.results;
  const access = place.rights.results;
  const one = `${base}/:id`;
  return [
    page.get(base, { access, summary: 'Surveys with results' }, (ctx) => listPage(ctx, place)),
    page.get(one, { access, summary: 'What a survey found' }, (ctx) => resultsPage(ctx, place)),
    file.get(`${one}/export/:format`, { access, summary: 'What a survey found, as a file' }, (ctx) =>
      exportRecap(ctx, place),
    ),
    page.get(`${one}/people`, { access, summary: 'Who answered what, of a survey with names' }, (ctx) =>
      peoplePage(ctx, place),
    ),
    file.get(`${one}/people/export/:format`, { access, summary: 'Who answered what, as a file' }, (ctx) =>
      exportPeople(ctx, place),
    ),
    page.get(`${one}/people/:person`, { access, summary: 'The answers of one person' }, (ctx) =>
      personPage(ctx, place),
    ),
  ];
}

async function listPage(ctx: RequestContext, place: SurveyPlace): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, surveyListShape);
  const { work, reach } = asOfficer(ctx, place, 'results');
  const shown = await work.transaction((tx) => readSurveys(tx, list, { now: ctx.now, isPublished: true }));
  return renderPage({
    ...{ surface: 'console', title: 'Hasil survei', menuUrl: place.addresses.results, help: 'hasil-survei' },
    body: (
      <OfficerList
        {...{ place, reach, list, ...shown }}
        act="results"
        ctx={ctx}
        zone={zoneOf(ctx.tenant.timeZone)}
      />
    ),
  });
}

async function resultsPage(ctx: RequestContext, place: SurveyPlace): Promise<PageAnswer> {
  const { work } = asOfficer(ctx, place, 'results');
  const shown = await work.transaction(async (tx) => {
    const survey = await readPublished(tx, ctx);
    return {
      survey,
      recap: await readRecap(work, tx, place, survey),
      counts: await countParticipants(tx, survey.id),
    };
  });
  const views = shown.recap ? viewsOf(shown.recap, place) : [];
  return renderPage({
    ...frame(place, shown.survey.title),
    body: (
      <ResultsPage
        {...{ place, views, ...shown }}
        view={views.find(({ view }) => view === ctx.query.get('view')) ?? views[0]}
        query={ctx.query}
        now={ctx.now}
      />
    ),
  });
}

async function exportRecap(ctx: RequestContext, place: SurveyPlace): Promise<Response> {
  const format = FORMATS.find((one) => one === ctx.params.format);
  if (!format) throw notFound();
  const { work } = asOfficer(ctx, place, 'results');
  const given = await work.transaction(async (tx) => {
    const survey = await readPublished(tx, ctx);
    const recap = await readRecap(work, tx, place, survey);
    const view = recap && viewsOf(recap, place).find((one) => one.view === (ctx.query.get('view') ?? 'all'));
    if (!recap || !view) throw notFound();
    await recordAudit(work, tx, {
      ...{ action: 'survey.exported', resource: 'survey', objectId: survey.id, objectLabel: survey.title },
      after: { format, view: view.label },
    });
    return { survey, recap, view };
  });
  return sendRecap(ctx, { ...given, format, print: place.print });
}

async function peoplePage(ctx: RequestContext, place: SurveyPlace): Promise<PageAnswer> {
  const { survey, sheets } = await readNamed(ctx, place);
  const list = readListQuery(ctx.query, { sorts: ['sent'], defaultSort: 'sent', defaultSize: PAGE_SIZE });
  const here = `${place.addresses.results}/${survey.id}`;
  const q = list.q.toLowerCase();
  const found = sheets.filter(({ name, label }) => `${name} ${label}`.toLowerCase().includes(q));
  return renderPage({
    ...frame(place, 'Jawaban per orang'),
    trail: [...frame(place, '').trail, { label: survey.title, url: here }],
    body: (
      <PeoplePage
        here={`${here}/people`}
        sheets={found.slice(list.offset, list.offset + list.size)}
        total={found.length}
        q={list.q}
        page={list.page}
        pageCount={Math.max(1, Math.ceil(found.length / list.size))}
        pageUrl={(number) => listUrl(`${here}/people`, ctx.query, { page: number })}
        zone={zoneOf(ctx.tenant.timeZone)}
      />
    ),
  });
}

async function personPage(ctx: RequestContext, place: SurveyPlace): Promise<PageAnswer> {
  const { survey, sheets, questions, work } = await readNamed(ctx, place);
  const sheet = sheets.find(({ personId }) => personId === ctx.params.person);
  if (!sheet) throw notFound();
  await work.transaction((tx) =>
    recordAudit(work, tx, {
      ...{ action: 'survey.answers_read', resource: 'survey', objectId: sheet.personId },
      ...{ objectLabel: sheet.name, after: { survey: survey.title } },
    }),
  );
  const here = `${place.addresses.results}/${survey.id}`;
  return renderPage({
    ...frame(place, sheet.name),
    trail: [
      ...frame(place, '').trail,
      { label: survey.title, url: here },
      { label: 'Jawaban per orang', url: `${here}/people` },
    ],
    body: <PersonPage {...{ sheet, questions }} zone={zoneOf(ctx.tenant.timeZone)} />,
  });
}

async function exportPeople(ctx: RequestContext, place: SurveyPlace): Promise<Response> {
  const format = (['xlsx', 'csv'] as const).find((one) => one === ctx.params.format);
  if (!format) throw notFound();
  const { survey, sheets, questions, work } = await readNamed(ctx, place);
  await work.transaction((tx) =>
    recordAudit(work, tx, {
      ...{ action: 'survey.exported', resource: 'survey', objectId: survey.id, objectLabel: survey.title },
      after: { format, named: true, rows: sheets.length },
    }),
  );
  const zone = zoneOf(ctx.tenant.timeZone);
  return sendTable<NamedSheet>(
    {
      name: 'Jawaban',
      title: [`${ctx.tenant.name}: ${survey.title}`, `${sheets.length} orang`],
      columns: [
        { label: 'Nama', writes: 'text', value: ({ name }) => name },
        { label: 'Nomor', writes: 'text', value: ({ label }) => label },
        { label: 'Dikirim', writes: 'text', value: ({ sentAt }) => formatMoment(sentAt, zone, 'short') },
        ...questions.map((question) => ({
          label: `${question.number}. ${question.title}`,
          writes: 'text' as const,
          value: ({ answers }: NamedSheet) =>
            answers[question.id] === undefined ? null : answerWords(question, answers),
        })),
      ],
      rows: sheets,
    },
    format,
    `jawaban-${survey.id.slice(-8)}`,
  );
}

/** Answers with their names. @throws AppError 404 for an anonymous survey, which has none */
async function readNamed(ctx: RequestContext, place: SurveyPlace) {
  const { work } = asOfficer(ctx, place, 'results');
  return work.transaction(async (tx) => {
    const survey = await readPublished(tx, ctx);
    if (survey.isAnonymous) throw notFound();
    return {
      work,
      survey,
      questions: await readQuestions(tx, survey.id),
      sheets: await readSheets(work, tx, place, survey),
    };
  });
}

async function readSheets(
  work: WorkContext,
  tx: Tx,
  place: SurveyPlace,
  survey: Survey,
): Promise<NamedSheet[]> {
  const sent = await readSentAnswers(work, tx, survey.id);
  const names = await place.readNames(
    work,
    tx,
    sent.map(({ personId }) => personId),
  );
  return sent.map((sheet) => ({
    ...sheet,
    ...(names.get(sheet.personId) ?? { name: 'Data dihapus', label: '' }),
  }));
}

async function readPublished(tx: Tx, ctx: RequestContext): Promise<Survey> {
  const survey = await readSurvey(tx, idOf(ctx));
  if (!survey || survey.state === 'draft') throw notFound();
  return survey;
}

const frame = (place: SurveyPlace, title: string) => ({
  ...{ surface: 'console' as const, title, menuUrl: place.addresses.results, help: 'hasil-survei' },
  trail: [{ label: 'Hasil survei', url: place.addresses.results }],
});
