import { isPlainDate } from '#kernel/calendar';
import type { FieldErrors } from '#kernel/work';
import { choicesOf, type Question, rowsOf } from './question.ts';

/** One choice or text; several choices; a choice for each line of a matrix. */
export type AnswerValue = string | readonly string[] | Readonly<Record<string, string>>;

/** What one person answered, by question. Questions that were not asked or left empty are not there. */
export type Answers = Readonly<Record<string, AnswerValue>>;

export const SHORT_LENGTH = 200;
export const LONG_LENGTH = 4000;

/** The name of a question's field in the form; a matrix has one for each line. */
export const fieldOf = ({ id }: Pick<Question, 'id'>, row?: string): string =>
  row === undefined ? `q-${id}` : `q-${id}-${row}`;

/** What was typed, whether right or wrong. */
export function readAnswers(
  questions: readonly Question[],
  form: Readonly<Record<string, string | string[]>>,
): Answers {
  const answers: Record<string, AnswerValue> = {};
  for (const question of questions) {
    const value = readAnswer(question, form);
    if (value !== undefined) answers[question.id] = value;
  }
  return answers;
}

/** Whether a question is asked, given what was answered before; a question that is not asked hides those behind it. */
export function isAsked(question: Question, questions: readonly Question[], answers: Answers): boolean {
  if (question.shownFor === null) return true;
  const source = questions.find(({ id }) => id === question.shownFor);
  if (!source || source.number >= question.number || !isAsked(source, questions, answers)) return false;
  return chosen(answers[source.id]).some((value) => question.shownValues.includes(value));
}

export const askedOf = (questions: readonly Question[], answers: Answers): Question[] =>
  questions.filter((question) => isAsked(question, questions, answers));

/**
 * The questions in steps for who has no script: a question stands in a later step than the one it depends on, so that it
 * is known whether to ask it.
 */
export function stepsOf(questions: readonly Question[]): Question[][] {
  const steps: Question[][] = [];
  let step: Question[] = [];
  for (const question of questions) {
    if (step.some(({ id }) => id === question.shownFor)) {
      steps.push(step);
      step = [];
    }
    step.push(question);
  }
  return [...steps, step];
}

/**
 * What counts of what was typed: answers to questions that are asked. `faults` has a sentence for each wrong field of
 * the questions named in `within`, or of all that are asked.
 */
export function checkAnswers(
  questions: readonly Question[],
  typed: Answers,
  within: readonly Question[] = questions,
): { answers: Answers; faults: FieldErrors } {
  const answers: Record<string, AnswerValue> = {};
  const faults: Record<string, string> = {};
  for (const question of questions) {
    if (!isAsked(question, questions, answers)) continue;
    const value = typed[question.id];
    if (value !== undefined) answers[question.id] = value;
    if (within.includes(question)) Object.assign(faults, faultsOf(question, value));
  }
  return { answers, faults };
}

/** The choices in an answer. */
export function chosen(value: AnswerValue | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
}

/** The choice on one line of a matrix. */
export function chosenOn(value: AnswerValue | undefined, row: string): string | undefined {
  return typeof value === 'object' && !Array.isArray(value)
    ? (value as Readonly<Record<string, string>>)[row]
    : undefined;
}

function readAnswer(
  question: Question,
  form: Readonly<Record<string, string | string[]>>,
): AnswerValue | undefined {
  if (question.kind === 'matrix') {
    const lines = rowsOf(question).flatMap(({ value }) => {
      const typed = last(form[fieldOf(question, value)]);
      return typed === '' ? [] : [[value, typed] as const];
    });
    return lines.length === 0 ? undefined : Object.fromEntries(lines);
  }
  if (question.kind === 'multi') {
    const values = [...new Set([form[fieldOf(question)] ?? []].flat().filter((value) => value !== ''))];
    return values.length === 0 ? undefined : values.sort((one, other) => Number(one) - Number(other));
  }
  const typed = last(form[fieldOf(question)]);
  if (typed === '') return undefined;
  return question.kind === 'number' ? (canonicalNumber(typed) ?? typed) : typed;
}

function faultsOf(question: Question, value: AnswerValue | undefined): FieldErrors {
  const field = fieldOf(question);
  if (question.kind === 'matrix') return matrixFaults(question, value);
  if (value === undefined) {
    return question.isRequired ? { [field]: MISSING[question.kind] } : {};
  }
  const fault = faultOf(question, value);
  return fault ? { [field]: fault } : {};
}

const MISSING: Readonly<Record<Exclude<Question['kind'], 'matrix'>, string>> = {
  single: 'Pilih satu jawaban.',
  multi: 'Pilih sedikitnya satu.',
  scale: 'Pilih angka pada skala.',
  number: 'Isi angkanya.',
  date: 'Isi tanggalnya.',
  short: 'Tulis jawaban Anda.',
  long: 'Tulis jawaban Anda.',
};

function faultOf(question: Question, value: AnswerValue): string | undefined {
  const { settings } = question;
  const text = typeof value === 'string' ? value : '';
  switch (question.kind) {
    case 'short':
      return text.length > SHORT_LENGTH ? `Paling banyak ${SHORT_LENGTH} huruf.` : undefined;
    case 'long':
      return text.length > LONG_LENGTH ? `Paling banyak ${LONG_LENGTH} huruf.` : undefined;
    case 'date':
      return isPlainDate(text) ? undefined : 'Isi tanggal yang ada di kalender.';
    case 'number':
      return numberFault(settings, text);
    default: {
      const known = new Set(choicesOf(question).map((choice) => choice.value));
      const values = chosen(value);
      if (!values.every((one) => known.has(one))) return 'Pilih dari jawaban yang tersedia.';
      if (question.kind === 'multi' && settings.most !== undefined && values.length > settings.most) {
        return `Pilih paling banyak ${settings.most}.`;
      }
      return undefined;
    }
  }
}

function numberFault(settings: Question['settings'], text: string): string | undefined {
  if (!/^-?\d{1,12}(\.\d{1,2})?$/.test(text)) return 'Isi dengan angka, misalnya 12 atau 12,5.';
  const number = Number(text);
  if (settings.least !== undefined && number < settings.least) return `Sedikitnya ${settings.least}.`;
  if (settings.greatest !== undefined && number > settings.greatest)
    return `Paling banyak ${settings.greatest}.`;
  return undefined;
}

function matrixFaults(question: Question, value: AnswerValue | undefined): FieldErrors {
  const known = new Set(choicesOf(question).map((choice) => choice.value));
  const faults: Record<string, string> = {};
  for (const { value: row } of rowsOf(question)) {
    const choice = chosenOn(value, row);
    if (choice === undefined) {
      if (question.isRequired) faults[fieldOf(question, row)] = 'Pilih satu jawaban pada baris ini.';
    } else if (!known.has(choice)) faults[fieldOf(question, row)] = 'Pilih dari jawaban yang tersedia.';
  }
  return faults;
}

/** "1.250,5" and "1250.5" as `1250.5`; undefined when it is no number. */
function canonicalNumber(typed: string): string | undefined {
  const text = typed.replace(/\s/g, '');
  const match =
    /^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(text) ?? /^(-?)(\d+)\.(\d{1,2})$/.exec(text);
  if (!match) return undefined;
  const whole = match[2]!.replace(/\./g, '').replace(/^0+(?=\d)/, '');
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  return `${match[1]}${whole}${fraction ? `.${fraction}` : ''}`;
}

const last = (value: string | string[] | undefined): string => ([value ?? ''].flat().at(-1) ?? '').trim();
