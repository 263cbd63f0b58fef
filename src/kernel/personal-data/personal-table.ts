/**
 * What erasure puts in a column: nothing, these words where something has to stand, or them sealed (to their row, unless
 * the column's values are sealed without it).
 */
export type Erased =
  | 'empty'
  | { readonly becomes: string }
  | { readonly sealed: string; readonly isLoose?: true };

/** Rows of a table that tell of a person, and what becomes of them when that person is erased. */
export interface PersonalRows {
  /**
   * SQL over `t`. Of the person it may ask `:account` (uuid), `:people` (uuid[]: the person's rows in the product's own
   * table), `:email` (lower case) and `:emailKey` (its keyed shadow).
   */
  rows: string;
  /** Rows that go; or columns that are emptied or overwritten while the row stays. */
  erase: 'delete' | Readonly<Record<string, Erased>>;
  /** Columns with the id of a file that goes too: its name, its mark and its bytes. */
  files?: readonly string[];
  /** Part of the copy that the person may ask for, under this title. */
  title?: string;
  /** What the log says about these rows tells of the person: it is destroyed. */
  isTheirs?: boolean;
}

/** One table in which something may stand about a person. */
export interface PersonalTable {
  table: string;
  /** For the document: what it holds, in a few words. */
  holds: string;
  people: readonly PersonalRows[];
  /** Texts and dates of the table that tell nothing of a person, or stay: the document says why. */
  plain?: readonly string[];
  /** Why something stays. */
  keeps?: string;
}

/** A table without anything about a person, and why that is so. */
export interface PlainTable {
  table: string;
  why: string;
}

/** What one part of the house (a feature, a product) keeps. */
export interface PersonalData {
  tables: readonly PersonalTable[];
  plain: readonly PlainTable[];
}
