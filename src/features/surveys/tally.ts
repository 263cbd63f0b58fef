import { type Cell, hideSmallCells, SMALLEST_CELL, type Sum } from '#kernel/small-cells';
import { type Answers, type AnswerValue, chosen, chosenOn, isAsked } from './answers.ts';
import { type Buckets, dateBuckets, numberBuckets } from './buckets.ts';
import { choicesOf, type Question, rowsOf } from './question.ts';
import {
  EVERYONE,
  type QuestionRecap,
  REST,
  type Recap,
  type RecapGrouping,
  type RecapLine,
} from './recap.ts';

/** What one person answered, and the groups they belong to, by grouping. */
export interface AnswerSheet {
  answers: Answers;
  groups: Readonly<Record<string, string>>;
}

/**
 * Counts what was answered. Everything that could single out fewer than five people is hidden here, once, so that screen,
 * export, print and API show the same: groups under five are put together, numbers under five are hidden and beside them
 * as many others as it takes (`hideSmallCells`, over all questions at once, since what one question hides another that
 * depends on it could tell).
 */
export function tallySurvey(
  questions: readonly Question[],
  sheets: readonly AnswerSheet[],
  given: { asked: number; groupings: readonly string[] },
): Recap {
  const answered = sheets.length;
  if (answered < SMALLEST_CELL) return { asked: given.asked, answered, groupings: [], questions: [] };
  const groupings = given.groupings.flatMap((key) => mergeGroups(key, sheets));
  const views = viewsOf(groupings, sheets);
  const sums: Sum[] = [];
  const drafts = new Map<string, QuestionDraft>();
  for (const question of questions) {
    drafts.set(question.id, draftQuestion(question, { questions, views, groupings, drafts, sums }));
  }
  hideSmallCells(sums);
  return {
    asked: given.asked,
    answered,
    groupings,
    questions: questions.map((question) => finish(question, drafts.get(question.id)!, sheets, questions)),
  };
}

/** The groups of five people or more; the others are put together, with one more when they are too few even so. */
function mergeGroups(key: string, sheets: readonly AnswerSheet[]): RecapGrouping[] {
  const counts = new Map<string, number>();
  for (const { groups } of sheets) counts.set(groups[key] ?? '', (counts.get(groups[key] ?? '') ?? 0) + 1);
  const bySize = [...counts].sort((one, other) => one[1] - other[1] || one[0].localeCompare(other[0]));
  let rest = 0;
  const large: { code: string; count: number }[] = [];
  for (const [code, count] of bySize) {
    if (count < SMALLEST_CELL || (rest > 0 && rest < SMALLEST_CELL)) rest += count;
    else large.push({ code, count });
  }
  const groups = [
    ...large.sort((one, other) => one.code.localeCompare(other.code)),
    ...(rest > 0 ? [{ code: REST, count: rest }] : []),
  ];
  return groups.length > 1 ? [{ key, groups }] : [];
}

interface View {
  key: string;
  sheets: readonly AnswerSheet[];
}

function viewsOf(groupings: readonly RecapGrouping[], sheets: readonly AnswerSheet[]): View[] {
  const ofGroup = (key: string, code: string, named: ReadonlySet<string>) =>
    sheets.filter(({ groups }) => {
      const own = groups[key] ?? '';
      return code === REST ? !named.has(own) : own === code;
    });
  return [
    { key: EVERYONE, sheets },
    ...groupings.flatMap(({ key, groups }) => {
      const named = new Set(groups.map(({ code }) => code).filter((code) => code !== REST));
      return groups.map(({ code }) => ({ key: `${key}:${code}`, sheets: ofGroup(key, code, named) }));
    }),
  ];
}

interface QuestionDraft {
  /** By view; a number where everybody was asked. */
  asked: Map<string, Cell | number>;
  lines: LineDraft[];
}

interface LineDraft {
  label: string;
  choices: readonly string[];
  cells: Map<string, readonly Cell[]>;
  silent: Map<string, Cell>;
}

