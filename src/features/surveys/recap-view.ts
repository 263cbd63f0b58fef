import { formatCount } from '#kernel/money';
import { EVERYONE, type QuestionRecap, REST, type Recap, type RecapLine } from './recap.ts';
import type { SurveyPlace } from './survey-place.ts';

/** Everybody, or one group of one grouping, by the name that stands in the address. */
export interface RecapChoice {
  view: string;
  label: string;
  count: number;
  /** "Provinsi" */
  grouping: string;
}

/** The views that a recap has: everybody first. */
export function viewsOf(recap: Recap, place: Pick<SurveyPlace, 'groupings'>): RecapChoice[] {
  return [
    { view: EVERYONE, label: 'Semua yang mengisi', count: recap.answered, grouping: '' },
    ...recap.groupings.flatMap(({ key, groups }) => {
      const grouping = place.groupings.find((known) => known.key === key);
      return groups.map(({ code, count }) => ({
        view: `${key}:${code}`,
        label: code === REST ? 'Lainnya, digabung' : (grouping?.labelOf(code) ?? code),
        count,
        grouping: grouping?.label ?? key,
      }));
    }),
  ];
}

/** One number of a recap as it is read: how many, and what part of those who answered. */
export interface RecapCell {
  label: string;
  /** null: hidden. */
  count: number | null;
  /** Of those who answered the question; null where one could work a hidden number out of it. */
  percent: number | null;
}

/** The numbers of one line in one view. */
export function cellsOf(question: QuestionRecap, line: RecapLine, view: string): RecapCell[] {
  const counts = line.counts[view] ?? [];
  const base = baseOf(question, line, view);
  return line.choices.map((label, index) => {
    const count = counts[index] ?? null;
    return { label, count, percent: count === null || !base ? null : (count / base) * 100 };
  });
}

/** Of how many answers the parts are told: who was asked without who left it empty. */
export function baseOf({ kind, asked }: QuestionRecap, line: RecapLine, view: string): number | null {
  const whole = asked[view] ?? null;
  const silent = line.silent[view] ?? null;
  if (whole === null || (silent === null && kind !== 'multi')) return null;
  return whole - (silent ?? 0);
}

export const HIDDEN_WORDS = 'disembunyikan';

export const countWords = ({ count, percent }: RecapCell): string => {
  if (count === null) return HIDDEN_WORDS;
  return percent === null ? formatCount(count) : `${formatCount(count)} (${PERCENT.format(percent)} %)`;
};

export const PERCENT = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });
