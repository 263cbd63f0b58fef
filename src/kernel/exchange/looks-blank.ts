import { type Cell, textOf } from './cell.ts';

/** Texts with which people fill a cell to say that there is nothing: "-", "n/a", "tidak ada". */
const NOTHING = /^(?:[-–—_.*?/\\]+|n\/?a|null|nihil|kosong|tidak ada|tdk ada|blm ada|belum ada|none)$/i;

/** True for a cell that says nothing, whether it is blank or says so. A formula without a saved value is not blank. */
export function looksBlank(cell: Cell | null | undefined): boolean {
  if (!cell) return true;
  const text = textOf(cell);
  return text === '' ? !cell.isFormula : NOTHING.test(text);
}