interface Counting {
  questions: readonly Question[];
  views: readonly View[];
  groupings: readonly RecapGrouping[];
  drafts: ReadonlyMap<string, QuestionDraft>;
  /** Everything that adds up, gathered over all questions. */
  sums: Sum[];
}

function draftQuestion(question: Question, counting: Counting): QuestionDraft {
  const asked = countAsked(question, counting);
  const lines = linesOf(question, counting).map(({ label, choices, pick }): LineDraft => {
    const cells = new Map<string, readonly Cell[]>();
    const silent = new Map<string, Cell>();
    for (const { key, sheets } of counting.views) {
      const whole = asked.get(key)!;
      const picks = sheets
        .filter(({ answers }) => isAsked(question, counting.questions, answers))
        .map(({ answers }) => pick(answers[question.id]));
      const row = choices.map((_, index) => cellOf(picks.filter((pick) => pick.includes(index)).length));
      // Who leaves a question empty says nothing: that number may be small.
      const empty = cellOf(picks.filter((pick) => pick.length === 0).length, { isHarmless: true });
      cells.set(key, row);
      silent.set(key, empty);
      if (question.kind !== 'multi') counting.sums.push({ parts: [...row, empty], whole });
    }
    addGroupSums(counting, (view) => [...cells.get(view)!, silent.get(view)!]);
    if (question.kind === 'multi') addComplements(counting, cells, asked);
    return { label, choices, cells, silent };
  });
  return { asked, lines };
}

/** How many were asked: everybody, or as many as gave the answers on which the question depends. */
function countAsked(question: Question, counting: Counting): Map<string, Cell | number> {
  const asked = new Map<string, Cell | number>();
  if (question.shownFor === null) {
    for (const { key, sheets } of counting.views) asked.set(key, sheets.length);
    return asked;
  }
  const source = counting.drafts.get(question.shownFor)?.lines[0];
  const kind = counting.questions.find(({ id }) => id === question.shownFor)?.kind;
  for (const { key, sheets } of counting.views) {
    const count = sheets.filter(({ answers }) => isAsked(question, counting.questions, answers)).length;
    const cell = cellOf(count);
    // Nobody left out, nobody told of: but who was left out is as small a group as who was asked.
    counting.sums.push({ parts: [cell, cellOf(sheets.length - count)], whole: sheets.length });
    const parts = question.shownValues.flatMap((value) => source?.cells.get(key)?.[Number(value) - 1] ?? []);
    if (kind !== 'multi' || parts.length === 1) counting.sums.push({ parts, whole: cell });
    asked.set(key, cell);
  }
  addGroupSums(counting, (view) => [asked.get(view) as Cell]);
  return asked;
}

/** The groups of a grouping add up to everybody, cell by cell. */
function addGroupSums({ groupings, sums }: Counting, cellsOf: (view: string) => readonly Cell[]): void {
  const whole = cellsOf(EVERYONE);
  for (const { key, groups } of groupings) {
    const rows = groups.map(({ code }) => cellsOf(`${key}:${code}`));
    for (const [index, cell] of whole.entries()) {
      sums.push({ parts: rows.map((row) => row[index]!), whole: cell });
    }
  }
}

/** Who did not tick a box adds up over groups as well as who did. */
function addComplements(
  counting: Counting,
  cells: ReadonlyMap<string, readonly Cell[]>,
  asked: ReadonlyMap<string, Cell | number>,
): void {
  const numberOf = (whole: Cell | number) => (typeof whole === 'number' ? whole : whole.value);
  const complements = new Map(
    [...cells].map(([view, row]) => {
      const whole = asked.get(view)!;
      return [
        view,
        row.map((cell) => {
          const rest = cellOf(numberOf(whole) - cell.value);
          counting.sums.push({ parts: [cell, rest], whole });
          return rest;
        }),
      ] as const;
    }),
  );
  addGroupSums(counting, (view) => complements.get(view)!);
}

interface LinePlan {
  label: string;
  choices: readonly string[];
  /** Which of the choices an answer names. */
  pick: (value: AnswerValue | undefined) => readonly number[];
}

