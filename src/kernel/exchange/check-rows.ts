import { type Cell, columnName, type SheetRow, textOf } from './cell.ts';
import {
  type CheckedRow,
  type Duplicate,
  type FieldProblem,
  type ImportField,
  type ImportProfile,
  isWarning,
  type Problem,
  type ReadContext,
  type Report,
  stemOf,
} from './define-import.ts';
import type { Mapping } from './guess-mapping.ts';
import { looksBlank } from './looks-blank.ts';
import type { SheetTable, SkippedRow } from './read-sheet.ts';
import { SheetError } from './sheet-error.ts';

export interface CheckTotals {
  rows: number;
  /** Rows without any error; they may have warnings. */
  clean: number;
  withErrors: number;
  withWarnings: number;
  problems: number;
  duplicates: number;
  skipped: number;
  /** How often each code was found. */
  byCode: Record<string, number>;
  /** Sums of the fields that ask for one, over rows in which that field has no error. */
  sums: Record<string, number>;
}

export interface CheckResult<Row extends object = Record<string, unknown>> {
  rows: CheckedRow<Row>[];
  /** Every problem of every row, in the order of the sheet. */
  problems: Problem[];
  duplicates: Duplicate[];
  totals: CheckTotals;
  skipped: SkippedRow[];
}

/**
 * The dry run: reads every record of a sheet by a profile and lists every problem and every pair of rows that may be one and the
 * same, without a cap. Changes nothing. Throws `SheetError` `sheet_columns_missing` when not one field has a column.
 */
export function checkRows<Row extends object>(
  profile: ImportProfile<Row>,
  sheet: Pick<SheetTable, 'rows' | 'headings' | 'headerRow' | 'skipped'>,
  mapping: Mapping,
  context: ReadContext,
): CheckResult<Row> {
  const columns = placeFields(profile.fields, sheet, mapping, context);
  if (columns.length === 0) throw new SheetError('sheet_columns_missing', sayWhatWasSought(profile, sheet));
  const byKey = new Map(columns.map((column) => [column.field.key, column]));
  const required = profile.fields.filter((field) => field.required);
  const rows = sheet.rows.map((row) => {
    const checked = readRow<Row>(row, columns, required, byKey);
    const report = reporter(checked, byKey, profile.fields);
    for (const check of profile.rowChecks ?? []) check(checked, report, context);
    return checked;
  });
  for (const check of profile.sheetChecks ?? [])
    check(rows, (row) => reporter(row, byKey, profile.fields), context);
  const duplicates = (profile.duplicateRules ?? []).flatMap((rule) => rule(rows));
  const unmapped = missingColumns(profile.fields, byKey, sheet.headerRow);
  return {
    rows,
    problems: [...unmapped, ...rows.flatMap((row) => row.problems)],
    duplicates,
    totals: addUp(profile, rows, unmapped, duplicates.length, sheet.skipped.length),
    skipped: sheet.skipped,
  };
}

/** The headings that were read beside those that are needed: a person sees at once that it is the wrong sheet. */
function sayWhatWasSought(
  { fields }: { fields: readonly ImportField[] },
  { headings }: Pick<SheetTable, 'headings'>,
): string {
  const read = headings.map(({ text }) => text).filter((text) => text !== '');
  const sought = fields.filter(({ required }) => required).map(({ label }) => label);
  return `Judul yang terbaca: ${read.slice(0, 6).join(', ')}. Yang dicari: ${sought.slice(0, 6).join(', ')}.`;
}

interface PlacedField {
  field: ImportField;
  stem: string;
  column: number;
  letters: string;
  heading: string;
  context: ReadContext;
}

function placeFields(
  fields: readonly ImportField[],
  sheet: Pick<SheetTable, 'headings' | 'rows'>,
  mapping: Mapping,
  context: ReadContext,
): PlacedField[] {
  return fields.flatMap((field) => {
    const column = Object.hasOwn(mapping, field.key) ? mapping[field.key] : undefined;
    if (column === undefined) return [];
    const heading = sheet.headings[column]?.text ?? '';
    const filled = sheet.rows.flatMap(({ cells }) => cells[column] ?? []);
    const habit = field.kind.habitOf?.(filled);
    const place = { field, stem: stemOf(field), column, letters: columnName(column), heading };
    return [{ ...place, context: habit ? { ...context, habit } : context }];
  });
}

