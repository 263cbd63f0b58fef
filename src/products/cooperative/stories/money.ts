import { closePeriod, readPeriods } from '#features/ledger';
import { addDays, firstDayOf, monthOf, type PlainMonth } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { bringBalances } from './bring-balances.ts';
import type { Officers } from './cast.ts';
import { daysLate, firstMonth } from './clock.ts';
import { fillJournals } from './journals.ts';
import { fillLoans } from './loans.ts';
import { fillSavings } from './savings.ts';
import { fillSurplus } from './surplus.ts';

/**
 * What moved this year. On its own the story closes its months and shares the surplus of the year before; when it goes on,
 * the books begin with opening balances and its months stay open for what the later job tells of them.
 */
export async function fillMoney(
  officers: Officers,
  tx: Tx,
  given: { goesOn: boolean; meetingId: string },
): Promise<void> {
  const { treasurer } = officers;
  const late = Math.max(0, daysLate(treasurer));
  const broughtOn = given.goesOn ? addDays(firstDayOf(firstMonth(treasurer)), -1) : undefined;
  if (broughtOn !== undefined) await bringBalances(officers, tx, broughtOn);
  await fillJournals(treasurer, tx, { late, withoutYearBefore: given.goesOn });
  await fillSavings(treasurer, tx, { late, broughtOn });
  await fillLoans(officers, tx, late);
  if (given.goesOn) return;
  await closeThrough(treasurer, tx, monthOf(addDays('2026-08-31', -late)));
  // The story's December has to be closed: on a clock far behind it is not.
  if (daysLate(treasurer) < 200) await fillSurplus(officers, tx, { meetingId: given.meetingId, year: 2025 });
}

/** Closes one month after another as far as this one. */
export async function closeThrough(treasurer: WorkContext, tx: Tx, last: PlainMonth): Promise<void> {
  let { next } = await readPeriods(treasurer, tx);
  while (next !== undefined && next <= last) {
    await closePeriod(treasurer, tx, next);
    ({ next } = await readPeriods(treasurer, tx));
  }
}
