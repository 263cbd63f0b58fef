import { type Cell, columnIndex, columnName, isBlank, type SheetRow } from './cell.ts';
import type { ImportField } from './define-import.ts';
import {
  type Heading,
  headingLikeness,
  isIgnoredHeading,
  isNumberingHeading,
  isProblemHeading,
  singleHeading,
} from './heading.ts';
import { SheetError } from './sheet-error.ts';

/** Which column (0 is A) each field is read from. Fields without a column are left out. */
export type Mapping = Readonly<Record<string, number>>;

export interface MappingGuess {
  mapping: Mapping;
  /** How sure the guess is, 0 to 1, for each mapped field; under 0.75 a person should look. */
  confidence: Readonly<Record<string, number>>;
  unused: UnusedColumn[];
}

export interface UnusedColumn {
  column: number;
  heading: string;
}

const SAMPLE = 60;
const ENOUGH = 0.62;

/**
 * Guesses which column holds which field, by the likeness of its heading to the field's names and by what its cells look
 * like. Each column serves one field. A person's own choice needs no guess: it is a `Mapping`.
 */
export function guessMapping(
  headings: readonly (Heading | string)[],
  sampleRows: readonly SheetRow[],
  fields: readonly ImportField[],
): MappingGuess {
  const columns = headings.map(toHeading);
  const samples = columns.map((_, column) => sampleOf(sampleRows, column));
  const pairs: { field: ImportField; column: number; score: number }[] = [];
  for (const field of fields)
    columns.forEach((heading, column) => {
      const score = scorePair(field, heading, samples[column] ?? []);
      if (score > 0) pairs.push({ field, column, score });
    });
  pairs.sort((one, other) => other.score - one.score || one.column - other.column);
  const mapping: Record<string, number> = {};
  const confidence: Record<string, number> = {};
  const taken = new Set<number>();
  for (const { field, column, score } of pairs) {
    if (Object.hasOwn(mapping, field.key) || taken.has(column)) continue;
    mapping[field.key] = column;
    confidence[field.key] = Math.round(Math.min(1, score) * 100) / 100;
    taken.add(column);
  }
  return { mapping, confidence, unused: unusedColumns(columns, mapping) };
}

/** Columns that nothing is read from, running numbers and our own remarks apart: what a person should look at first. */
export function unusedColumns(headings: readonly Heading[], mapping: Mapping): UnusedColumn[] {
  const taken = new Set(Object.values(mapping));
  return headings.flatMap(({ text }, column) =>
    taken.has(column) || text === '' || isNumberingHeading(text) || isProblemHeading(text)
      ? []
      : [{ column, heading: text }],
  );
}

/**
 * A mapping that came from outside: `{ field: column }` with a column as index, letters ("F") or heading text; null and ''
 * take a field out. Throws `SheetError` `sheet_mapping_invalid` on an unknown field, a column that is not there, or one column twice.
 */
export function readMapping(
  given: unknown,
  headings: readonly (Heading | string)[],
  fields: readonly ImportField[],
): Mapping {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new SheetError('sheet_mapping_invalid');
  const columns = headings.map(toHeading);
  const mapping: Record<string, number> = {};
  for (const [key, choice] of Object.entries(given)) {
    const field = fields.find((one) => one.key === key);
    if (!field)
      throw new SheetError('sheet_mapping_invalid', `Tidak ada isian bernama "${key.slice(0, 60)}".`);
    if (choice === null || choice === '') continue;
    const column = findColumn(choice, columns);
    if (column === undefined)
      throw new SheetError('sheet_mapping_invalid', `Kolom untuk ${field.label} tidak ada dalam berkas.`);
    const other = Object.entries(mapping).find(([, taken]) => taken === column);
    if (other)
      throw new SheetError('sheet_mapping_invalid', `Kolom ${columnName(column)} dipilih untuk dua isian.`);
    mapping[key] = column;
  }
  return mapping;
}

function findColumn(choice: unknown, columns: readonly Heading[]): number | undefined {
  if (typeof choice === 'number') return columns[choice] === undefined ? undefined : choice;
  if (typeof choice !== 'string') return undefined;
  const byHeading = columns.findIndex(({ text }) => text.toLowerCase() === choice.trim().toLowerCase());
  if (byHeading >= 0) return byHeading;
  const index = /^\d+$/.test(choice) ? Number(choice) : columnIndex(choice.trim());
  return index >= 0 && index < columns.length ? index : undefined;
}

function toHeading(heading: Heading | string): Heading {
  return typeof heading === 'string' ? singleHeading(heading) : heading;
}

function sampleOf(rows: readonly SheetRow[], column: number): Cell[] {
  const cells: Cell[] = [];
  // Spread over the sheet: the first rows of a list are often the tidiest.
  const step = Math.max(1, Math.floor(rows.length / (SAMPLE * 2)));
  for (let index = 0; index < rows.length && cells.length < SAMPLE; index += step) {
    const cell = rows[index]?.cells[column];
    if (cell && !isBlank(cell)) cells.push(cell);
  }
  return cells;
}

function scorePair(field: ImportField, heading: Heading, sample: readonly Cell[]): number {
  const likeness = nameLikeness(field, heading);
  const { looksLike, isDistinctive } = field.kind;
  const share = looksLike && sample.length > 0 ? sample.filter(looksLike).length / sample.length : undefined;
  if (isIgnoredHeading(heading.text) && likeness < 0.9) return 0;
  if (likeness >= ENOUGH) {
    if (share === undefined) return likeness * 0.95;
    // A heading that fits well over content that does not is kept with doubt. One that fits less well comes last: then its
    // cells are told to be wrong, instead of the column being left out in silence.
    if (share < 0.2 && likeness < 0.95) return likeness < 0.7 ? 0 : likeness * 0.5;
    return likeness * 0.75 + share * 0.25;
  }
  if (isDistinctive && share !== undefined && share >= 0.75 && sample.length >= 3) return 0.5 * share;
  return 0;
}

function nameLikeness(field: ImportField, heading: Heading): number {
  let best = 0;
  [field.label, ...field.synonyms].forEach((synonym, index) => {
    // Synonyms stand in order of likeliness; of two columns that both fit, the earlier name wins.
    for (const variant of heading.variants)
      best = Math.max(best, headingLikeness(variant, synonym) - index * 0.001);
  });
  return best;
}
