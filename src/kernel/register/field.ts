import type { RightName } from '#kernel/access';
import type { Tone } from '#kernel/ui';

/** One thing that an entry of a book says. The field is declared once; list, form, API, import and print follow it. */
export type Field =
  | TextField
  | LongTextField
  | NumberField
  | RupiahField
  | PercentField
  | DateField
  | TimeField
  | DateTimeField
  | ChoiceField
  | BooleanField
  | ReferenceField
  | FileField
  | ComputedField;

export interface FieldBase {
  /** English, camelCase: its name in the API, the import and the audit log. */
  key: string;
  /** Of the table; the key in snake_case when left out. */
  column?: string;
  /** As the organisation says it. */
  label: string;
  /** Over the column of a list, where the label is long: "Masuk". */
  shortLabel?: string;
  /** One sentence below the input: what to write, and why we ask. */
  help?: string;
  required?: true;
  /** `shown` at first, one that the reader may add (`optional`, the default), or `never` a column of the list. */
  list?: 'shown' | 'optional' | 'never';
  /** Said once, when the entry is written: others name the entry by it. */
  isFixed?: true;
  /** `false`: nobody types it. */
  form?: false;
  /** Part of the table's generated column `search_text`. */
  search?: true;
  filter?: true;
  sort?: true;
  /**
   * A figure whose sum stands below the list and the printed book: what is summed, as SQL over the row `t`, in the unit in
   * which the figure is shown.
   */
  total?: string;
  /** May be shown to everybody when an entry is published. */
  publicColumn?: true;
  /** Sealed in the database, masked in lists and logs. Only for text. */
  sensitive?: Sensitive;
  /** Other headings under which sheets have it. */
  synonyms?: readonly string[];
  /** For the import template. */
  example?: string;
}

export interface Sensitive {
  /** Kind of value for the search by equality (`nik`, `phone`); its column is `<column>_index`. */
  index?: string;
  /** Who may open it; the default is who may change the entry. */
  seenBy?: RightName;
}

export interface TextField extends FieldBase {
  type: 'text';
  maxLength?: number;
  /** Exactly this many digits: a NIK has 16. */
  digits?: number;
  /** What the text has to look like, and the sentence for one that does not. */
  pattern?: { is: RegExp; says: string };
  suggestions?: readonly string[];
  /** A whole address of another site, `https://…`. */
  isLink?: true;
  autoComplete?: string;
  /** A new entry's form begins with the name of whoever writes. */
  initial?: 'me';
}

export interface LongTextField extends FieldBase {
  type: 'longText';
  maxLength?: number;
  rows?: number;
}

export interface NumberField extends FieldBase {
  type: 'number';
  min?: number;
  max?: number;
  /** After the figure: "orang", "bulan". */
  unit?: string;
  /** Key of another number of the entry that this one does not exceed. */
  notAbove?: string;
}

/** Whole rupiah in a `bigint` column. */
export interface RupiahField extends FieldBase {
  type: 'rupiah';
  min?: number;
}

/** Per cent with two decimals at most; the column holds hundredths of a per cent in an integer. */
export interface PercentField extends FieldBase {
  type: 'percent';
  max?: number;
}

export interface DateField extends FieldBase {
  type: 'date';
  /** A day to come cannot be right. */
  latest?: 'today';
  /** Key of another day of the entry that this one does not precede. */
  notBefore?: string;
  /** On paper with its weekday: "hari dan tanggal". */
  printWeekday?: true;
  /** A new entry's form begins with today. */
  initial?: 'today';
}

export interface TimeField extends FieldBase {
  type: 'time';
  /** Key of another hour of the entry that comes before this one, on the same day. */
  after?: string;
}

/** A moment, typed and shown in the time of the tenant. */
export interface DateTimeField extends FieldBase {
  type: 'dateTime';
  /** Key of another moment of the entry that this one does not precede. */
  notBefore?: string;
}

export interface ChoiceField extends FieldBase {
  type: 'choice';
  choices: readonly Choice[];
}

export interface Choice {
  value: string;
  label: string;
  /** Shown as a badge of this tone. */
  tone?: Tone;
  synonyms?: readonly string[];
}

export interface BooleanField extends FieldBase {
  type: 'boolean';
}

/** A row of another table, most often a person: the column holds its id. */
export interface ReferenceField extends FieldBase {
  type: 'reference';
  to: {
    table: string;
    /** Column with the name by which people know the row. */
    name: string;
    /** Column with its number, shown after the name. */
    number?: string;
    /** Rows that are gone are not offered: the table has `deleted_at`. */
    canBeDeleted?: true;
  };
}

/** A document or a photo; the column holds the id of its row in `files`. */
export interface FileField extends FieldBase {
  type: 'file' | 'photo';
  maxBytes?: number;
}

/** Follows from other fields; has no column. */
export interface ComputedField extends FieldBase {
  type: 'computed';
  /** How it is shown. */
  as: 'text' | 'number' | 'rupiah' | 'percent';
  /** From the entry's values; `null` when they say nothing. */
  compute: (values: Readonly<Record<string, unknown>>) => string | number | null;
}

/** The column of a field in its register's table. */
export function columnOf(field: FieldBase): string {
  return field.column ?? snakeCase(field.key);
}

export function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Whether the table has a column for it. */
export function isStored(field: Field): field is Exclude<Field, ComputedField> {
  return field.type !== 'computed';
}

/** Whether a person or a caller of the API may write it as a value. Files come by their own route. */
export function isWritable(field: Field): field is Exclude<Field, ComputedField | FileField> {
  return isStored(field) && field.form !== false && field.type !== 'file' && field.type !== 'photo';
}

export function isFile(field: Field): field is FileField {
  return field.type === 'file' || field.type === 'photo';
}