function readRow<Row extends object>(
  row: SheetRow,
  columns: readonly PlacedField[],
  required: readonly ImportField[],
  byKey: ReadonlyMap<string, PlacedField>,
): CheckedRow<Row> {
  const values: Record<string, unknown> = {};
  const checked: CheckedRow<Row> = { row: row.number, values: {}, problems: [], missing: [] };
  const blamed = new Set<string>();
  for (const place of columns) {
    const cell = row.cells[place.column];
    if (!cell || looksBlank(cell)) continue;
    const reading = readCell(cell, place);
    if (reading.value !== undefined) values[place.field.key] = reading.value;
    for (const [key, value] of Object.entries(reading.also ?? {})) values[key] ??= value;
    for (const problem of reading.problems ?? []) {
      checked.problems.push(placeProblem(problem, row.number, place, cell));
      if (isWarning(problem)) continue;
      blamed.add(place.field.key);
      for (const key of place.field.fills ?? []) blamed.add(key);
    }
  }
  for (const field of required) {
    if (values[field.key] !== undefined) continue;
    checked.missing.push(field.key);
    const place = findPlace(field, byKey, columns);
    if (!place || blamed.has(field.key)) continue;
    const message = field.missingMessage ?? `${field.label} belum diisi.`;
    checked.problems.push(
      placeProblem({ code: `${stemOf(field)}_missing`, message }, row.number, { ...place, field }, undefined),
    );
  }
  checked.values = values as Partial<Row>;
  return checked;
}

/** The column of a field, or of the field that fills it as well. */
function findPlace(
  field: ImportField,
  byKey: ReadonlyMap<string, PlacedField>,
  columns: readonly PlacedField[],
): PlacedField | undefined {
  return byKey.get(field.key) ?? columns.find((place) => place.field.fills?.includes(field.key));
}

function readCell(cell: Cell, place: PlacedField) {
  if (cell.kind === 'error') {
    const message = `Sel ini berisi galat Excel (${cell.text}). Isi dengan nilainya.`;
    return { problems: [{ code: `${place.stem}_cell_error`, message }] };
  }
  if (cell.isFormula && textOf(cell) === '') {
    const message = 'Sel ini berisi rumus tanpa hasil. Isi dengan nilainya.';
    return { problems: [{ code: `${place.stem}_cell_error`, message }] };
  }
  const reading = place.field.kind.read(cell, place.stem, place.context);
  if (!cell.isFormula || reading.problems?.some((problem) => !isWarning(problem))) return reading;
  const message = 'Isi sel ini hasil rumus. Pastikan nilainya benar, lalu tempel sebagai nilai.';
  return { ...reading, problems: [...(reading.problems ?? []), { code: 'warn_formula', message }] };
}

function placeProblem(
  problem: FieldProblem,
  row: number,
  place: PlacedField,
  cell: Cell | undefined,
): Problem {
  const placed: Problem = {
    row,
    column: place.letters,
    code: problem.code,
    message: problem.message,
    heading: place.heading,
    field: place.field.key,
  };
  if (cell && !place.field.sensitive) placed.value = shorten(cell.text);
  return placed;
}

function reporter<Row extends object>(
  row: CheckedRow<Row>,
  byKey: ReadonlyMap<string, PlacedField>,
  fields: readonly ImportField[],
): Report {
  return (key, code, message) => {
    const field = fields.find((one) => one.key === key);
    const place = field && findPlace(field, byKey, [...byKey.values()]);
    row.problems.push({
      row: row.row,
      column: place?.letters ?? '',
      code,
      message,
      heading: place?.heading ?? '',
      field: key,
    });
  };
}

/** A required field without any column is said once, at the header, and not once a row. */
function missingColumns(
  fields: readonly ImportField[],
  byKey: ReadonlyMap<string, PlacedField>,
  headerRow: number,
): Problem[] {
  const filled = new Set([...byKey.values()].flatMap(({ field }) => [field.key, ...(field.fills ?? [])]));
  return fields
    .filter((field) => field.required && !filled.has(field.key))
    .map((field) => ({
      row: headerRow,
      column: '',
      code: 'column_missing',
      message: `Kolom ${field.label} tidak ada dalam berkas atau belum dipilih.`,
      heading: '',
      field: field.key,
    }));
}

function addUp<Row extends object>(
  profile: ImportProfile<Row>,
  rows: readonly CheckedRow<Row>[],
  unmapped: readonly Problem[],
  duplicates: number,
  skipped: number,
): CheckTotals {
  const byCode: Record<string, number> = {};
  const count = (problem: Problem) => {
    byCode[problem.code] = (byCode[problem.code] ?? 0) + 1;
  };
  unmapped.forEach(count);
  let withErrors = 0;
  let withWarnings = 0;
  for (const row of rows) {
    row.problems.forEach(count);
    if (row.problems.some((problem) => !isWarning(problem))) withErrors += 1;
    if (row.problems.some(isWarning)) withWarnings += 1;
  }
  const sums = Object.fromEntries(
    profile.fields.filter((field) => field.sum).map((field) => [field.key, sumOf(field.key, rows)]),
  );
  return {
    rows: rows.length,
    clean: rows.length - withErrors,
    withErrors,
    withWarnings,
    problems: Object.values(byCode).reduce((sum, times) => sum + times, 0),
    duplicates,
    skipped,
    byCode,
    sums,
  };
}

function sumOf<Row extends object>(key: string, rows: readonly CheckedRow<Row>[]): number {
  let sum = 0;
  for (const { values, problems } of rows) {
    const value = (values as Record<string, unknown>)[key];
    const isBad = problems.some((problem) => problem.field === key && !isWarning(problem));
    if (typeof value === 'number' && !isBad) sum += value;
  }
  return sum;
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
