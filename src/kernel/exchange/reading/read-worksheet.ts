import type { Readable } from 'node:stream';
import { type Cell, columnIndex, type MergedRange, type SheetRow } from '../cell.ts';
import type { SheetLimits } from '../limits.ts';
import { SheetError } from '../sheet-error.ts';
import { type Attributes, scanXml } from './scan-xml.ts';
import { dateOfSerial } from './serial-date.ts';

export interface WorkbookFacts {
  sharedStrings: readonly string[];
  dateStyles: readonly boolean[];
  is1904: boolean;
  limits: SheetLimits;
  /** Filled cells so far, over all sheets. */
  cellCount: number;
}

const LAST_ROW = 1_048_576;
const MAX_MERGES = 20_000;

/** Rows and merged ranges of one sheet of an xlsx, row by row as it is unpacked. Throws `SheetError` at a limit. */
export async function readWorksheet(
  part: Readable,
  facts: WorkbookFacts,
): Promise<{ rows: SheetRow[]; merges: MergedRange[] }> {
  const reader = new WorksheetReader(facts);
  await scanXml(part, reader);
  return { rows: reader.rows.sort((one, other) => one.number - other.number), merges: reader.merges };
}

class WorksheetReader {
  readonly rows: SheetRow[] = [];
  readonly merges: MergedRange[] = [];
  readonly #facts: WorkbookFacts;
  #row: SheetRow | undefined;
  #rowCount = 0;
  #lastRow = 0;
  #column = -1;
  #type = 'n';
  #style = 0;
  #hasFormula = false;
  #isFilled = false;
  #value = '';
  #reads: 'value' | 'inline' | undefined;
  #phonetic = false;

  constructor(facts: WorkbookFacts) {
    this.#facts = facts;
  }

  open(name: string, attributes: () => Attributes): void {
    if (name === 'c') this.#openCell(attributes());
    else if (name === 'v') this.#reads = 'value';
    else if (name === 'f') this.#hasFormula = true;
    else if (name === 'row') this.#openRow(attributes());
    else if (name === 't') this.#reads = this.#phonetic ? undefined : 'inline';
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 'mergeCell') this.#addMerge(attributes().ref ?? '');
  }

  text(text: string): void {
    if (this.#reads === undefined) return;
    this.#isFilled = true;
    this.#value += text;
    if (this.#value.length > this.#facts.limits.maxCellLength) throw new SheetError('sheet_cell_too_long');
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#reads = undefined;
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
  }

  #openRow(attributes: Attributes): void {
    const number = attributes.r === undefined ? this.#lastRow + 1 : Number(attributes.r);
    if (!Number.isInteger(number) || number < 1) throw new SheetError('sheet_damaged');
    this.#rowCount += 1;
    if (number > LAST_ROW || this.#rowCount > LAST_ROW) throw new SheetError('sheet_too_many_rows');
    this.#lastRow = number;
    this.#column = -1;
    this.#row = { number, cells: [] };
  }

  #openCell(attributes: Attributes): void {
    const letters = /^[A-Za-z]+/.exec(attributes.r ?? '')?.[0];
    this.#column = letters === undefined ? this.#column + 1 : columnIndex(letters);
    if (this.#column < 0) throw new SheetError('sheet_damaged');
    this.#type = attributes.t ?? 'n';
    this.#style = Number(attributes.s ?? 0);
    this.#hasFormula = false;
    this.#isFilled = false;
    this.#value = '';
  }

  #closeCell(): void {
    if (!this.#row || (!this.#isFilled && !this.#hasFormula)) return;
    const cell = this.#makeCell();
    if (!cell || (cell.text === '' && !cell.isFormula)) return;
    const { limits } = this.#facts;
    if (this.#column >= limits.maxColumns) throw new SheetError('sheet_too_many_columns');
    this.#facts.cellCount += 1;
    if (this.#facts.cellCount > limits.maxCells) throw new SheetError('sheet_too_many_cells');
    const { cells } = this.#row;
    while (cells.length < this.#column) cells.push(null);
    cells[this.#column] = cell;
  }

  #closeRow(): void {
    const isFilled = this.#row?.cells.some((cell) => cell && (cell.isFormula || cell.text.trim() !== ''));
    if (this.#row && isFilled) {
      this.rows.push(this.#row);
      if (this.rows.length > this.#facts.limits.maxRows) throw new SheetError('sheet_too_many_rows');
    }
    this.#row = undefined;
  }

  #makeCell(): Cell | undefined {
    const cell = this.#readValue();
    if (cell && this.#hasFormula) cell.isFormula = true;
    return cell;
  }

  #readValue(): Cell | undefined {
    const value = this.#value;
    switch (this.#type) {
      case 's': {
        const text = this.#facts.sharedStrings[Number(value)];
        if (text === undefined) throw new SheetError('sheet_damaged');
        return { kind: 'text', text };
      }
      case 'inlineStr':
      case 'str':
        return { kind: 'text', text: unescapeText(value) };
      case 'b':
        return { kind: 'boolean', text: value.trim() === '1' ? 'TRUE' : 'FALSE' };
      case 'e':
        return { kind: 'error', text: value.trim() };
      case 'd': {
        const date = value.trim().slice(0, 10);
        return { kind: 'date', text: date, date };
      }
      default:
        return this.#readNumber(value.trim());
    }
  }

  #readNumber(raw: string): Cell | undefined {
    if (raw === '') return this.#hasFormula ? { kind: 'text', text: '' } : undefined;
    const number = Number(raw);
    if (!Number.isFinite(number)) return { kind: 'text', text: raw };
    if (this.#facts.dateStyles[this.#style]) {
      const date = dateOfSerial(number, this.#facts.is1904);
      if (date !== undefined) return { kind: 'date', text: date, number, date };
    }
    const text = /^-?\d+$/.test(raw) ? raw : writeNumber(number);
    return text === raw ? { kind: 'number', text, number } : { kind: 'number', text, number, raw };
  }

  #addMerge(ref: string): void {
    const match = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(ref);
    if (!match || this.merges.length >= MAX_MERGES) return;
    this.merges.push({
      firstRow: Number(match[2]),
      lastRow: Number(match[4]),
      firstColumn: columnIndex(match[1] ?? ''),
      lastColumn: columnIndex(match[3] ?? ''),
    });
  }
}

/** Excel writes characters that XML cannot hold as _x000D_, and an underscore that would look like one as _x005F_. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function writeNumber(number: number): string {
  if (Number.isInteger(number) && Math.abs(number) < 1e21) return BigInt(number).toString();
  return String(number);
}
