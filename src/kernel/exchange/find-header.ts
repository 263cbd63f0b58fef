import { type Cell, type MergedRange, type Sheet, type SheetRow, textOf } from './cell.ts';
import type { ImportField } from './define-import.ts';
import { type Heading, headingLikeness, isIgnoredHeading, singleHeading } from './heading.ts';

export interface Header {
  /** Numbers of the rows that the header takes, one or two. */
  firstRow: number;
  lastRow: number;
  headings: Heading[];
  /** How sure it is; a header with known fields has more than 10. */
  score: number;
}

const SEARCHED_ROWS = 40;

/**
 * Finds the row (or the two rows) of column headings below title rows and notes: the one whose cells are most like the
 * fields' names, and among unknown headings the first that is filled with texts like a heading. `undefined` when there is none.
 */
export function findHeader(sheet: Sheet, fields: readonly ImportField[]): Header | undefined {
  const rows = sheet.rows.slice(0, SEARCHED_ROWS);
  const width = Math.max(0, ...rows.map((row) => countTexts(row)));
  const fieldOf = memoise((text) => bestField(text, fields));
  let best: Header | undefined;
  for (const [index, row] of rows.entries()) {
    // Below a row full of known headings there are only records.
    if (best && best.score > SURE && row.number > best.lastRow + 1) break;
    const next = rows[index + 1];
    const candidates = [makeHeader(row, undefined, sheet.merges)];
    if (next && next.number === row.number + 1) candidates.push(makeHeader(row, next, sheet.merges));
    for (const header of candidates) {
      const score = scoreHeader(header, fieldOf, row, width);
      if (score > 0 && (!best || score > best.score + 0.01)) best = { ...header, score };
    }
  }
  return best;
}

/** Ten for any known header and one for each of its known headings: six of them are no coincidence. */
const SURE = 16;

/** The header that a person named by its row number. */
export function headerAt(sheet: Sheet, rowNumber: number): Header | undefined {
  const row = sheet.rows.find((one) => one.number === rowNumber);
  return row && makeHeader(row, undefined, sheet.merges);
}

function makeHeader(top: SheetRow, bottom: SheetRow | undefined, merges: readonly MergedRange[]): Header {
  const tops = spreadMerged(top, merges);
  const width = Math.max(tops.length, bottom?.cells.length ?? 0);
  const headings = Array.from({ length: width }, (_, column): Heading => {
    const upper = clean(tops[column]);
    const lower = bottom ? clean(bottom.cells[column]) : '';
    if (upper === '' || lower === '' || upper === lower) {
      return singleHeading(upper === lower ? upper : upper + lower);
    }
    return { text: `${upper} ${lower}`, variants: [`${upper} ${lower}`, lower], lines: [upper, lower] };
  });
  return { firstRow: top.number, lastRow: bottom?.number ?? top.number, headings, score: 0 };
}

/** A heading that is merged over several columns stands over each of them. */
function spreadMerged(row: SheetRow, merges: readonly MergedRange[]): (Cell | null)[] {
  const cells = [...row.cells];
  for (const merge of merges) {
    if (merge.firstRow !== row.number || merge.lastColumn - merge.firstColumn > 60) continue;
    const cell = row.cells[merge.firstColumn] ?? null;
    for (let column = merge.firstColumn; column <= merge.lastColumn; column += 1) {
      while (cells.length <= column) cells.push(null);
      cells[column] = cell;
    }
  }
  return cells;
}

function scoreHeader(
  header: Header,
  fieldOf: (text: string) => KnownField | undefined,
  row: SheetRow,
  width: number,
): number {
  const matched = new Map<string, number>();
  for (const heading of header.headings) {
    if (heading.text.length > 80 || !/[A-Za-z]/.test(heading.text) || isIgnoredHeading(heading.text))
      continue;
    for (const variant of heading.variants) {
      const best = fieldOf(variant);
      if (best && best.likeness > 0.7)
        matched.set(best.key, Math.max(matched.get(best.key) ?? 0, best.likeness));
    }
  }
  const known = [...matched.values()].reduce((sum, likeness) => sum + likeness, 0);
  const isTwoRows = header.lastRow > header.firstRow;
  if (matched.size >= 2) return 10 + known - (isTwoRows ? 0.5 : 0);
  if (isTwoRows) return 0;
  return looksLikeHeader(row, width) ? 1 + known - row.number / 1000 : 0;
}

interface KnownField {
  key: string;
  likeness: number;
}

function bestField(text: string, fields: readonly ImportField[]): KnownField | undefined {
  let best: KnownField | undefined;
  for (const field of fields)
    for (const synonym of [field.label, ...field.synonyms]) {
      const likeness = headingLikeness(text, synonym);
      if (!best || likeness > best.likeness) best = { key: field.key, likeness };
    }
  return best;
}

/** A heading is asked about alone and together with the row above or below it; the answer is the same. */
function memoise<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = find(text);
    known.set(text, value);
    return value;
  };
}

/** Most of the sheet's width filled with short, different texts that are no values. */
function looksLikeHeader(row: SheetRow, width: number): boolean {
  const texts = row.cells.flatMap((cell) => (cell ? [textOf(cell)] : [])).filter((text) => text !== '');
  if (texts.length < 2 || texts.length < width * 0.6) return false;
  if (new Set(texts).size < texts.length * 0.8) return false;
  return texts.every((text) => text.length <= 60 && /[A-Za-z]/.test(text) && !/\d{4,}|@/.test(text));
}

function countTexts(row: SheetRow): number {
  return row.cells.filter((cell) => cell !== null && textOf(cell) !== '').length;
}

function clean(cell: Cell | null | undefined): string {
  return textOf(cell).replace(/\s+/g, ' ');
}
