import type { Cell, MergedRange, Sheet, Workbook } from '../cell.ts';
import type { SheetLimits } from '../limits.ts';
import type { SheetErrorCode } from '../sheet-error.ts';

export interface ReadOrder {
  input: Uint8Array | string;
  limits: SheetLimits;
}

/** A text cell crosses between threads as its text alone; most cells are texts, and objects are what makes copying slow. */
type PackedCell = string | Cell | null;

export interface PackedWorkbook {
  format: Workbook['format'];
  sheets: {
    name: string;
    isHidden: boolean;
    merges: MergedRange[];
    rowNumbers: number[];
    rows: PackedCell[][];
  }[];
}

export type ReadAnswer = { workbook: PackedWorkbook } | { refusal: { code: SheetErrorCode; detail: string } };

export function packWorkbook(workbook: Workbook): PackedWorkbook {
  return {
    format: workbook.format,
    sheets: workbook.sheets.map((sheet) => ({
      name: sheet.name,
      isHidden: sheet.isHidden,
      merges: sheet.merges,
      rowNumbers: sheet.rows.map((row) => row.number),
      rows: sheet.rows.map((row) => row.cells.map(packCell)),
    })),
  };
}

export function unpackWorkbook(packed: PackedWorkbook): Workbook {
  return { format: packed.format, sheets: packed.sheets.map(unpackSheet) };
}

function unpackSheet(packed: PackedWorkbook['sheets'][number]): Sheet {
  return {
    name: packed.name,
    isHidden: packed.isHidden,
    merges: packed.merges,
    rows: packed.rows.map((cells, index) => ({
      number: packed.rowNumbers[index] ?? 0,
      cells: cells.map((cell) => (typeof cell === 'string' ? { kind: 'text', text: cell } : cell)),
    })),
  };
}

function packCell(cell: Cell | null): PackedCell {
  return cell && cell.kind === 'text' && !cell.isFormula ? cell.text : cell;
}
