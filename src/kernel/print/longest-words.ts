import type { TableColumn, TableHeading, TableRow } from './parts.ts';

/** From this length on the template itself finds places to break a word. */
const BREAKABLE_FROM = 24;

interface FittedColumn extends TableColumn {
  /** The longest word of its heading, and of its cells: the column has to hold both. */
  longest: { heading: string; cell: string };
}

type FittedHeading = FittedColumn | { label: string; children: FittedColumn[] };

/** Finds for each column what it must at least hold, so that no word runs over into its neighbour. */
export function withLongestWords(
  columns: readonly TableHeading[],
  rows: readonly TableRow[],
): FittedHeading[] {
  let at = 0;
  const widen = (column: TableColumn): FittedColumn => {
    const index = at;
    at += 1;
    let cell = '';
    for (const row of rows) cell = longer(cell, longestIn(row[index] ?? ''));
    return { ...column, longest: { heading: longestIn(column.label), cell } };
  };
  return columns.map((column) =>
    'children' in column ? { label: column.label, children: column.children.map(widen) } : widen(column),
  );
}

function longestIn(text: string): string {
  // Most cells are one short word.
  if (text.length < BREAKABLE_FROM && !/\s/.test(text)) return text;
  return text
    .split(/\s+/)
    .filter(({ length }) => length < BREAKABLE_FROM)
    .reduce(longer, '');
}

const longer = (one: string, other: string) => (other.length > one.length ? other : one);
