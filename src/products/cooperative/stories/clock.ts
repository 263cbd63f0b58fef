import {
  daysBetween,
  monthOf,
  type PlainMonth,
  shiftMonth,
  todayIn,
  todayOf,
  zoneOf,
} from '#kernel/calendar';
import type { WorkContext } from '#kernel/work';

/** The base story is told on this day; on a machine whose clock is earlier its days move back with it. */
const TOLD_ON = '2026-11-22';

/** Days by which the base story moves back; below zero on a clock that is later. */
export const daysLate = (ctx: WorkContext) =>
  daysBetween(todayIn(zoneOf(ctx.tenant.timeZone), ctx.now), TOLD_ON);

/** Months of the whole story, the one that runs now among them. */
export const WHOLE_MONTHS = 36;

/** The first month that is told; what was before it is brought as opening balances. */
export const firstMonth = (ctx: WorkContext, months = WHOLE_MONTHS): PlainMonth =>
  shiftMonth(monthOf(todayOf(ctx)), 1 - months);

/** The first year whose surplus the story shares: most of it has to be told. */
export function firstSharedYear(first: PlainMonth): number {
  const year = Number(first.slice(0, 4));
  return first <= `${year}-11` ? year : year + 1;
}
