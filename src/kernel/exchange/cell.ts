import type { PlainDate } from '#kernel/calendar';

/** One cell as it was stored: the text a person reads, and what is needed to see damage (a NIK kept as a number). */
export interface Cell {
  kind: 'text' | 'number' | 'date' | 'boolean' | 'error';
  /** Never null; numbers without exponent ("6111142807879600"), dates as 'YYYY-MM-DD'. */
  text: string;
  /** The stored number, for `number` and `date`. */
  number?: number;
  /** The stored text of a number when it differs, such as "6.11114280787960E+15". */
  raw?: string;
  date?: PlainDate;
  /** The cell is computed: `text` is the value that was saved with the file, empty when none was. */
  isFormula?: true;
}

export interface SheetRow {
  /** As Excel numbers it; the first row is 1. */
  number: number;
  /** By column from A; `null` is blank. The list ends at the last filled cell. */
  cells: (Cell | null)[];
}

export interface MergedRange {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

/** A sheet of a workbook. Rows without any content are left out, so row numbers have gaps. */
export interface Sheet {
  name: string;
  isHidden: boolean;
  rows: SheetRow[];
  merges: MergedRange[];
}

export interface Workbook {
  format: 'xlsx' | 'csv';
  sheets: Sheet[];
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/**
 * The text of a cell without spaces around it and without marks that nobody sees (pasted from a page or a chat); '' when
 * blank. A leading apostrophe (Excel's mark for text) is dropped.
 */
export function textOf(cell: Cell | null | undefined): string {
  if (!cell) return '';
  const text = cell.text.replace(INVISIBLE, '').trim();
  return text.startsWith("'") ? text.slice(1).trim() : text;
}

export function isBlank(cell: Cell | null | undefined): boolean {
  return !cell || (cell.text.trim() === '' && !cell.isFormula);
}

/** The letters over a column: 0 is A, 26 is AA. */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** The index of a column by its letters, -1 when the text is none. */
export function columnIndex(name: string): number {
  if (!/^[A-Za-z]{1,3}$/.test(name)) return -1;
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + (letter.charCodeAt(0) - 64);
  return index - 1;
}
