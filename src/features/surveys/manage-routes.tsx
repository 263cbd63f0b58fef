import { clockValue, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  readTyped,
  redirectTo,
  renderPage,
  told,
} from '#kernel/http';
import { formatCount } from '#kernel/money';
import { ConfirmPanel, Notice, PageHeader, Sheet, SORTABLE } from '#kernel/ui';
import { type AppError, notFound, type WorkContext } from '#kernel/work';
import { BuilderPage } from './builder-page.tsx';
import { SurveyWords } from './fill-page.tsx';
import { OfficerList } from './officer-list.tsx';
import { closeSurvey, moveClosing, publishSurvey, remindPeople } from './publish.ts';
import { QuestionList, SURVEY_BRANCHES } from './question-list.tsx';
import { readQuestions } from './questions.ts';
import { readMoment } from './read-moment.ts';
import { countParticipants, readSurvey, readSurveys, surveyListShape } from './survey.ts';
import type { SurveyPlace } from './survey-place.ts';
import { asOfficer } from './survey-walls.ts';
import { copySurvey, deleteDraft } from './write-survey.ts';

/** The list of surveys and what is done with one as a whole. Its words and questions: `edit-routes.tsx`. */
export function manageSurveyRoutes(place: SurveyPlace): Route[] {
  const base = place.addresses.manage;
  const access = place.rights.manage;
  const one = `${base}/:id`;
  return [
    page.get(base, { access, summary: 'Surveys to manage' }, (ctx) => listPage(ctx, place)),
    page.get(one, { access, summary: 'One survey with its questions' }, (ctx) => builderPage(ctx, place)),
    page.get(`${one}/preview`, { access, summary: 'A survey as people see it' }, (ctx) =>
      previewPage(ctx, place),
    ),
    page.get(`${one}/publish`, { access, summary: 'What publishing means, before it is done' }, (ctx) =>
      publishPage(ctx, place),
    ),
    page.post(`${one}/publish`, { access, summary: 'Publish a survey' }, (ctx) => publish(ctx, place)),
    page.get(`${one}/close`, { access, summary: 'What closing means, before it is done' }, (ctx) =>
      confirmPage(ctx, place, {
        act: 'close',
        title: 'Tutup survei ini?',
        text: 'Jawaban baru tidak diterima lagi, dan survei tidak dapat dibuka kembali. Hasil survei anonim dihitung saat ini juga.',
        label: 'Tutup survei',
      }),
    ),
    page.post(`${one}/close`, { access, summary: 'Close a survey' }, (ctx) =>
      act(ctx, place, 'Survei ditutup.', (work, tx) => closeSurvey(work, tx, place, idOf(ctx))),
    ),
    page.post(`${one}/closing`, { access, summary: 'Move the time a survey closes' }, async (ctx) => {
      const typed = await readTyped(ctx);
      return act(
        ctx,
        place,
        'Waktu tutup disimpan.',
        (work, tx) =>
          moveClosing(work, tx, {
            id: idOf(ctx),
            closesAt: readMoment(ctx, 'closesAt', typed.closesAt ?? ''),
          }),
        typed.closesAt ?? '',
      );
    }),
    page.post(`${one}/remind`, { access, summary: 'Remind those who have not answered' }, async (ctx) => {
      await readForm(ctx);
      return act(ctx, place, 'Pengingat sedang dikirim.', (work, tx) => remindPeople(work, tx, idOf(ctx)));
    }),
    page.post(`${one}/copy`, { access, summary: 'A new draft like this survey' }, async (ctx) => {
      await readForm(ctx);
      const { work } = asOfficer(ctx, place, 'manage');
      const copy = await work.transaction((tx) => copySurvey(work, tx, idOf(ctx)));
      return redirectTo(`${base}/${copy}`, { tone: 'success', text: 'Salinannya siap disunting.' });
    }),
    page.get(`${one}/delete`, { access, summary: 'Delete a draft, before it is done' }, (ctx) =>
      confirmPage(ctx, place, {
        act: 'delete',
        title: 'Hapus draf survei ini?',
        text: 'Draf dan pertanyaannya hilang untuk selamanya. Survei yang sudah terbit tidak dapat dihapus.',
        label: 'Hapus draf',
      }),
    ),
    page.post(`${one}/delete`, { access, summary: 'Delete a draft' }, async (ctx) => {
      await readForm(ctx);
      const { work } = asOfficer(ctx, place, 'manage');
      try {
        await work.transaction((tx) => deleteDraft(work, tx, idOf(ctx)));
      } catch (error) {
        return builderPage(ctx, place, { problem: told(error) });
      }
      return redirectTo(base, { tone: 'success', text: 'Draf dihapus.' });
    }),
  ];
}

async function listPage(ctx: RequestContext, place: SurveyPlace): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, surveyListShape);
  const { work, reach } = asOfficer(ctx, place, 'manage');
  const shown = await work.transaction((tx) => readSurveys(tx, list, { now: ctx.now }));
  return renderPage({
    ...{ surface: 'console', title: 'Kelola survei', menuUrl: place.addresses.manage, help: 'kelola-survei' },
    body: (
      <OfficerList
        {...{ place, reach, list, ...shown }}
        act="manage"
        ctx={ctx}
        zone={zoneOf(ctx.tenant.timeZone)}
      />
    ),
  });
}

interface Failure {
  problem: AppError;
  /** The closing as typed. */
  closesAt?: string;
}

