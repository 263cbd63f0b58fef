import { type Cell, columnName, type Sheet, type SheetRow, textOf, type Workbook } from './cell.ts';
import type { ImportField } from './define-import.ts';
import { findHeader, type Header, headerAt } from './find-header.ts';
import { type Heading, headingWords, isNumberingHeading } from './heading.ts';
import type { SheetLimits } from './limits.ts';
import { readWorkbook } from './read-workbook.ts';
import { SheetError } from './sheet-error.ts';

export interface ReadSheetOptions {
  /** The fields that are looked for; without them the header is told by its looks alone. */
  fields?: readonly ImportField[];
  /** Name of the sheet to read; otherwise the one with the best header. */
  sheet?: string;
  /** Number of the header's row, when the guess was wrong. */
  headerRow?: number;
  limits?: Partial<SheetLimits>;
}

export interface SkippedRow {
  row: number;
  /** A sum, a heading that repeats, the column numbers below a heading, or a line with next to nothing (section, signature). */
  reason: 'subtotal' | 'heading' | 'numbering' | 'not-a-record';
  text: string;
}

/** A sheet whose header was found: what `guessMapping` and `checkRows` work on. */
export interface SheetTable {
  format: Workbook['format'];
  name: string;
  /** All sheets of the file, for choosing another one. */
  sheets: { name: string; rows: number; isHidden: boolean }[];
  headerRow: number;
  headings: Heading[];
  /** The records: rows below the header without sums, repeated headings and the like. */
  rows: SheetRow[];
  skipped: SkippedRow[];
  /** The whole sheet as it came, for the corrected copy. */
  original: Sheet;
}

/**
 * Reads a file and finds its table. Throws `SheetError`: those of `readWorkbook`, `sheet_not_found`, and
 * `sheet_header_not_found` when no sheet has a row of column headings (a wrong sheet, a letter, a picture pasted in).
 */
export async function readSheet(
  input: Uint8Array | string,
  options: ReadSheetOptions = {},
): Promise<SheetTable> {
  return chooseTable(await readWorkbook(input, options.limits), options);
}

/** The table of a workbook that was read already; see `readSheet`. */
export function chooseTable(workbook: Workbook, options: ReadSheetOptions = {}): SheetTable {
  const fields = options.fields ?? [];
  const candidates = sheetsToTry(workbook, options.sheet);
  let best: { sheet: Sheet; header: Header; known: number } | undefined;
  for (const sheet of candidates) {
    const header = headerOf(sheet, fields, options.headerRow);
    if (!header) continue;
    const known = header.score * 1000 + Math.min(999, sheet.rows.length / 100);
    if (!best || known > best.known) best = { sheet, header, known };
  }
  if (!best) {
    const isEmpty = workbook.sheets.every((sheet) => sheet.rows.length === 0);
    throw new SheetError(isEmpty ? 'sheet_empty' : 'sheet_header_not_found');
  }
  return makeTable(workbook, best.sheet, best.header);
}

/** The guess, or the row that was named; the guess knows of a second row of headings above it. */
function headerOf(
  sheet: Sheet,
  fields: readonly ImportField[],
  rowNumber: number | undefined,
): Header | undefined {
  const guess = findHeader(sheet, fields);
  return rowNumber === undefined || guess?.lastRow === rowNumber ? guess : headerAt(sheet, rowNumber);
}

function sheetsToTry(workbook: Workbook, wanted: string | undefined): Sheet[] {
  if (wanted !== undefined) {
    const found = workbook.sheets.find((sheet) => sheet.name === wanted);
    if (!found) {
      const names = workbook.sheets.map((sheet) => `"${sheet.name}"`).join(', ');
      throw new SheetError('sheet_not_found', `Lembar yang ada: ${names}.`);
    }
    return [found];
  }
  const visible = workbook.sheets.filter((sheet) => !sheet.isHidden && sheet.rows.length > 0);
  return visible.length > 0 ? visible : workbook.sheets;
}

function makeTable(workbook: Workbook, sheet: Sheet, header: Header): SheetTable {
  const below = fillMerged(
    sheet.rows.filter((row) => row.number > header.lastRow),
    sheet,
  );
  const { rows, skipped } = sortRows(below, header);
  return {
    format: workbook.format,
    name: sheet.name,
    sheets: workbook.sheets.map((one) => ({ name: one.name, rows: one.rows.length, isHidden: one.isHidden })),
    headerRow: header.lastRow,
    headings: trimHeadings(header.headings, rows),
    rows,
    skipped,
    original: sheet,
  };
}

