import { formatMoment, zoneOf } from '#kernel/calendar';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  renderPage,
  told,
} from '#kernel/http';
import { Notice, PageHeader } from '#kernel/ui';
import { type AppError, invalid, notFound } from '#kernel/work';
import { type Answers, checkAnswers, fieldOf, isAsked, readAnswers, stepsOf } from './answers.ts';
import { FillPage, SurveyWords } from './fill-page.tsx';
import { readOwnAnswers } from './own-answers.ts';
import { NoPerson, OwnList } from './own-list.tsx';
import { ownListShape, readOwnSurveys } from './own-surveys.ts';
import { readParticipant } from './participants.ts';
import type { Question } from './question.ts';
import { SURVEY_BRANCHES } from './question-list.tsx';
import { readQuestions } from './questions.ts';
import { isFor, saveProgress, submitAnswers } from './submit.ts';
import { phaseOf, readSurvey } from './survey.ts';
import type { SurveyPlace } from './survey-place.ts';
import { asFiller, asOneFiller, type Filler } from './survey-walls.ts';
import { ThanksPage } from './thanks-page.tsx';

/** Surveys as people answer them: the list, one survey, its answers. */
export function ownSurveyRoutes(place: SurveyPlace): Route[] {
  const { own } = place.addresses;
  const access = place.rights.fill;
  return [
    page.get(own, { access, summary: 'Surveys one is asked to answer' }, (ctx) => listPage(ctx, place)),
    page.get(`${own}/:id`, { access, summary: 'One survey to answer' }, (ctx) => surveyPage(ctx, place)),
    page.post(`${own}/:id`, { access, summary: 'Answer a survey, or keep what is filled in' }, (ctx) =>
      answer(ctx, place),
    ),
  ];
}

async function listPage(ctx: RequestContext, place: SurveyPlace): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, ownListShape);
  const filler = await asFiller(ctx, place);
  const shown = filler
    ? await filler.work.transaction((tx) => readOwnSurveys(tx, list, { ...filler, now: ctx.now, place }))
    : undefined;
  return renderPage({
    surface: place.surfaceOf(ctx),
    title: 'Survei',
    menuUrl: place.addresses.own,
    help: 'survei',
    body: shown ? (
      <OwnList place={place} ctx={ctx} list={list} {...shown} zone={zoneOf(ctx.tenant.timeZone)} />
    ) : (
      <NoPerson />
    ),
  });
}

/** The form as it comes back: what was typed, what is wrong, and the step that stands open. */
interface Shown {
  typed: Answers;
  step: number;
  problem?: AppError | undefined;
}

async function surveyPage(ctx: RequestContext, place: SurveyPlace, shown?: Shown): Promise<PageAnswer> {
  const filler = await asOneFiller(ctx, place);
  const { survey, questions, participant, kept } = await readFor(ctx, place, filler);
  const zone = zoneOf(ctx.tenant.timeZone);
  const phase = phaseOf(survey, ctx.now);
  const frame = {
    surface: place.surfaceOf(ctx),
    title: survey.title,
    trail: [{ label: 'Survei', url: place.addresses.own }],
    menuUrl: place.addresses.own,
    help: 'survei',
    headers: { 'cache-control': 'no-store' },
    status: shown?.problem?.status ?? 200,
  };
  const backUrl = place.addresses.own;
  if (participant?.isDone) {
    return renderPage({
      ...frame,
      body: <ThanksPage {...{ survey, questions, zone, backUrl }} own={kept} />,
    });
  }
  if (phase !== 'open') {
    return renderPage({
      ...frame,
      body: (
        <div className="mx-auto grid w-full max-w-3xl gap-4">
          <PageHeader title={survey.title} />
          {phase === 'waiting' ? (
            <Notice tone="info" title={`Dibuka ${formatMoment(survey.opensAt!, zone)}`}>
              Anda diberi tahu ketika survei ini dibuka.
            </Notice>
          ) : (
            <Notice tone="neutral" title="Survei ini sudah ditutup">
              Jawaban baru tidak diterima lagi.
            </Notice>
          )}
          <SurveyWords survey={survey} />
        </div>
      ),
    });
  }
  return renderPage({
    ...frame,
    islands: [SURVEY_BRANCHES],
    body: (
      <FillPage
        {...{ survey, questions, zone, backUrl }}
        answers={shown?.typed ?? kept?.answers ?? {}}
        errors={errorsOf(shown?.problem)}
        step={shown?.step ?? 0}
        action={`${backUrl}/${survey.id}`}
        savedAt={kept?.savedAt ?? null}
      />
    ),
  });
}

