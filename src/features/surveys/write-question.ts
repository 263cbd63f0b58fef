import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { invalid, notFound, type WorkContext } from '#kernel/work';
import { canBranch, choicesOf, KIND_LABELS, type Question, type QuestionSettings } from './question.ts';
import { readQuestions } from './questions.ts';
import { lockDraft } from './write-survey.ts';

export const MOST_QUESTIONS = 60;
export const MOST_CHOICES = 20;
export const MOST_ROWS = 15;
export const MOST_STEPS = 10;

export type QuestionFields = Omit<Question, 'id' | 'number'>;

/**
 * Adds a question at the end of a draft, or changes one.
 *
 * @returns the question's id
 * @throws AppError 404, 409 once published, 422 with a sentence for each wrong field
 */
export async function saveQuestion(
  ctx: WorkContext,
  tx: Tx,
  given: { surveyId: string; id?: string; fields: QuestionFields },
): Promise<string> {
  const survey = await lockDraft(tx, given.surveyId);
  const questions = await readQuestions(tx, given.surveyId);
  const before = questions.find(({ id }) => id === given.id);
  if (given.id && !before) throw notFound();
  const fields = checkQuestion(given.fields, questions, before);
  const id = before?.id ?? uuidv7();
  if (before) {
    await tx.execute(
      `update survey_questions set kind = $2, title = $3, help = $4, is_required = $5, settings = $6, shown_for = $7,
         shown_values = $8 where tenant_id = balai.tenant_id() and id = $1`,
      [id, ...columnsOf(fields)],
    );
    await moveConditions(tx, before, { ...fields, id, number: before.number }, questions);
  } else {
    if (questions.length >= MOST_QUESTIONS)
      throw invalid({ title: `Paling banyak ${MOST_QUESTIONS} pertanyaan.` });
    await tx.execute(
      `insert into survey_questions (id, kind, title, help, is_required, settings, shown_for, shown_values, survey_id,
         region_code, number) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [id, ...columnsOf(fields), survey.id, survey.regionCode, questions.length + 1],
    );
  }
  await recordAudit(ctx, tx, {
    action: before ? 'survey_question.updated' : 'survey_question.created',
    ...{ resource: 'survey', objectId: survey.id, objectLabel: survey.title },
    ...(before ? { before: auditOf(before) } : {}),
    after: auditOf(fields),
  });
  return id;
}

/** Takes a question out of a draft; those that depended on it are asked always. @throws AppError 404, 409 */
export async function removeQuestion(
  ctx: WorkContext,
  tx: Tx,
  given: { surveyId: string; id: string },
): Promise<void> {
  const survey = await lockDraft(tx, given.surveyId);
  const questions = await readQuestions(tx, given.surveyId);
  const gone = questions.find(({ id }) => id === given.id);
  if (!gone) throw notFound();
  await tx.execute(
    `update survey_questions set shown_for = null, shown_values = '{}'
      where tenant_id = balai.tenant_id() and survey_id = $1 and shown_for = $2`,
    [survey.id, gone.id],
  );
  await tx.execute('delete from survey_questions where tenant_id = balai.tenant_id() and id = $1', [gone.id]);
  await tx.execute(
    `update survey_questions set number = number - 1
      where tenant_id = balai.tenant_id() and survey_id = $1 and number > $2`,
    [survey.id, gone.number],
  );
  await recordAudit(ctx, tx, {
    ...{
      action: 'survey_question.deleted',
      resource: 'survey',
      objectId: survey.id,
      objectLabel: survey.title,
    },
    before: auditOf(gone),
  });
}

/**
 * Puts the questions in this order. A question cannot come before the one it depends on.
 *
 * @throws AppError 404, 409 once published, 422 when a question would be asked before its condition is known
 */
export async function orderQuestions(
  ctx: WorkContext,
  tx: Tx,
  given: { surveyId: string; ids: readonly string[] },
): Promise<void> {
  const survey = await lockDraft(tx, given.surveyId);
  const questions = await readQuestions(tx, given.surveyId);
  const wanted = [...new Set(given.ids)].flatMap(
    (id) => questions.find((question) => question.id === id) ?? [],
  );
  const order = [...wanted, ...questions.filter((question) => !wanted.includes(question))];
  const early = order.find(
    ({ shownFor }, index) => shownFor !== null && !order.slice(0, index).some(({ id }) => id === shownFor),
  );
  if (early) {
    throw invalid({
      order: `“${early.title}” bergantung pada pertanyaan lain, jadi tidak dapat berada sebelum pertanyaan itu.`,
    });
  }
  await tx.execute(
    `update survey_questions q set number = o.number from unnest($2::uuid[], $3::int[]) as o(id, number)
      where q.tenant_id = balai.tenant_id() and q.survey_id = $1 and q.id = o.id`,
    [survey.id, order.map(({ id }) => id), order.map((_, index) => index + 1)],
  );
  await recordAudit(ctx, tx, {
    ...{
      action: 'survey_question.ordered',
      resource: 'survey',
      objectId: survey.id,
      objectLabel: survey.title,
    },
    before: { order: questions.map(({ title }) => title) },
    after: { order: order.map(({ title }) => title) },
  });
}

function checkQuestion(
  given: QuestionFields,
  questions: readonly Question[],
  before: Question | undefined,
): QuestionFields {
  const title = given.title.trim();
  const settings = settingsOf(given);
  const faults: Record<string, string> = settingsFaults(given.kind, settings);
  if (title.length < 3) faults.title = 'Tulis pertanyaannya, sedikitnya 3 huruf.';
  if (title.length > 300) faults.title = 'Paling banyak 300 huruf.';
  if (given.help.length > 500) faults.help = 'Paling banyak 500 huruf.';
  if (given.shownFor !== null && !isPossible(given, questions, before)) {
    faults.condition = 'Pilih jawaban dari pertanyaan yang berada sebelum pertanyaan ini.';
  }
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return { ...given, title, help: given.help.trim(), settings };
}

function isPossible(
  { shownFor, shownValues }: QuestionFields,
  questions: readonly Question[],
  before: Question | undefined,
): boolean {
  const source = questions.find(({ id }) => id === shownFor);
  if (!source || !canBranch(source) || (before && source.number >= before.number)) return false;
  const known = new Set(choicesOf(source).map(({ value }) => value));
  return shownValues.length > 0 && shownValues.every((value) => known.has(value));
}

/** Only what a question of this kind has, without empty lines. */
function settingsOf({ kind, settings }: QuestionFields): QuestionSettings {
  const choices = lines(settings.choices);
  if (kind === 'single') return { choices };
  if (kind === 'multi') return { choices, ...(settings.most ? { most: settings.most } : {}) };
  if (kind === 'matrix') return { choices, rows: lines(settings.rows) };
  if (kind === 'scale') {
    return { steps: settings.steps ?? 5, low: settings.low?.trim() ?? '', high: settings.high?.trim() ?? '' };
  }
  if (kind !== 'number') return {};
  return {
    ...(settings.least === undefined ? {} : { least: settings.least }),
    ...(settings.greatest === undefined ? {} : { greatest: settings.greatest }),
    unit: settings.unit?.trim() ?? '',
  };
}

function settingsFaults(kind: Question['kind'], settings: QuestionSettings): Record<string, string> {
  const faults: Record<string, string> = {};
  const { choices = [], rows = [], steps = 5, most, least, greatest } = settings;
  if (kind === 'single' || kind === 'multi' || kind === 'matrix') {
    const limit = kind === 'matrix' ? MOST_STEPS : MOST_CHOICES;
    if (choices.length < 2) faults.choices = 'Tulis sedikitnya dua pilihan, satu pada tiap baris.';
    if (choices.length > limit) faults.choices = `Paling banyak ${limit} pilihan.`;
    if (choices.some((label) => label.length > 150)) faults.choices = 'Satu pilihan paling banyak 150 huruf.';
    if (new Set(choices).size < choices.length) faults.choices = 'Ada pilihan yang tertulis dua kali.';
  }
  if (kind === 'matrix') {
    if (rows.length < 1) faults.rows = 'Tulis sedikitnya satu baris.';
    if (rows.length > MOST_ROWS) faults.rows = `Paling banyak ${MOST_ROWS} baris.`;
    if (rows.some((label) => label.length > 150)) faults.rows = 'Satu baris paling banyak 150 huruf.';
  }
  if (kind === 'multi' && most !== undefined && (most < 1 || most > choices.length)) {
    faults.most = 'Batasnya di antara 1 dan banyaknya pilihan.';
  }
  if (kind === 'scale' && (!Number.isInteger(steps) || steps < 2 || steps > MOST_STEPS)) {
    faults.steps = `Skala dari 1 sampai 2 hingga ${MOST_STEPS}.`;
  }
  if (kind === 'number' && least !== undefined && greatest !== undefined && least > greatest) {
    faults.greatest = 'Batas atas harus lebih besar daripada batas bawah.';
  }
  return faults;
}

/**
 * Conditions follow the words of the choices they were made for; those on choices that are no longer there are lifted:
 * better asked too often than never.
 */
async function moveConditions(
  tx: Tx,
  before: Question,
  after: Question,
  questions: readonly Question[],
): Promise<void> {
  const old = choicesOf(before);
  const next = canBranch(after) ? choicesOf(after) : [];
  for (const { id, shownFor, shownValues } of questions) {
    if (shownFor !== before.id) continue;
    const labels = shownValues.map((value) => old.find((choice) => choice.value === value)?.label);
    const values = next.filter(({ label }) => labels.includes(label)).map(({ value }) => value);
    await tx.execute(
      `update survey_questions set shown_for = $2, shown_values = $3
        where tenant_id = balai.tenant_id() and id = $1`,
      [id, values.length > 0 ? before.id : null, values],
    );
  }
}

const lines = (given: readonly string[] | undefined): string[] =>
  (given ?? []).map((line) => line.trim().replace(/\s+/g, ' ')).filter(Boolean);

const columnsOf = (fields: QuestionFields): unknown[] => [
  ...[fields.kind, fields.title, fields.help, fields.isRequired, JSON.stringify(fields.settings)],
  ...[fields.shownFor, fields.shownValues],
];

const auditOf = (fields: QuestionFields): Record<string, unknown> => ({
  ...{ title: fields.title, kind: KIND_LABELS[fields.kind], required: fields.isRequired },
  ...{ settings: fields.settings, condition: fields.shownValues },
});
