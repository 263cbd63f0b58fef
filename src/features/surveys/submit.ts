import { recordAudit } from '#kernel/audit';
import { formatMoment, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { type Answers, checkAnswers } from './answers.ts';
import { putInBox } from './box.ts';
import { keepAnswers } from './own-answers.ts';
import { addParticipants, markDone, type Participant, readParticipant } from './participants.ts';
import { readQuestions } from './questions.ts';
import { phaseOf, readSurvey, type Survey } from './survey.ts';
import type { SurveyPlace } from './survey-place.ts';

/** Who answers, and whether every open survey is theirs or only those handed to them. */
export interface Answerer {
  personId: string;
  reach: 'all' | 'assigned';
}

/**
 * Takes a person's answers, once. Of an anonymous survey nothing is kept that leads from the person to the answers:
 * participation has no time, the answers have neither person nor row, and the audit log hears of neither.
 *
 * @throws AppError 404 when the person is not asked, 409 when it is not open or was answered, 422 for wrong answers
 */
export async function submitAnswers(
  ctx: WorkContext,
  tx: Tx,
  place: SurveyPlace,
  given: Answerer & { surveyId: string; typed: Answers },
): Promise<Survey> {
  const { survey, participant } = await enter(ctx, tx, place, given);
  const { answers, faults } = checkAnswers(await readQuestions(tx, survey.id), given.typed);
  if (Object.keys(faults).length > 0) throw invalid(faults, 'Ada jawaban yang perlu dilengkapi.');
  if (!participant) await addParticipants(tx, survey, [given.personId], false);
  await markDone(tx, survey.id, given.personId);
  if (survey.isAnonymous) {
    const groups = await place.readGroups(ctx, tx, [given.personId]);
    await putInBox(ctx, tx, survey, { answers, groups: groups.get(given.personId) ?? {} });
    return survey;
  }
  const { personId } = given;
  await keepAnswers(ctx, tx, { ...whereOf(survey), personId, answers, isSent: true });
  await recordAudit(ctx, tx, {
    ...{ action: 'survey.answered', resource: 'survey', objectId: survey.id, objectLabel: survey.title },
  });
  return survey;
}

/**
 * Keeps what somebody has filled in so far of a survey with names, right or wrong.
 *
 * @throws AppError 404, 409 as `submitAnswers`, also for an anonymous survey: nothing of it is kept before it is sent
 */
export async function saveProgress(
  ctx: WorkContext,
  tx: Tx,
  place: SurveyPlace,
  given: Answerer & { surveyId: string; typed: Answers },
): Promise<void> {
  const { survey, participant } = await enter(ctx, tx, place, given);
  if (survey.isAnonymous) {
    throw conflict(
      'survey_anonymous',
      'Survei anonim tidak disimpan sebelum dikirim. Lanjutkan di halaman ini sampai selesai.',
    );
  }
  if (!participant) await addParticipants(tx, survey, [given.personId], false);
  const { personId, typed } = given;
  await keepAnswers(ctx, tx, { ...whereOf(survey), personId, answers: typed, isSent: false });
}

/** Whether this person is asked. */
export function isFor(
  survey: Pick<Survey, 'audience'>,
  participant: Participant | undefined,
  reach: Answerer['reach'],
  place: Pick<SurveyPlace, 'audiences'>,
): boolean {
  if (participant?.isAssigned || participant?.isDone) return true;
  if (reach !== 'all') return false;
  return participant !== undefined || isOpenToAll(survey, place);
}

export const isOpenToAll = (
  { audience }: Pick<Survey, 'audience'>,
  { audiences }: Pick<SurveyPlace, 'audiences'>,
): boolean => audiences.some(({ key, way }) => key === audience && way === 'open');

async function enter(
  ctx: WorkContext,
  tx: Tx,
  place: SurveyPlace,
  given: Answerer & { surveyId: string },
): Promise<{ survey: Survey; participant: Participant | undefined }> {
  const survey = await readSurvey(tx, given.surveyId, { lock: 'share' });
  if (!survey || survey.state === 'draft') throw notFound();
  const participant = await readParticipant(tx, survey.id, given.personId, { isLocked: true });
  if (!isFor(survey, participant, given.reach, place)) throw notFound();
  if (participant?.isDone) {
    throw conflict('already_answered', 'Anda sudah mengisi survei ini. Satu orang mengisi satu kali.');
  }
  const phase = phaseOf(survey, ctx.now);
  if (phase === 'closed')
    throw conflict('survey_closed', 'Survei ini sudah ditutup. Terima kasih atas niat Anda.');
  if (phase === 'waiting') {
    const opens = formatMoment(survey.opensAt!, zoneOf(ctx.tenant.timeZone));
    throw conflict('survey_waiting', `Survei ini dibuka ${opens}.`);
  }
  return { survey, participant };
}

const whereOf = ({ id, regionCode }: Survey) => ({ surveyId: id, regionCode });