function readFor(ctx: RequestContext, place: SurveyPlace, filler: Filler) {
  return filler.work.transaction(async (tx) => {
    const survey = await readSurvey(tx, idOf(ctx));
    if (!survey || survey.state === 'draft') throw notFound();
    const participant = await readParticipant(tx, survey.id, filler.personId);
    if (!isFor(survey, participant, filler.reach, place)) throw notFound();
    const questions = await readQuestions(tx, survey.id);
    const kept = survey.isAnonymous
      ? undefined
      : await readOwnAnswers(filler.work, tx, survey.id, filler.personId);
    return { survey, questions, participant, kept };
  });
}

async function answer(ctx: RequestContext, place: SurveyPlace): Promise<Response | PageAnswer> {
  const form = await readForm(ctx);
  const filler = await asOneFiller(ctx, place);
  const { survey, questions } = await readFor(ctx, place, filler);
  const typed = readAnswers(questions, form);
  const last = stepsOf(questions).length - 1;
  const step = Math.min(Math.max(Math.trunc(Number([form.step].flat().at(-1))) || 0, 0), last);
  const go = [form.go].flat().at(-1);
  const given = { surveyId: survey.id, personId: filler.personId, reach: filler.reach, typed };
  try {
    if (go === 'back') return await surveyPage(ctx, place, { typed, step: Math.max(step - 1, 0) });
    if (go === 'save') {
      await filler.work.transaction((tx) => saveProgress(filler.work, tx, place, given));
      return redirectTo(place.addresses.own, {
        tone: 'success',
        text: 'Jawaban Anda disimpan dan belum dikirim. Lanjutkan kapan saja selama survei dibuka.',
      });
    }
    if (go === 'next' && step < last) {
      refuseFaults(questions, typed, step);
      if (!survey.isAnonymous) {
        await filler.work.transaction((tx) => saveProgress(filler.work, tx, place, given));
      }
      return await surveyPage(ctx, place, { typed, step: nextStep(questions, typed, step) });
    }
    await filler.work.transaction((tx) => submitAnswers(filler.work, tx, place, given));
    return redirectTo(`${place.addresses.own}/${survey.id}`);
  } catch (error) {
    const problem = told(error);
    return surveyPage(ctx, place, { typed, step: faultyStep(questions, problem) ?? step, problem });
  }
}

/** @throws AppError 422 when something in this step is missing or wrong */
function refuseFaults(questions: readonly Question[], typed: Answers, step: number): void {
  const { faults } = checkAnswers(questions, typed, stepsOf(questions)[step]);
  if (Object.keys(faults).length > 0) throw invalid(faults, 'Ada jawaban yang perlu dilengkapi.');
}

/** The next step in which something is asked; the last one when nothing is. */
function nextStep(questions: readonly Question[], typed: Answers, step: number): number {
  const steps = stepsOf(questions);
  const { answers } = checkAnswers(questions, typed);
  const found = steps.findIndex(
    (part, index) => index > step && part.some((question) => isAsked(question, questions, answers)),
  );
  return found < 0 ? steps.length - 1 : found;
}

function faultyStep(questions: readonly Question[], { fields }: AppError): number | undefined {
  const found = stepsOf(questions).findIndex((part) =>
    part.some((question) =>
      Object.keys(fields).some(
        (field) => field === fieldOf(question) || field.startsWith(`${fieldOf(question)}-`),
      ),
    ),
  );
  return found < 0 ? undefined : found;
}
