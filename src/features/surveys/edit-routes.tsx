import { clockValue, zoneOf } from '#kernel/calendar';
import {
  errorsOf,
  idIn,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
  textsLike,
  told,
} from '#kernel/http';
import { PageHeader, readOrder } from '#kernel/ui';
import { type AppError, invalid, notFound } from '#kernel/work';
import { QUESTION_KINDS, type Question, type QuestionKind } from './question.ts';
import { EMPTY_QUESTION, QuestionForm, type TypedQuestion } from './question-form.tsx';
import { readQuestions } from './questions.ts';
import { readMoment } from './read-moment.ts';
import type { Survey } from './survey.ts';
import { EMPTY_SURVEY, SurveyForm, type TypedSurvey } from './survey-form.tsx';
import { EVERYBODY, type SurveyPlace } from './survey-place.ts';
import { asOfficer } from './survey-walls.ts';
import { orderQuestions, type QuestionFields, removeQuestion, saveQuestion } from './write-question.ts';
import { createSurvey, lockDraft, type SurveyFields, saveSurvey } from './write-survey.ts';

/** The words of a draft and its questions. */
export function editSurveyRoutes(place: SurveyPlace): Route[] {
  const base = place.addresses.manage;
  const access = place.rights.manage;
  const one = `${base}/:id`;
  return [
    page.get(`${base}/new`, { access, summary: 'The form of a new survey' }, (ctx) => {
      const { reach } = asOfficer(ctx, place, 'manage');
      const regionCode = reach === 'all' ? EVERYBODY : (reach[0] ?? '');
      return surveyForm(ctx, place, { typed: { ...EMPTY_SURVEY, regionCode } });
    }),
    page.post(base, { access, summary: 'Begin a survey' }, (ctx) => storeSurvey(ctx, place)),
    page.get(`${one}/edit`, { access, summary: 'The form of a draft' }, async (ctx) => {
      const survey = await draftOf(ctx, place);
      return surveyForm(ctx, place, { survey, typed: await typedOf(ctx, place, survey) });
    }),
    page.post(`${one}/edit`, { access, summary: 'Change a draft' }, async (ctx) =>
      storeSurvey(ctx, place, await draftOf(ctx, place)),
    ),
    page.post(`${one}/order`, { access, summary: 'Put questions in order' }, (ctx) => order(ctx, place)),
    page.get(`${one}/questions/new`, { access, summary: 'The form of a new question' }, async (ctx) => {
      const kind = QUESTION_KINDS.find((known) => known === ctx.query.get('kind')) ?? 'single';
      return questionForm(ctx, place, { kind, typed: EMPTY_QUESTION });
    }),
    page.post(`${one}/questions`, { access, summary: 'Add a question' }, (ctx) => storeQuestion(ctx, place)),
    page.get(`${one}/questions/:question`, { access, summary: 'A question of a draft' }, async (ctx) => {
      const question = await questionOf(ctx, place);
      return questionForm(ctx, place, { kind: question.kind, typed: typedQuestion(question), question });
    }),
    page.post(`${one}/questions/:question`, { access, summary: 'Change a question' }, async (ctx) =>
      storeQuestion(ctx, place, await questionOf(ctx, place)),
    ),
    page.post(`${one}/questions/:question/delete`, { access, summary: 'Remove a question' }, async (ctx) => {
      await readForm(ctx);
      const { work } = asOfficer(ctx, place, 'manage');
      await work.transaction((tx) =>
        removeQuestion(work, tx, { surveyId: idOf(ctx), id: idOf(ctx, 'question') }),
      );
      return redirectTo(`${base}/${idOf(ctx)}`, { tone: 'success', text: 'Pertanyaan dihapus.' });
    }),
  ];
}

async function surveyForm(
  ctx: RequestContext,
  place: SurveyPlace,
  given: { survey?: Survey | undefined; typed: TypedSurvey; problem?: AppError },
): Promise<PageAnswer> {
  const { survey, typed, problem } = given;
  const { reach } = asOfficer(ctx, place, 'manage');
  const here = survey && `${place.addresses.manage}/${survey.id}`;
  const title = survey ? 'Ubah survei' : 'Buat survei';
  return renderPage({
    ...frame(place, title, survey),
    status: problem?.status ?? 200,
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader title={title} />
        <SurveyForm
          {...{ place, reach, typed }}
          errors={errorsOf(problem)}
          action={here ? `${here}/edit` : place.addresses.manage}
          backUrl={here ?? place.addresses.manage}
          isNew={!survey}
          zoneWords={`Jam ${zoneOf(ctx.tenant.timeZone)}`}
        />
      </div>
    ),
  });
}

