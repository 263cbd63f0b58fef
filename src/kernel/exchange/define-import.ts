import type { PlainDate } from '#kernel/calendar';
import type { Cell } from './cell.ts';

/** What stands wrong in one cell. A code with the prefix `warn_` is a doubt to look at; every other one is an error. */
export interface FieldProblem {
  code: string;
  /** For the person who prepared the sheet: what is wrong and what is expected. */
  message: string;
}

/** What a kind made of a cell: a value, problems, or both (a value that was read but deserves a look). */
export interface FieldReading {
  value?: unknown;
  problems?: readonly FieldProblem[];
  /** Values for other fields that the same cell holds: "Medan, 28-11-1964" gives a place and a date. */
  also?: Readonly<Record<string, unknown>>;
}

export interface ReadContext {
  /** Today in the tenant's zone; nothing else reads the clock. */
  today: PlainDate;
  /** What the kind's `habitOf` found in the column of the cell. */
  habit?: ColumnHabit;
}

/** How a whole column is written, where one cell alone could be read in two ways: 03/04/2020. */
export type ColumnHabit = 'month-first';

/** How one sort of value is recognised and read. Kinds are made once and shared by the profiles of all products. */
export interface FieldKind {
  name: string;
  /**
   * Whether a filled cell looks like this kind, for guessing columns by their content. Left out for free text, which looks like
   * nothing in particular.
   */
  looksLike?: (cell: Cell) => boolean;
  /** True when the content alone is proof enough for a column with an unknown heading (16 digits, an address with @). */
  isDistinctive?: boolean;
  /** Looks at all filled cells of the column before any is read. */
  habitOf?: (cells: readonly Cell[]) => ColumnHabit | undefined;
  /** Reads a filled cell; `stem` begins the problem codes of the field. */
  read: (cell: Cell, stem: string, context: ReadContext) => FieldReading;
  /** How templates and exports write it; `text` keeps leading zeros and long numbers whole. */
  writes: 'text' | 'number' | 'money' | 'date';
}

export interface ImportField {
  /** Key of the value in a row, English: `fullName`. */
  key: string;
  /** As the template and the page name the column. */
  label: string;
  /** Other headings under which sheets have it, the likeliest first. Case, marks and common abbreviations do not matter. */
  synonyms: readonly string[];
  kind: FieldKind;
  /** A blank cell is the problem `<code>_missing`. */
  required?: boolean;
  /** How to say that a required value is missing; otherwise made from the label. */
  missingMessage?: string;
  /** Stem of the problem codes; the key in snake_case when left out. */
  code?: string;
  /** Keys that a column of this field fills, so that they do not need one of their own. */
  fills?: readonly string[];
  /** Personal data that problem lists and logs must not repeat. */
  sensitive?: boolean;
  /** For the template: what to write, and one example. */
  help?: string;
  example?: string;
  /** Only for reading other people's sheets: columns that hold what our own template asks for one by one. */
  notInTemplate?: boolean;
  /** Added up over the rows in which it has no error. */
  sum?: boolean;
}

/** A row of the sheet after reading. `values` has only what could be read. */
export interface CheckedRow<Row extends object = Record<string, unknown>> {
  row: number;
  values: Partial<Row>;
  problems: Problem[];
  /** Keys of required fields without a value, whether blank or unreadable. */
  missing: string[];
}

export interface Problem extends FieldProblem {
  /** As Excel numbers it. */
  row: number;
  /** The letters over the column, '' when the sheet has no such column. */
  column: string;
  /** The column's heading in the sheet. */
  heading: string;
  /** Key of the field. */
  field: string;
  /** What the cell says; left out for sensitive fields. */
  value?: string;
}

export interface Duplicate {
  rows: number[];
  kind: string;
}

/** Adds a problem to a row at the column of a field. */
export type Report = (field: string, code: string, message: string) => void;

/**
 * Everything an import of one register knows, as data: the same profile guesses columns, checks rows, and writes
 * template and corrected sheet.
 */
export interface ImportProfile<Row extends object = Record<string, unknown>> {
  register: string;
  /** What is imported, in words: "anggota". */
  title: string;
  fields: readonly ImportField[];
  /** Checks across the fields of one row. */
  rowChecks?: readonly ((row: CheckedRow<Row>, report: Report, context: ReadContext) => void)[];
  /** Checks that need all rows, such as a convention of the whole sheet. They see problems found so far and may take them back. */
  sheetChecks?: readonly ((
    rows: CheckedRow<Row>[],
    reportAt: (row: CheckedRow<Row>) => Report,
    context: ReadContext,
  ) => void)[];
  duplicateRules?: readonly ((rows: readonly CheckedRow<Row>[]) => Duplicate[])[];
}

/** Checks a profile once, when its module loads. Throws on a key or `fills` that is written wrong. */
export function defineImport<Row extends object>(profile: ImportProfile<Row>): ImportProfile<Row> {
  const keys = new Set<string>();
  for (const field of profile.fields) {
    if (keys.has(field.key)) throw new Error(`Import ${profile.register}: field ${field.key} stands twice`);
    keys.add(field.key);
  }
  for (const field of profile.fields)
    for (const key of field.fills ?? [])
      if (!keys.has(key))
        throw new Error(`Import ${profile.register}: ${field.key} fills unknown field ${key}`);
  return profile;
}

/** The stem of a field's problem codes: `joinedOn` is `joined_on`. */
export function stemOf(field: ImportField): string {
  return field.code ?? field.key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** True for a problem that is only a doubt. */
export function isWarning(problem: { code: string }): boolean {
  return problem.code.startsWith('warn_');
}
