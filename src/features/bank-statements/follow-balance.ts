import { readMark, readSen } from './read-amount.ts';
import { type Period, readDay } from './read-day.ts';
import type { TextRow } from './read-layout.ts';
import type { StatementLayout } from './statement.ts';

/** One booked row in sen: what it changed, and the balance after it when the bank prints one. */
interface Step {
  row: number;
  change: number;
  balance: number | undefined;
}

/**
 * Rows whose balance is not the one before plus what came in minus what went out. Statements stand oldest or newest
 * first: the order that leaves fewer breaks is the one. Banks that print a balance only now and then are followed
 * over the rows between.
 *
 * @returns numbers of rows as a spreadsheet counts; empty without a column of balances
 */
export function findBalanceBreaks(
  rows: readonly TextRow[],
  layout: StatementLayout,
  period: Period & { isUnmarkedIn: boolean },
): number[] {
  if (layout.balance === undefined) return [];
  const steps = rows.flatMap((row) => readStep(row, layout, period) ?? []);
  const [down, up] = [breaksOf(steps), breaksOf([...steps].reverse())];
  return (up.length < down.length ? up : down).sort((one, other) => one - other);
}

function readStep(
  { row, cells }: TextRow,
  layout: StatementLayout,
  period: Period & { isUnmarkedIn: boolean },
): Step | undefined {
  if (!readDay(cells[layout.date] ?? '', period)) return undefined;
  const sen = (column: number | undefined) => {
    const read = readSen(column === undefined ? '' : (cells[column] ?? ''));
    return read === 'blank' ? { sen: 0, mark: undefined } : read;
  };
  const balance = (cells[layout.balance!] ?? '').trim() === '' ? undefined : sen(layout.balance);
  const step = {
    row,
    balance: balance && (balance.mark === 'out' ? -balance.sen : balance.sen),
  };
  if (layout.credit !== undefined) {
    const [came, went] = [sen(layout.credit), sen(layout.debit)];
    if (!came || !went) return undefined;
    return { ...step, change: (came.mark === 'out' ? -came.sen : came.sen) - went.sen };
  }
  const moved = sen(layout.amount);
  if (!moved) return undefined;
  const mark =
    moved.mark ?? readMark(cells[layout.sign ?? -1] ?? '') ?? (period.isUnmarkedIn ? 'in' : undefined);
  return mark && { ...step, change: mark === 'out' ? -moved.sen : moved.sen };
}

function breaksOf(steps: readonly Step[]): number[] {
  const breaks: number[] = [];
  let expected: number | undefined;
  for (const { row, change, balance } of steps) {
    if (expected !== undefined) expected += change;
    if (balance === undefined) continue;
    if (expected !== undefined && expected !== balance) breaks.push(row);
    expected = balance;
  }
  return breaks;
}
