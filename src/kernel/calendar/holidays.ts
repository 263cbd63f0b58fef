import type { Holiday } from './holiday.ts';
import { HOLIDAYS_2026 } from './holidays-2026.ts';
import { HOLIDAYS_2027 } from './holidays-2027.ts';
import { addDays, type PlainDate, weekdayOf } from './plain-date.ts';

/** National holidays known to this release, by date. */
export const NATIONAL_HOLIDAYS: readonly Holiday[] = [...HOLIDAYS_2026, ...HOLIDAYS_2027];

export interface WorkCalendar {
  /** The working days of the week, 0 for Sunday; five days when left out. */
  workdays?: readonly number[];
  /** The holidays that count, usually `[...NATIONAL_HOLIDAYS, ...ofTheTenant]`. */
  holidays?: readonly Holiday[];
  /** Whether `cuti-bersama` counts as closed; yes when left out. */
  jointLeaveCloses?: boolean;
}

/** The holiday on this date, if any. */
export function findHoliday(
  date: PlainDate,
  holidays: readonly Holiday[] = NATIONAL_HOLIDAYS,
): Holiday | undefined {
  return holidays.find((holiday) => holiday.date === date);
}

/** True on a day of the working week that is no holiday. */
export function isWorkingDay(date: PlainDate, calendar: WorkCalendar = {}): boolean {
  if (!(calendar.workdays ?? FIVE_DAYS).includes(weekdayOf(date))) return false;
  const holiday = findHoliday(date, calendar.holidays ?? NATIONAL_HOLIDAYS);
  if (!holiday) return true;
  return holiday.kind === 'cuti-bersama' && calendar.jointLeaveCloses === false;
}

/**
 * The working day that lies `count` working days after `date` (before it when negative). The start itself is not
 * counted; 0 gives the date itself when it is a working day, else the next one. Used for answer times and deadlines.
 */
export function addWorkingDays(date: PlainDate, count: number, calendar: WorkCalendar = {}): PlainDate {
  if ((calendar.workdays ?? FIVE_DAYS).length === 0) throw new RangeError('A week without working days');
  const step = count < 0 ? -1 : 1;
  let day = date;
  let left = Math.abs(count);
  if (left === 0) while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  while (left > 0) {
    day = addDays(day, step);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

const FIVE_DAYS: readonly number[] = [1, 2, 3, 4, 5];
