import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { Cell, SheetRow, Workbook } from '../cell.ts';
import type { SheetLimits } from '../limits.ts';
import { SheetError } from '../sheet-error.ts';
import { decodeText } from './decode-text.ts';

/**
 * A CSV with any of the usual separators, quoted or not. Every cell is text: what Excel would make of it is for the field's
 * own kind to decide. Throws `SheetError`.
 */
export async function readCsv(bytes: Buffer, limits: SheetLimits): Promise<Workbook> {
  const { text, separator } = takeSeparatorLine(decodeText(bytes));
  const parser = Readable.from([text]).pipe(
    parse({
      delimiter: separator ?? guessSeparator(text),
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: false,
      maxRecordSize: limits.maxCellLength * 50,
    }),
  );
  const rows: SheetRow[] = [];
  let number = 0;
  let cellCount = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1;
      const cells = record.map(toCell);
      while (cells.length > 0 && cells[cells.length - 1] === null) cells.pop();
      if (cells.length === 0) continue;
      refuseTooMuch(cells, limits);
      cellCount += cells.reduce((count, cell) => count + (cell ? 1 : 0), 0);
      if (cellCount > limits.maxCells) throw new SheetError('sheet_too_many_cells');
      rows.push({ number, cells });
      if (rows.length > limits.maxRows) throw new SheetError('sheet_too_many_rows');
    }
  } catch (error) {
    if (error instanceof SheetError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'CSV_MAX_RECORD_SIZE') throw new SheetError('sheet_cell_too_long');
    throw new SheetError('sheet_damaged', code === 'CSV_QUOTE_NOT_CLOSED' ? OPEN_QUOTE : '');
  }
  return { format: 'csv', sheets: [{ name: 'CSV', isHidden: false, rows, merges: [] }] };
}

const OPEN_QUOTE = 'Ada tanda kutip (") yang tidak ditutup.';

/** Excel's own hint on the first line, "sep=;". Excel does not show it, so the line after it is row 1. */
function takeSeparatorLine(all: string): { text: string; separator: string | undefined } {
  const match = /^sep=(.)\r?\n/i.exec(all);
  return { text: all.slice(match?.[0].length ?? 0), separator: match?.[1] };
}

const SEPARATORS = [';', ',', '\t', '|'] as const;

/** The separator that parts most lines of the beginning into the same number of cells, the more cells the better. */
function guessSeparator(text: string): string {
  const lines = splitLines(text.slice(0, 65_536)).slice(0, 40);
  let best: string = ',';
  let bestScore = 0;
  for (const separator of SEPARATORS) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(separator).length - 1;
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    for (const [count, times] of counts) {
      const score = times * Math.min(count, 12);
      if (score > bestScore) [best, bestScore] = [separator, score];
    }
  }
  return best;
}

/** Lines with the content of quotes blanked out, so that a comma or a line break inside them counts for nothing. */
function splitLines(text: string): string[] {
  return text
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split(/\r?\n|\r/)
    .filter((line) => line.trim() !== '');
}

function toCell(value: string): Cell | null {
  // ="08123" is how Excel is told to leave a number alone; anything else after = stays visible as a formula's text.
  const text = /^="([^"]*)"$/.exec(value)?.[1] ?? value;
  return text.trim() === '' ? null : { kind: 'text', text };
}

function refuseTooMuch(cells: readonly (Cell | null)[], limits: SheetLimits): void {
  if (cells.length > limits.maxColumns) throw new SheetError('sheet_too_many_columns');
  if (cells.some((cell) => cell !== null && cell.text.length > limits.maxCellLength))
    throw new SheetError('sheet_cell_too_long');
}
