import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { lockBox, openBox, replaceByRecap } from './box.ts';
import { CLOSE_SURVEY, TELL_SURVEY } from './job-kinds.ts';
import { addParticipants } from './participants.ts';
import { readQuestions } from './questions.ts';
import { isOpenToAll } from './submit.ts';
import { countParticipants, phaseOf, readSurvey, type Survey } from './survey.ts';
import type { SurveyPlace } from './survey-place.ts';
import { tallySurvey } from './tally.ts';
import { lockDraft, timesFault } from './write-survey.ts';

/** At most one reminder a day, by hand or by itself. */
export const REMIND_AFTER_HOURS = 24;

/**
 * Publishes a draft: from now on questions, audience and anonymity stand as they are. Who is asked is written down, and
 * told when the survey opens.
 *
 * @throws AppError 404, 409 when it is published or has no question or nobody would be asked, 422 for times in the past
 */
export async function publishSurvey(
  ctx: WorkContext,
  tx: Tx,
  place: SurveyPlace,
  id: string,
): Promise<{ asked: number }> {
  const survey = await lockDraft(tx, id);
  const faults = timesFault(survey.opensAt, survey.closesAt, ctx.now);
  if (Object.keys(faults).length > 0) throw invalid(faults, 'Perbaiki waktu buka atau tutupnya dahulu.');
  const questions = await readQuestions(tx, id);
  if (questions.length === 0) throw conflict('survey_empty', 'Tambahkan sedikitnya satu pertanyaan.');
  const people = await place.readAudience(ctx, tx, {
    ...{ kind: survey.audience, values: survey.audienceValues, regionCode: survey.regionCode },
  });
  if (people.length === 0)
    throw conflict('nobody_asked', 'Belum ada orang yang termasuk sasaran survei ini.');
  await tx.execute(
    `update surveys set state = 'published', published_at = $2, updated_at = $2, version = version + 1
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, ctx.now],
  );
  await addParticipants(tx, survey, people, !isOpenToAll(survey, place));
  if (survey.isAnonymous) await openBox(ctx, tx, survey);
  await planTelling(ctx, tx, survey);
  await planClosing(ctx, tx, survey.id, survey.closesAt);
  await recordAudit(ctx, tx, {
    ...{ action: 'survey.published', resource: 'survey', objectId: id, objectLabel: survey.title },
    after: { asked: people.length, questions: questions.length, anonymous: survey.isAnonymous },
  });
  return { asked: people.length };
}

/** Moves the closing of an open survey; empty: until it is closed by hand. @throws AppError 404, 409, 422 */
export async function moveClosing(
  ctx: WorkContext,
  tx: Tx,
  given: { id: string; closesAt: Date | null },
): Promise<void> {
  const survey = await lockRunning(ctx, tx, given.id);
  const faults = timesFault(survey.opensAt, given.closesAt, ctx.now);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  await tx.execute(
    `update surveys set closes_at = $2, updated_at = $3, version = version + 1
      where tenant_id = balai.tenant_id() and id = $1`,
    [given.id, given.closesAt, ctx.now],
  );
  await planClosing(ctx, tx, given.id, given.closesAt);
  await recordAudit(ctx, tx, {
    ...{ action: 'survey.updated', resource: 'survey', objectId: given.id, objectLabel: survey.title },
    before: { closesAt: survey.closesAt },
    after: { closesAt: given.closesAt },
  });
}

/**
 * Ends a survey for good. An anonymous one is counted here, once: the count takes the place of the answers.
 *
 * @throws AppError 404, 409 when it is a draft or closed already
 */
export async function closeSurvey(ctx: WorkContext, tx: Tx, place: SurveyPlace, id: string): Promise<void> {
  const survey = await readSurvey(tx, id, { lock: 'update' });
  if (!survey) throw notFound();
  if (survey.state !== 'published') throw conflict('survey_not_open', 'Survei ini tidak sedang dibuka.');
  const counts = await countParticipants(tx, id);
  await tx.execute(
    `update surveys set state = 'closed', closed_at = $2, updated_at = $2, version = version + 1
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, ctx.now],
  );
  if (survey.isAnonymous) {
    const sheets = await lockBox(ctx, tx, survey);
    const groupings = place.groupings.map(({ key }) => key);
    const recap = tallySurvey(await readQuestions(tx, id), sheets, { asked: counts.asked, groupings });
    await replaceByRecap(ctx, tx, survey, recap);
  }
  await recordAudit(ctx, tx, {
    ...{ action: 'survey.closed', resource: 'survey', objectId: id, objectLabel: survey.title },
    after: { ...counts },
  });
}

/**
 * Writes to those who have not answered yet. Nothing is said of any answer.
 *
 * @throws AppError 404, 409 when the survey is not open, everybody has answered, or a reminder went out within a day
 */
export async function remindPeople(ctx: WorkContext, tx: Tx, id: string): Promise<{ count: number }> {
  const survey = await lockRunning(ctx, tx, id);
  if (phaseOf(survey, ctx.now) !== 'open') throw conflict('survey_not_open', 'Survei ini belum dibuka.');
  const last = survey.remindedAt;
  if (last && ctx.now.getTime() - last.getTime() < REMIND_AFTER_HOURS * 3_600_000) {
    throw conflict('reminded_today', 'Pengingat sudah dikirim dalam 24 jam terakhir. Coba lagi besok.');
  }
  const { asked, answered } = await countParticipants(tx, id);
  const count = asked - answered;
  if (count === 0) throw conflict('everybody_answered', 'Semua yang ditanya sudah mengisi.');
  await tx.execute('update surveys set reminded_at = $2 where tenant_id = balai.tenant_id() and id = $1', [
    ...[id, ctx.now],
  ]);
  await ctx.app.jobs.add(ctx, tx, {
    kind: TELL_SURVEY,
    title: `Pengingat survei: ${survey.title}`,
    input: { surveyId: id, occasion: 'reminder', since: ctx.now.toISOString() },
    total: count,
  });
  await recordAudit(ctx, tx, {
    ...{ action: 'survey.reminded', resource: 'survey', objectId: id, objectLabel: survey.title },
    after: { count },
  });
  return { count };
}

async function lockRunning(ctx: WorkContext, tx: Tx, id: string): Promise<Survey> {
  const survey = await readSurvey(tx, id, { lock: 'update' });
  if (!survey) throw notFound();
  const phase = phaseOf(survey, ctx.now);
  if (phase === 'draft' || phase === 'closed') {
    throw conflict('survey_not_open', 'Survei ini tidak sedang dibuka.');
  }
  return survey;
}

/** At once with a run that shows how far it is, or when the survey opens. */
async function planTelling(ctx: WorkContext, tx: Tx, survey: Survey): Promise<void> {
  const input = { surveyId: survey.id, occasion: 'opening', since: ctx.now.toISOString() };
  if (survey.opensAt && survey.opensAt > ctx.now) {
    await ctx.app.jobs.wake(ctx, tx, { kind: TELL_SURVEY, input, startAfter: survey.opensAt });
    return;
  }
  await ctx.app.jobs.add(ctx, tx, { kind: TELL_SURVEY, title: `Kabar survei: ${survey.title}`, input });
}

/** A closing that lies behind us, when somebody tells of the past, is told by them as well. */
async function planClosing(ctx: WorkContext, tx: Tx, id: string, closesAt: Date | null): Promise<void> {
  if (!closesAt || closesAt <= new Date()) return;
  await ctx.app.jobs.wake(ctx, tx, { kind: CLOSE_SURVEY, input: { surveyId: id }, startAfter: closesAt });
}