/** Columns without heading are kept as long as a row has something in them. */
function trimHeadings(headings: readonly Heading[], rows: readonly SheetRow[]): Heading[] {
  const width = Math.max(headings.length, ...rows.slice(0, 2000).map((row) => row.cells.length), 0);
  return Array.from({ length: width }, (_, column): Heading => {
    const heading = headings[column];
    if (heading && heading.text !== '') return heading;
    return { text: `(kolom ${columnName(column)})`, variants: [''], lines: [] };
  });
}

/** A cell merged over several rows holds for each of them. */
function fillMerged(rows: SheetRow[], sheet: Sheet): SheetRow[] {
  const downward = sheet.merges.filter(
    (merge) => merge.lastRow > merge.firstRow && merge.firstColumn === merge.lastColumn,
  );
  if (downward.length === 0) return rows;
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  for (const merge of downward) {
    const cell = byNumber.get(merge.firstRow)?.cells[merge.firstColumn] ?? null;
    if (!cell) continue;
    for (let number = merge.firstRow + 1; number <= merge.lastRow; number += 1) {
      const row = byNumber.get(number);
      if (!row) continue;
      const cells = [...row.cells];
      while (cells.length <= merge.firstColumn) cells.push(null);
      cells[merge.firstColumn] ??= cell;
      byNumber.set(number, { number, cells });
    }
  }
  return [...byNumber.values()];
}

function sortRows(below: readonly SheetRow[], header: Header): { rows: SheetRow[]; skipped: SkippedRow[] } {
  const numbering = header.headings.findIndex((heading) => isNumberingHeading(heading.text));
  const filled = below.map((row) => row.cells.filter((cell) => textOf(cell) !== '').length);
  // What a full row has: sums and signatures are fewer than a quarter of the rows, even in a short list.
  const usual = [...filled].sort((one, other) => one - other)[Math.floor(filled.length * 0.75)] ?? 0;
  const least = Math.min(3, Math.ceil(usual * 0.34));
  const rows: SheetRow[] = [];
  const skipped: SkippedRow[] = [];
  for (const [index, row] of below.entries()) {
    const count = filled[index] ?? 0;
    const isNumbered = numbering >= 0 && /^\(?\d+[.)]?$/.test(textOf(row.cells[numbering]));
    const reason = reasonToSkip(row, header, rows.length === 0, {
      isThin: count < least && !isNumbered,
      isFull: count >= usual * 0.6 && isNumbered,
    });
    if (reason) skipped.push({ row: row.number, reason, text: summarise(row) });
    else rows.push(row);
  }
  return { rows, skipped };
}

function reasonToSkip(
  row: SheetRow,
  header: Header,
  isFirst: boolean,
  facts: { isThin: boolean; isFull: boolean },
): SkippedRow['reason'] | undefined {
  const texts = row.cells.map(textOf);
  const filled = texts.filter((text) => text !== '');
  if (filled.length === 0) return 'not-a-record';
  if (isFirst && isColumnNumbers(texts)) return 'numbering';
  if (repeatsHeading(texts, header)) return 'heading';
  if (!facts.isFull && isSubtotal(row.cells)) return 'subtotal';
  return facts.isThin ? 'not-a-record' : undefined;
}

/** (1) (2) (3) …, as printed forms have it below their headings. */
function isColumnNumbers(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '');
  if (filled.length < 3) return false;
  return filled.every((text, index) => text.replace(/[()]/g, '') === String(index + 1));
}

function repeatsHeading(texts: readonly string[], header: Header): boolean {
  let filled = 0;
  let same = 0;
  texts.forEach((text, column) => {
    if (text === '') return;
    filled += 1;
    const words = headingWords(text).join(' ');
    const lines = header.headings[column]?.lines ?? [];
    if (words !== '' && lines.some((line) => headingWords(line).join(' ') === words)) same += 1;
  });
  return same >= 2 && same >= filled * 0.6;
}

const SUM_WORD = /^(?:sub\s*-?\s*)?(?:total|jumlah|jml|rekap(?:itulasi)?|grand\s+total|banyaknya)\b|^[∑Σ]/i;
const NO_WORD = /^(?:rp|idr)?\.?[^A-Za-z]*(?:jt|juta|rb|ribu)?$/i;

/** A sum: its word stands in a text cell, and besides numbers there is hardly any other text in the row. */
function isSubtotal(cells: readonly (Cell | null)[]): boolean {
  const texts = cells.flatMap((cell) => (cell && cell.kind === 'text' ? [textOf(cell)] : []));
  const words = texts.filter((text) => text !== '' && (!NO_WORD.test(text) || SUM_WORD.test(text)));
  return words.some((text) => SUM_WORD.test(text)) && words.length <= 2;
}

function summarise(row: SheetRow): string {
  const text = row.cells
    .map(textOf)
    .filter((one) => one !== '')
    .join(' · ');
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
