import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, type FieldErrors, invalid, notFound, type WorkContext } from '#kernel/work';
import { readQuestions } from './questions.ts';
import { readSurvey, type Survey } from './survey.ts';
import { EVERYBODY, type SurveyPlace, type SurveyReach } from './survey-place.ts';

export const TITLE_LENGTH = 150;
export const INTRO_LENGTH = 4000;
export const THANKS_LENGTH = 2000;

/** What is said about a survey before it is published. */
export interface SurveyFields {
  title: string;
  intro: string;
  thanks: string;
  /** '00' for everybody. */
  regionCode: string;
  isAnonymous: boolean;
  audience: string;
  /** Choices of the audience, or for named people what was typed, one a line. */
  audienceValues: readonly string[];
  opensAt: Date | null;
  closesAt: Date | null;
}

/**
 * Begins a survey as a draft.
 *
 * @throws AppError 422 with a sentence for each wrong field, also for a region one does not reach
 */
export async function createSurvey(
  ctx: WorkContext,
  tx: Tx,
  place: SurveyPlace,
  given: { reach: SurveyReach; fields: SurveyFields },
): Promise<string> {
  const fields = await checkFields(ctx, tx, place, given.reach, given.fields);
  const id = uuidv7();
  await tx.execute(
    `insert into surveys (id, region_code, title, intro, thanks, is_anonymous, audience, audience_values, opens_at,
       closes_at, created_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)`,
    [id, ...columnsOf(fields), actorOf(ctx).id, ctx.now],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'survey.created', resource: 'survey', objectId: id, objectLabel: fields.title },
    after: { ...fields },
  });
  return id;
}

/**
 * Changes a draft. What is published stands as it is.
 *
 * @throws AppError 404, 409 when it is published or somebody else has saved since `seen`, 422
 */
export async function saveSurvey(
  ctx: WorkContext,
  tx: Tx,
  place: SurveyPlace,
  given: { id: string; seen: number; reach: SurveyReach; fields: SurveyFields },
): Promise<void> {
  const before = await lockDraft(tx, given.id);
  if (before.version !== given.seen) {
    throw conflict('changed_meanwhile', 'Orang lain baru saja mengubah survei ini. Muat ulang halamannya.');
  }
  const fields = await checkFields(ctx, tx, place, given.reach, given.fields);
  await tx.execute(
    `update surveys set region_code = $2, title = $3, intro = $4, thanks = $5, is_anonymous = $6, audience = $7,
       audience_values = $8, opens_at = $9, closes_at = $10, updated_at = $11, version = version + 1
      where tenant_id = balai.tenant_id() and id = $1`,
    [given.id, ...columnsOf(fields), ctx.now],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'survey.updated', resource: 'survey', objectId: given.id, objectLabel: fields.title },
    before: fieldsOf(before),
    after: { ...fields },
  });
}