async function builderPage(ctx: RequestContext, place: SurveyPlace, failure?: Failure): Promise<PageAnswer> {
  const { work } = asOfficer(ctx, place, 'manage');
  const zone = zoneOf(ctx.tenant.timeZone);
  const shown = await work.transaction(async (tx) => {
    const survey = await readSurvey(tx, idOf(ctx));
    if (!survey) throw notFound();
    return {
      survey,
      questions: await readQuestions(tx, survey.id),
      counts: await countParticipants(tx, survey.id),
    };
  });
  const { closesAt } = shown.survey;
  const { resource, right } = place.rights.results;
  return renderPage({
    ...frame(place, shown.survey.title),
    islands: [SORTABLE],
    status: failure?.problem.status ?? 200,
    body: (
      <BuilderPage
        {...{ place, zone, ...shown }}
        errors={errorsOf(failure?.problem)}
        closesAt={failure?.closesAt ?? (closesAt ? clockValue(closesAt, zone) : '')}
        canReadResults={ctx.can(resource, right)}
        now={ctx.now}
      />
    ),
  });
}

/** One act on the survey, and back to it; what was refused stands above it. */
async function act(
  ctx: RequestContext,
  place: SurveyPlace,
  done: string,
  change: (work: WorkContext, tx: Tx) => Promise<unknown>,
  closesAt?: string,
): Promise<Response | PageAnswer> {
  const { work } = asOfficer(ctx, place, 'manage');
  try {
    await work.transaction((tx) => change(work, tx));
  } catch (error) {
    return builderPage(ctx, place, { problem: told(error), ...(closesAt === undefined ? {} : { closesAt }) });
  }
  return redirectTo(`${place.addresses.manage}/${idOf(ctx)}`, { tone: 'success', text: done });
}

async function previewPage(ctx: RequestContext, place: SurveyPlace): Promise<PageAnswer> {
  const { work } = asOfficer(ctx, place, 'manage');
  const { survey, questions } = await work.transaction(async (tx) => {
    const survey = await readSurvey(tx, idOf(ctx));
    if (!survey) throw notFound();
    return { survey, questions: await readQuestions(tx, survey.id) };
  });
  return renderPage({
    ...frame(place, 'Pratinjau'),
    trail: [
      ...frame(place, '').trail,
      { label: survey.title, url: `${place.addresses.manage}/${survey.id}` },
    ],
    islands: [SURVEY_BRANCHES],
    body: (
      <div className="mx-auto grid w-full max-w-3xl gap-4 lg:gap-6">
        <PageHeader title={survey.title} note="Pratinjau: yang Anda isi di sini tidak dikirim" />
        <SurveyWords survey={survey} />
        <Sheet>
          <QuestionList questions={questions} answers={{}} errors={{}} step={0} />
          {questions.length === 0 && <p className="text-muted">Belum ada pertanyaan.</p>}
        </Sheet>
      </div>
    ),
  });
}

async function publishPage(ctx: RequestContext, place: SurveyPlace): Promise<PageAnswer> {
  const { work } = asOfficer(ctx, place, 'manage');
  const { survey, people } = await work.transaction(async (tx) => {
    const survey = await readSurvey(tx, idOf(ctx));
    if (!survey) throw notFound();
    const { audience: kind, audienceValues: values, regionCode } = survey;
    return { survey, people: await place.readAudience(work, tx, { kind, values, regionCode }) };
  });
  const here = `${place.addresses.manage}/${survey.id}`;
  return renderPage({
    ...frame(place, 'Terbitkan survei'),
    trail: [...frame(place, '').trail, { label: survey.title, url: here }],
    body: (
      <ConfirmPanel
        title="Terbitkan survei ini?"
        confirmLabel="Terbitkan survei"
        form={{ action: `${here}/publish` }}
        cancelUrl={here}
      >
        <p>
          {formatCount(people.length)} orang ditanya dan diberi tahu lewat lonceng dan surel. Pertanyaan,
          sasaran, dan sifat anonimnya tidak dapat diubah lagi.
        </p>
        {survey.isAnonymous && people.length < 5 && (
          <Notice tone="warning" title="Sasarannya terlalu sedikit untuk survei anonim">
            Hasil survei anonim baru tampil bila sedikitnya lima orang mengisi.
          </Notice>
        )}
      </ConfirmPanel>
    ),
  });
}

async function publish(ctx: RequestContext, place: SurveyPlace): Promise<Response | PageAnswer> {
  await readForm(ctx);
  return act(ctx, place, 'Survei terbit.', (work, tx) => publishSurvey(work, tx, place, idOf(ctx)));
}

async function confirmPage(
  ctx: RequestContext,
  place: SurveyPlace,
  words: { act: 'close' | 'delete'; title: string; text: string; label: string },
): Promise<PageAnswer> {
  const { work } = asOfficer(ctx, place, 'manage');
  const survey = await work.transaction((tx) => readSurvey(tx, idOf(ctx)));
  if (!survey) throw notFound();
  const here = `${place.addresses.manage}/${survey.id}`;
  return renderPage({
    ...frame(place, words.label),
    trail: [...frame(place, '').trail, { label: survey.title, url: here }],
    body: (
      <ConfirmPanel
        title={words.title}
        confirmLabel={words.label}
        isDanger
        form={{ action: `${here}/${words.act}` }}
        cancelUrl={here}
      >
        <p>{survey.title}</p>
        <p>{words.text}</p>
      </ConfirmPanel>
    ),
  });
}

const frame = (place: SurveyPlace, title: string) => ({
  ...{ surface: 'console' as const, title, menuUrl: place.addresses.manage, help: 'kelola-survei' },
  trail: [{ label: 'Kelola survei', url: place.addresses.manage }],
});
