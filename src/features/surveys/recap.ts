import type { QuestionKind } from './question.ts';

/** The view of everybody who answered; the others are `<grouping>:<group>`. */
export const EVERYONE = 'all';

/** The group in which a grouping's small groups are put together. */
export const REST = '*';

/** What a survey found: numbers of people, and nothing from which one of them could be told. */
export interface Recap {
  /** How many were asked. */
  asked: number;
  answered: number;
  /** By what the answers can be narrowed: only groups of five people or more, small ones put together. */
  groupings: readonly RecapGrouping[];
  /** Empty while fewer than five have answered. */
  questions: readonly QuestionRecap[];
}

export interface RecapGrouping {
  key: string;
  groups: readonly { code: string; count: number }[];
}

export interface QuestionRecap {
  id: string;
  number: number;
  kind: QuestionKind;
  title: string;
  unit: string;
  /** Of how many this was asked, by view; null where that is hidden. */
  asked: Readonly<Record<string, number | null>>;
  /** One for most kinds, one a row for a matrix, none for free texts. */
  lines: readonly RecapLine[];
  /** Mean of a scale or number over everybody; left out where it would tell a hidden number. */
  mean?: number;
  /** Free texts in alphabetical order; null while they are too few to be shown. */
  texts?: readonly string[] | null;
}

export interface RecapLine {
  /** The row of a matrix; empty otherwise. */
  label: string;
  choices: readonly string[];
  /** How many chose each, by view; null where the number is hidden. */
  counts: Readonly<Record<string, readonly (number | null)[]>>;
  /** How many were asked and left it empty, by view. */
  silent: Readonly<Record<string, number | null>>;
}