async function storeSurvey(
  ctx: RequestContext,
  place: SurveyPlace,
  survey?: Survey,
): Promise<Response | PageAnswer> {
  const form = await readForm(ctx);
  const typed: TypedSurvey = {
    ...textsLike({ ...EMPTY_SURVEY, values: undefined }, form),
    values: Object.fromEntries(
      place.audiences.map(({ key, way }) => [
        key,
        chosenIn([form[`values-${key}`] ?? []].flat(), way === 'named'),
      ]),
    ),
  };
  const { work, reach } = asOfficer(ctx, place, 'manage');
  try {
    const fields = fieldsIn(ctx, typed);
    const id = await work.transaction(async (tx) => {
      if (!survey) return createSurvey(work, tx, place, { reach, fields });
      await saveSurvey(work, tx, place, { id: survey.id, seen: Number(typed.seen), reach, fields });
      return survey.id;
    });
    return redirectTo(`${place.addresses.manage}/${id}`, { tone: 'success', text: 'Survei disimpan.' });
  } catch (error) {
    return surveyForm(ctx, place, { survey, typed, problem: told(error) });
  }
}

/** Choices as they came, or the lines that were typed. */
const chosenIn = (values: readonly string[], isTyped: boolean): string[] =>
  isTyped ? values.flatMap((text) => text.split(/\r?\n/)).filter((line) => line.trim() !== '') : [...values];

/** @throws AppError 422 for what cannot be read at all; the rest is judged where it is stored */
function fieldsIn(ctx: RequestContext, typed: TypedSurvey): SurveyFields {
  if (typed.mode !== 'anonymous' && typed.mode !== 'named') {
    throw invalid({
      mode: 'Pilih anonim atau dengan nama.',
      ...(typed.title === '' ? { title: 'Tulis judul, sedikitnya 3 huruf.' } : {}),
      ...(typed.audience === '' ? { audience: 'Pilih siapa yang ditanya.' } : {}),
    });
  }
  return {
    ...{ title: typed.title, intro: typed.intro, thanks: typed.thanks, regionCode: typed.regionCode },
    isAnonymous: typed.mode === 'anonymous',
    audience: typed.audience,
    audienceValues: typed.values[typed.audience] ?? [],
    opensAt: readMoment(ctx, 'opensAt', typed.opensAt),
    closesAt: readMoment(ctx, 'closesAt', typed.closesAt),
  };
}

async function typedOf(ctx: RequestContext, place: SurveyPlace, survey: Survey): Promise<TypedSurvey> {
  const { work } = asOfficer(ctx, place, 'manage');
  const isNamed = place.audiences.some(({ key, way }) => key === survey.audience && way === 'named');
  const names = isNamed
    ? await work.transaction((tx) => place.readNames(work, tx, survey.audienceValues))
    : undefined;
  const zone = zoneOf(ctx.tenant.timeZone);
  const clock = (at: Date | null) => (at ? clockValue(at, zone) : '');
  return {
    ...{ title: survey.title, intro: survey.intro, thanks: survey.thanks, regionCode: survey.regionCode },
    mode: survey.isAnonymous ? 'anonymous' : 'named',
    audience: survey.audience,
    values: {
      [survey.audience]: survey.audienceValues.map((value) =>
        names ? (names.get(value)?.label ?? '') : value,
      ),
    },
    opensAt: clock(survey.opensAt),
    closesAt: clock(survey.closesAt),
    seen: String(survey.version),
  };
}

async function questionForm(
  ctx: RequestContext,
  place: SurveyPlace,
  given: { kind: QuestionKind; typed: TypedQuestion; question?: Question | undefined; problem?: AppError },
): Promise<PageAnswer> {
  const { kind, typed, question, problem } = given;
  const survey = await draftOf(ctx, place);
  const { work } = asOfficer(ctx, place, 'manage');
  const questions = await work.transaction((tx) => readQuestions(tx, survey.id));
  const here = `${place.addresses.manage}/${survey.id}`;
  const at = question ? `${here}/questions/${question.id}` : `${here}/questions`;
  return renderPage({
    ...frame(place, question ? 'Ubah pertanyaan' : 'Tambah pertanyaan', survey),
    status: problem?.status ?? 200,
    body: (
      <QuestionForm
        {...{ kind, typed }}
        errors={errorsOf(problem)}
        earlier={question ? questions.slice(0, question.number - 1) : questions}
        action={at}
        backUrl={here}
        deleteUrl={question && `${at}/delete`}
      />
    ),
  });
}

async function storeQuestion(
  ctx: RequestContext,
  place: SurveyPlace,
  question?: Question,
): Promise<Response | PageAnswer> {
  const typed = textsLike(EMPTY_QUESTION, await readForm(ctx));
  const kind = QUESTION_KINDS.find((known) => known === typed.kind) ?? question?.kind ?? 'single';
  const { work } = asOfficer(ctx, place, 'manage');
  try {
    const fields = questionIn(kind, typed);
    await work.transaction((tx) =>
      saveQuestion(work, tx, { surveyId: idOf(ctx), fields, ...(question ? { id: question.id } : {}) }),
    );
  } catch (error) {
    return questionForm(ctx, place, { kind, typed, question, problem: told(error) });
  }
  return redirectTo(`${place.addresses.manage}/${idOf(ctx)}`, {
    tone: 'success',
    text: 'Pertanyaan disimpan.',
  });
}

/** @throws AppError 422 for a limit that is no whole number */
function questionIn(kind: QuestionKind, typed: TypedQuestion): QuestionFields {
  const [shownFor, values] = typed.condition.split(':');
  const faults: Record<string, string> = {};
  const whole = (name: 'most' | 'steps' | 'least' | 'greatest') => {
    const text = typed[name];
    if (text === '') return {};
    if (!/^-?\d{1,9}$/.test(text)) faults[name] = 'Isi dengan angka bulat.';
    return { [name]: Number(text) };
  };
  const settings = {
    ...{ choices: typed.choices.split(/\r?\n/), rows: typed.rows.split(/\r?\n/) },
    ...{ low: typed.low, high: typed.high, unit: typed.unit },
    ...(kind === 'multi' ? whole('most') : {}),
    ...(kind === 'scale' ? whole('steps') : {}),
    ...(kind === 'number' ? { ...whole('least'), ...whole('greatest') } : {}),
  };
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return {
    ...{ kind, title: typed.title, help: typed.help, isRequired: typed.isRequired !== '', settings },
    shownFor: shownFor ? idIn(shownFor) : null,
    shownValues: shownFor ? (values ?? '').split(',').filter(Boolean) : [],
  };
}

function typedQuestion({ kind, title, help, isRequired, settings, ...rest }: Question): TypedQuestion {
  const number = (value: number | undefined) => (value === undefined ? '' : String(value));
  return {
    ...{ kind, title, help, isRequired: isRequired ? '1' : '' },
    choices: (settings.choices ?? []).join('\n'),
    rows: (settings.rows ?? []).join('\n'),
    most: number(settings.most),
    steps: number(settings.steps ?? 5),
    ...{ low: settings.low ?? '', high: settings.high ?? '', unit: settings.unit ?? '' },
    ...{ least: number(settings.least), greatest: number(settings.greatest) },
    condition: rest.shownFor ? `${rest.shownFor}:${rest.shownValues.join(',')}` : '',
  };
}

async function order(ctx: RequestContext, place: SurveyPlace): Promise<Response> {
  const ids = readOrder(await readForm(ctx)).flatMap((id) => idIn(id) ?? []);
  const here = `${place.addresses.manage}/${idOf(ctx)}`;
  const { work } = asOfficer(ctx, place, 'manage');
  try {
    await work.transaction((tx) => orderQuestions(work, tx, { surveyId: idOf(ctx), ids }));
  } catch (error) {
    const { fields, message } = told(error);
    return redirectTo(here, { tone: 'warning', text: fields.order ?? message });
  }
  return redirectTo(here, { tone: 'success', text: 'Urutan pertanyaan disimpan.' });
}

function draftOf(ctx: RequestContext, place: SurveyPlace): Promise<Survey> {
  const { work } = asOfficer(ctx, place, 'manage');
  return work.transaction((tx) => lockDraft(tx, idOf(ctx)));
}

async function questionOf(ctx: RequestContext, place: SurveyPlace): Promise<Question> {
  const survey = await draftOf(ctx, place);
  const { work } = asOfficer(ctx, place, 'manage');
  const questions = await work.transaction((tx) => readQuestions(tx, survey.id));
  const found = questions.find(({ id }) => id === idOf(ctx, 'question'));
  if (!found) throw notFound();
  return found;
}

const frame = (place: SurveyPlace, title: string, survey: Survey | undefined) => ({
  ...{ surface: 'console' as const, title, menuUrl: place.addresses.manage, help: 'kelola-survei' },
  trail: [
    { label: 'Kelola survei', url: place.addresses.manage },
    ...(survey ? [{ label: survey.title, url: `${place.addresses.manage}/${survey.id}` }] : []),
  ],
});
