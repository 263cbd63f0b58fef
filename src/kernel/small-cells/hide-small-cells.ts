/** Fewer than this many people are never told apart. */
export const SMALLEST_CELL = 5;

/** One number of a table. Once hidden it stays so. */
export interface Cell {
  readonly value: number;
  isHidden: boolean;
  /** Tells nothing about anybody even when it is small; hidden only to hide another. */
  readonly isHarmless?: boolean;
}

/** Numbers that add up to another one, which is a cell as well, or known to everybody. */
export interface Sum {
  readonly parts: readonly Cell[];
  readonly whole: Cell | number;
}

/**
 * Hides every number from 1 to 4, and then as many others as it takes that no hidden number can be worked out from those
 * that are shown, by however many subtractions: of the numbers hidden in one sum there are two at least, and together
 * they stand for five people or more. Sums stay right; a zero tells of nobody and may be shown.
 */
export function hideSmallCells(sums: readonly Sum[]): void {
  const cells = new Set(sums.flatMap(cellsOf));
  for (const cell of cells) if (isSmall(cell)) cell.isHidden = true;
  do {
    while (sums.map(protectSum).some(Boolean));
  } while (hideBesideDetermined(sums));
}

/** A cell that may take any of two values at least; the numbers shown tell which cells do not. */
export function findDetermined(sums: readonly Sum[]): Cell[] {
  const unknown = [...new Set(sums.flatMap(cellsOf).filter(({ isHidden }) => isHidden))];
  const place = new Map(unknown.map((cell, index) => [cell, index]));
  const rows = sums.flatMap((sum) => {
    const row = new Array<number>(unknown.length).fill(0);
    let isEmpty = true;
    const add = (cell: Cell, sign: number) => {
      const index = place.get(cell);
      if (index === undefined) return;
      row[index] = (row[index] ?? 0) + sign;
      isEmpty = false;
    };
    for (const part of sum.parts) add(part, 1);
    if (typeof sum.whole !== 'number') add(sum.whole, -1);
    return isEmpty ? [] : [row];
  });
  return reduce(rows).flatMap((row) => {
    const found = row.flatMap((value, index) => (Math.abs(value) > TINY ? [index] : []));
    return found.length === 1 ? [unknown[found[0]!]!] : [];
  });
}

const TINY = 1e-9;

/** Sees to one sum: nothing hidden in it, or enough. Answers whether it had to hide more. */
function protectSum({ parts, whole }: Sum): boolean {
  const hidden = parts.filter(({ isHidden }) => isHidden);
  const isWholeHidden = typeof whole !== 'number' && whole.isHidden;
  if (hidden.length === 0 && !isWholeHidden) return false;
  const people = hidden.reduce((sum, { value }) => sum + value, 0);
  const isEnough = isWholeHidden ? hidden.length >= 1 : hidden.length >= 2 && people >= SMALLEST_CELL;
  if (isEnough) return false;
  return hideSmallest(parts) || (typeof whole !== 'number' && hideSmallest([whole]));
}

/** Takes one more cell out of sight beside each hidden one that the sums still give away. */
function hideBesideDetermined(sums: readonly Sum[]): boolean {
  let hasHidden = false;
  for (const cell of findDetermined(sums)) {
    const beside = sums.filter((sum) => cellsOf(sum).includes(cell));
    hasHidden = beside.some((sum) => hideSmallest(cellsOf(sum))) || hasHidden;
  }
  return hasHidden;
}

/** The smallest number that tells of somebody, or else a zero. */
function hideSmallest(cells: readonly Cell[]): boolean {
  const shown = cells.filter(({ isHidden }) => !isHidden);
  const smallest = shown.toSorted((one, other) => weight(one) - weight(other))[0];
  if (!smallest) return false;
  smallest.isHidden = true;
  return true;
}

const isSmall = ({ value, isHarmless }: Cell): boolean => !isHarmless && value > 0 && value < SMALLEST_CELL;

const weight = ({ value }: Cell): number => (value === 0 ? Number.POSITIVE_INFINITY : value);

const cellsOf = ({ parts, whole }: Sum): Cell[] =>
  typeof whole === 'number' ? [...parts] : [...parts, whole];

/** Rows of equations, reduced: each leading cell stands in one of them alone. */
function reduce(rows: readonly (readonly number[])[]): number[][] {
  const left = rows.map((row) => [...row]);
  const width = left[0]?.length ?? 0;
  let top = 0;
  for (let column = 0; column < width && top < left.length; column += 1) {
    const pivot = left.findIndex((row, index) => index >= top && Math.abs(row[column]!) > TINY);
    if (pivot < 0) continue;
    [left[top], left[pivot]] = [left[pivot]!, left[top]!];
    const lead = left[top]!;
    const scale = lead[column]!;
    for (let index = column; index < width; index += 1) lead[index]! /= scale;
    for (const [place, row] of left.entries()) {
      const factor = row[column]!;
      if (place === top || Math.abs(factor) <= TINY) continue;
      for (let index = column; index < width; index += 1) row[index]! -= factor * lead[index]!;
    }
    top += 1;
  }
  return left;
}