function linesOf(question: Question, { questions, views }: Counting): LinePlan[] {
  const choices = choicesOf(question).map(({ label }) => label);
  switch (question.kind) {
    case 'matrix':
      return rowsOf(question).map(({ value: row, label }) => ({
        label,
        choices,
        pick: (value) => placesOf([chosenOn(value, row) ?? []].flat(), choices.length),
      }));
    case 'number':
    case 'date': {
      const given = views[0]!.sheets.flatMap(({ answers }) =>
        isAsked(question, questions, answers) ? chosen(answers[question.id]) : [],
      );
      const buckets = bucketsOf(question, given);
      return [
        {
          label: '',
          choices: buckets.labels,
          pick: (value) => (value === undefined ? [] : [buckets.indexOf(String(value))]),
        },
      ];
    }
    case 'short':
    case 'long':
      return [{ label: '', choices: ['Menjawab'], pick: (value) => (value === undefined ? [] : [0]) }];
    default:
      return [{ label: '', choices, pick: (value) => placesOf(chosen(value), choices.length) }];
  }
}

function bucketsOf(question: Question, given: readonly string[]): Buckets {
  if (given.length === 0) return { labels: [], indexOf: () => -1 };
  return question.kind === 'number' ? numberBuckets(given, question.settings.unit ?? '') : dateBuckets(given);
}

const placesOf = (values: readonly string[], count: number): number[] =>
  values.map((value) => Number(value) - 1).filter((index) => index >= 0 && index < count);

function finish(
  question: Question,
  { asked, lines }: QuestionDraft,
  sheets: readonly AnswerSheet[],
  questions: readonly Question[],
): QuestionRecap {
  const isText = question.kind === 'short' || question.kind === 'long';
  const given = sheets.flatMap(({ answers }) =>
    isAsked(question, questions, answers) ? chosen(answers[question.id]) : [],
  );
  const mean = meanOf(question, given, lines);
  return {
    ...{ id: question.id, number: question.number, kind: question.kind, title: question.title },
    unit: question.settings.unit ?? '',
    asked: Object.fromEntries([...asked].map(([view, cell]) => [view, shown(cell)])),
    lines: isText ? [] : lines.map(finishLine),
    ...(mean === undefined ? {} : { mean }),
    ...(isText
      ? { texts: areHidden(lines) ? null : given.toSorted((a, b) => a.localeCompare(b, 'id')) }
      : {}),
  };
}

/** Texts that could be counted would tell a number that is hidden. */
const areHidden = (lines: readonly LineDraft[]): boolean =>
  lines.some(({ cells }) => cells.get(EVERYONE)!.some(({ isHidden }) => isHidden));

const finishLine = ({ label, choices, cells, silent }: LineDraft): RecapLine => ({
  label,
  choices,
  counts: Object.fromEntries([...cells].map(([view, row]) => [view, row.map(shown)])),
  silent: Object.fromEntries([...silent].map(([view, cell]) => [view, shown(cell)])),
});

/** With a hidden number in the same question the mean would be one equation too many. */
function meanOf(
  { kind }: Question,
  given: readonly string[],
  lines: readonly LineDraft[],
): number | undefined {
  if ((kind !== 'scale' && kind !== 'number') || given.length < SMALLEST_CELL) return undefined;
  const cells = lines.flatMap((line) => [...line.cells.get(EVERYONE)!, line.silent.get(EVERYONE)!]);
  if (cells.some(({ isHidden }) => isHidden)) return undefined;
  const sum = given.reduce((total, value) => total + Number(value), 0);
  return Math.round((sum / given.length) * 10) / 10;
}

const cellOf = (value: number, { isHarmless = false } = {}): Cell => ({
  value,
  isHidden: false,
  ...(isHarmless ? { isHarmless } : {}),
});

const shown = (cell: Cell | number): number | null =>
  typeof cell === 'number' ? cell : cell.isHidden ? null : cell.value;