/** A new draft with the same words, questions and audience; its times are open again. @throws AppError 404 */
export async function copySurvey(ctx: WorkContext, tx: Tx, id: string): Promise<string> {
  const source = await readSurvey(tx, id);
  if (!source) throw notFound();
  const copy = uuidv7();
  const title = `${source.title.slice(0, TITLE_LENGTH - 10)} (salinan)`;
  await tx.execute(
    `insert into surveys (id, region_code, title, intro, thanks, is_anonymous, audience, audience_values, created_by,
       created_at, updated_at)
     select $2, s.region_code, $3, s.intro, s.thanks, s.is_anonymous, s.audience, s.audience_values, $4, $5, $5
       from surveys s where s.tenant_id = balai.tenant_id() and s.id = $1`,
    [id, copy, title, actorOf(ctx).id, ctx.now],
  );
  const questions = await readQuestions(tx, id);
  const ids = new Map(questions.map((question) => [question.id, uuidv7()]));
  for (const question of questions) {
    await tx.execute(
      `insert into survey_questions (id, survey_id, region_code, number, kind, title, help, is_required, settings,
         shown_for, shown_values) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[ids.get(question.id), copy, source.regionCode, question.number, question.kind, question.title],
        ...[question.help, question.isRequired, JSON.stringify(question.settings)],
        ...[question.shownFor && ids.get(question.shownFor), question.shownValues],
      ],
    );
  }
  await recordAudit(ctx, tx, {
    ...{ action: 'survey.copied', resource: 'survey', objectId: copy, objectLabel: title },
    after: { from: source.title, questions: questions.length },
  });
  return copy;
}

/** Takes a draft away for good; what was published stays. @throws AppError 404, 409 */
export async function deleteDraft(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const survey = await lockDraft(tx, id);
  await tx.execute('delete from surveys where tenant_id = balai.tenant_id() and id = $1', [id]);
  await recordAudit(ctx, tx, {
    ...{ action: 'survey.deleted', resource: 'survey', objectId: id, objectLabel: survey.title },
    before: fieldsOf(survey),
  });
}

/** A draft nobody else changes until the transaction ends. @throws AppError 404, 409 once published */
export async function lockDraft(tx: Tx, id: string): Promise<Survey> {
  const survey = await readSurvey(tx, id, { lock: 'update' });
  if (!survey) throw notFound();
  if (survey.state !== 'draft') {
    throw conflict(
      'survey_published',
      'Survei yang sudah terbit tidak dapat diubah. Salin untuk membuat yang baru.',
    );
  }
  return survey;
}

/** A sentence when the times do not fit. */
export function timesFault(opensAt: Date | null, closesAt: Date | null, now: Date): FieldErrors {
  if (closesAt && closesAt <= now) return { closesAt: 'Waktu tutup sudah lewat.' };
  return opensAt && closesAt && opensAt >= closesAt
    ? { closesAt: 'Waktu tutup harus setelah waktu buka.' }
    : {};
}

async function checkFields(
  ctx: WorkContext,
  tx: Tx,
  place: SurveyPlace,
  reach: SurveyReach,
  given: SurveyFields,
): Promise<SurveyFields> {
  const title = given.title.trim().replace(/\s+/g, ' ');
  const faults: Record<string, string> = { ...timesFault(given.opensAt, given.closesAt, ctx.now) };
  if (title.length < 3) faults.title = 'Tulis judul, sedikitnya 3 huruf.';
  if (title.length > TITLE_LENGTH) faults.title = `Paling banyak ${TITLE_LENGTH} huruf.`;
  if (given.intro.length > INTRO_LENGTH) faults.intro = `Paling banyak ${INTRO_LENGTH} huruf.`;
  if (given.thanks.length > THANKS_LENGTH) faults.thanks = `Paling banyak ${THANKS_LENGTH} huruf.`;
  const isRegionKnown =
    given.regionCode === EVERYBODY
      ? reach === 'all'
      : place.regions.some(({ value }) => value === given.regionCode) &&
        (reach === 'all' || reach.includes(given.regionCode));
  if (!isRegionKnown) faults.regionCode = 'Pilih wilayah yang Anda urus.';
  const { values, problem } = await checkAudience(ctx, tx, place, given);
  if (problem) Object.assign(faults, problem);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return { ...given, title, audienceValues: values };
}

async function checkAudience(
  ctx: WorkContext,
  tx: Tx,
  place: SurveyPlace,
  { audience, audienceValues, regionCode }: SurveyFields,
): Promise<{ values: string[]; problem?: FieldErrors }> {
  const kind = place.audiences.find(({ key }) => key === audience);
  if (!kind) return { values: [], problem: { audience: 'Pilih siapa yang ditanya.' } };
  if (kind.way === 'open') return { values: [] };
  if (kind.way === 'choice') {
    const known = new Set(kind.options?.map(({ value }) => value));
    const values = [...new Set(audienceValues)].filter((value) => known.has(value));
    return values.length > 0
      ? { values }
      : { values, problem: { [`values-${audience}`]: 'Pilih sedikitnya satu.' } };
  }
  const found = new Map<string, string>();
  const missing: string[] = [];
  for (const line of new Set(audienceValues.map((line) => line.trim()).filter(Boolean))) {
    const person = await place.findPerson(ctx, tx, line, regionCode);
    if (person) found.set(person.id, person.id);
    else missing.push(line);
  }
  const field = `values-${audience}`;
  if (missing.length > 0) {
    const names = missing.slice(0, 5).join(', ');
    return { values: [], problem: { [field]: `Tidak ditemukan di wilayah survei ini: ${names}.` } };
  }
  return found.size > 0
    ? { values: [...found.keys()] }
    : { values: [], problem: { [field]: 'Tulis sedikitnya satu orang.' } };
}

const columnsOf = (fields: SurveyFields): unknown[] => [
  ...[fields.regionCode, fields.title, fields.intro, fields.thanks, fields.isAnonymous, fields.audience],
  ...[fields.audienceValues, fields.opensAt, fields.closesAt],
];

const fieldsOf = (survey: Survey): Record<string, unknown> => ({
  ...{ title: survey.title, intro: survey.intro, thanks: survey.thanks, regionCode: survey.regionCode },
  ...{ isAnonymous: survey.isAnonymous, audience: survey.audience, audienceValues: survey.audienceValues },
  ...{ opensAt: survey.opensAt, closesAt: survey.closesAt },
});
