import { type Cell, columnIndex, textOf } from '../cell.ts';
import type { CheckResult } from '../check-rows.ts';
import type { Problem } from '../define-import.ts';
import type { SheetTable } from '../read-sheet.ts';
import { type WrittenCell, type WrittenRow, writeXlsx } from './write-xlsx.ts';

export interface ProblemSheetOptions {
  /** Only rows with a problem or a possible duplicate, below the header; all rows when left out. */
  onlyProblems?: boolean;
}

/**
 * The uploaded sheet to correct: every row under its old number, cells with a problem tinted, and one more column that says
 * what is wrong. It can be uploaded again as it is. Long numbers become text, so that they can be typed whole.
 */
export function writeProblemSheet<Row extends object>(
  table: SheetTable,
  result: CheckResult<Row>,
  options: ProblemSheetOptions = {},
): Promise<Buffer> {
  const width = table.headings.length;
  const problems = groupByRow(result.problems);
  const twins = twinsOf(result);
  const rows = table.original.rows.filter(
    ({ number }) =>
      !options.onlyProblems || number <= table.headerRow || problems.has(number) || twins.has(number),
  );
  return writeXlsx([
    {
      name: table.name,
      frozenRows: table.headerRow,
      columns: [...widthsOf(table), { width: 70 }],
      rows: rows.map((row): WrittenRow => {
        const found = problems.get(row.number) ?? [];
        const cells = copyCells(row.cells, width, found, row.number === table.headerRow);
        const note = describe(found, twins.get(row.number) ?? []);
        if (row.number === table.headerRow) cells[width] = { value: 'Masalah', style: 'header' };
        else if (note !== '') cells[width] = { value: note, style: 'problem' };
        const written: WrittenRow = { cells };
        if (!options.onlyProblems || row.number <= table.headerRow) written.number = row.number;
        return written;
      }),
    },
  ]);
}

function copyCells(
  cells: readonly (Cell | null)[],
  width: number,
  problems: readonly Problem[],
  isHeader: boolean,
): (WrittenCell | null)[] {
  const marked = new Set(problems.map((problem) => columnIndex(problem.column)));
  return Array.from({ length: width }, (_, column): WrittenCell | null => {
    const cell = cells[column] ?? null;
    const isMarked = marked.has(column);
    if (!cell) return isMarked ? { value: null, isMarked } : null;
    if (isHeader) return { value: textOf(cell), style: 'header' };
    return { ...copyCell(cell), isMarked };
  });
}

function copyCell(cell: Cell): WrittenCell {
  if (cell.kind === 'date' && cell.date !== undefined) return { value: cell.date, style: 'date' };
  if (cell.kind === 'number' && cell.number !== undefined && cell.text.length <= 15)
    return { value: cell.number, style: 'plain' };
  return { value: textOf(cell), style: 'text' };
}

function describe(problems: readonly Problem[], twins: readonly string[]): string {
  const notes = problems.map(({ heading, message }) => (heading ? `${heading}: ${message}` : message));
  return [...notes, ...twins].join('\n');
}

const TWIN_WORDS: Readonly<Record<string, string>> = {
  'same NIK': 'NIK sama',
  'same e-mail': 'surel sama',
  'similar name, same birth date': 'nama mirip, tanggal lahir sama',
};

function twinsOf<Row extends object>(result: CheckResult<Row>): Map<number, string[]> {
  const twins = new Map<number, string[]>();
  for (const { rows, kind } of result.duplicates)
    for (const row of rows)
      for (const other of rows)
        if (other !== row) {
          const note = `Mungkin sama dengan baris ${other} (${TWIN_WORDS[kind] ?? kind}).`;
          twins.set(row, [...(twins.get(row) ?? []), note]);
        }
  return twins;
}

function groupByRow(problems: readonly Problem[]): Map<number, Problem[]> {
  const groups = new Map<number, Problem[]>();
  for (const problem of problems) {
    const group = groups.get(problem.row);
    if (group) group.push(problem);
    else groups.set(problem.row, [problem]);
  }
  return groups;
}

function widthsOf(table: SheetTable): { width: number }[] {
  return table.headings.map((heading, column) => {
    const lengths = table.rows.slice(0, 100).map((row) => textOf(row.cells[column]).length);
    return { width: Math.min(40, Math.max(8, heading.text.length, ...lengths) + 2) };
  });
}
