import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, findDetermined, hideSmallCells, SMALLEST_CELL, type Sum } from './hide-small-cells.ts';

const cell = (value: number): Cell => ({ value, isHidden: false });

/** A table of groups by choices with all its sums, as a survey shows it. */
function tableOf(values: readonly (readonly number[])[]) {
  const groups = values.map((row) => row.map(cell));
  const all = values[0]!.map((_, index) => cell(values.reduce((sum, row) => sum + row[index]!, 0)));
  const total = (row: readonly Cell[]) => row.reduce((sum, { value }) => sum + value, 0);
  const sums: Sum[] = [
    ...groups.map((row) => ({ parts: row, whole: total(row) })),
    { parts: all, whole: total(all) },
    ...all.map((whole, index) => ({ parts: groups.map((row) => row[index]!), whole })),
  ];
  return { groups, all, sums };
}

const shown = (cells: readonly Cell[]) => cells.map(({ value, isHidden }) => (isHidden ? null : value));

describe('what a table of answers shows', () => {
  it('hides a number under five and a second one beside it, so that subtraction does not bring it back', () => {
    const parts = [cell(30), cell(3), cell(7)];
    hideSmallCells([{ parts, whole: 40 }]);
    expect(shown(parts)).toEqual([30, null, null]);
  });

  it('hides two small numbers together only when they stand for five people or more', () => {
    const parts = [cell(30), cell(1), cell(2), cell(7)];
    hideSmallCells([{ parts, whole: 40 }]);
    expect(shown(parts)).toEqual([30, null, null, null]);
  });

  it('leaves a table alone in which every number is large enough or zero', () => {
    const parts = [cell(30), cell(0), cell(5)];
    hideSmallCells([{ parts, whole: 35 }]);
    expect(shown(parts)).toEqual([30, 0, 5]);
  });

  it('hides a number of one group that could be told from everybody and the other groups', () => {
    const { groups, all, sums } = tableOf([
      [12, 8],
      [3, 9],
      [10, 10],
    ]);
    hideSmallCells(sums);
    expect(groups[1]![0]!.isHidden).toBe(true);
    expect(findDetermined(sums)).toEqual([]);
    expect(shown(all)).toEqual([25, 27]);
  });

  it('gives no hidden number away, whatever the table: there is always another table that looks the same', () => {
    fc.assert(
      fc.property(tables(), (values) => {
        const { sums, groups, all } = tableOf(values);
        hideSmallCells(sums);
        for (const small of [...groups.flat(), ...all]) {
          if (small.value > 0 && small.value < SMALLEST_CELL) expect(small.isHidden).toBe(true);
        }
        for (const hidden of [...groups.flat(), ...all].filter(({ isHidden }) => isHidden)) {
          expect(canMove(hidden, sums), JSON.stringify(values)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('would give it away if only the small numbers themselves were hidden', () => {
    const { groups, sums } = tableOf([
      [12, 8],
      [3, 9],
    ]);
    groups[1]![0]!.isHidden = true;
    expect(findDetermined(sums)).toEqual([groups[1]![0]]);
    expect(canMove(groups[1]![0]!, sums)).toBe(false);
  });
});

const tables = () =>
  fc.integer({ min: 2, max: 5 }).chain((width) =>
    fc.array(
      fc
        .array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 40 })), {
          minLength: width,
          maxLength: width,
        })
        .filter((row) => row.reduce((sum, value) => sum + value, 0) >= SMALLEST_CELL),
      { minLength: 2, maxLength: 5 },
    ),
  );

/**
 * Whether a hidden number could be another one with everything that is shown unchanged. Found independently of the
 * elimination: a closed way over hidden cells, from a sum to another by each cell, along which one can add and take away.
 */
function canMove(start: Cell, sums: readonly Sum[]): boolean {
  const sumsOf = (wanted: Cell) =>
    sums.filter(({ parts, whole }) => parts.includes(wanted) || (whole as unknown) === wanted);
  const hiddenIn = ({ parts, whole }: Sum) =>
    [...parts, ...(typeof whole === 'number' ? [] : [whole])].filter(({ isHidden }) => isHidden);
  const [from, to] = sumsOf(start);
  if (!from) return true;
  // A cell in one sum only moves freely with its neighbour's whole way; in two sums the way has to come back.
  const seen = new Set<Sum>([from]);
  const waiting = [from];
  for (let sum = waiting.pop(); sum; sum = waiting.pop()) {
    for (const next of hiddenIn(sum)) {
      if (next === start) continue;
      for (const other of sumsOf(next)) {
        if (seen.has(other)) continue;
        seen.add(other);
        waiting.push(other);
      }
    }
  }
  return to === undefined || seen.has(to);
}
