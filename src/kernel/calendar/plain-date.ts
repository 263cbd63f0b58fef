/**
 * A day without a clock or a zone, as PostgreSQL's `date` and HTML's date field write it: 'YYYY-MM-DD'.
 * Text in this form sorts and compares as dates do, so `a < b` is all the comparing one needs.
 */
export type PlainDate = string;

export interface DateParts {
  year: number;
  month: number;
  day: number;
}

const DAY_MS = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The date of these parts, or `undefined` when no calendar has it (31 February, month 13, year 0). */
export function makeDate(year: number, month: number, day: number): PlainDate | undefined {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return undefined;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined;
  if (day > daysInMonth(year, month)) return undefined;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** True for a text that is a date of the calendar in the form 'YYYY-MM-DD'. */
export function isPlainDate(text: unknown): text is PlainDate {
  if (typeof text !== 'string') return false;
  const match = SHAPE.exec(text);
  return match !== null && makeDate(Number(match[1]), Number(match[2]), Number(match[3])) !== undefined;
}

/** Year, month and day of a date. Throws `RangeError` when the text is no date. */
export function splitDate(date: PlainDate): DateParts {
  const match = SHAPE.exec(date);
  if (!match || !isPlainDate(date)) throw new RangeError(`Not a date: ${date}`);
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

/** The last day of a month, 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The date `days` later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/**
 * The date `months` later, kept inside its month: 31 January and 1 month is 28 (or 29) February.
 * `anchorDay` brings a shortened day back: `addMonths('2026-02-28', 1, 31)` is '2026-03-31'.
 * A series counts from its first day (`monthlyDates`), so nothing is lost on the way.
 */
export function addMonths(
  date: PlainDate,
  months: number,
  anchorDay: number = splitDate(date).day,
): PlainDate {
  const { year, month } = splitDate(date);
  const index = year * 12 + (month - 1) + months;
  const nextYear = Math.floor(index / 12);
  const nextMonth = (index % 12) + 1;
  const next = makeDate(nextYear, nextMonth, Math.min(anchorDay, daysInMonth(nextYear, nextMonth)));
  if (next === undefined) throw new RangeError(`No such date: ${date} and ${months} months`);
  return next;
}

/** `count` dates a month apart after `start`: from 31 January 28 February, 31 March, 30 April. */
export function monthlyDates(start: PlainDate, count: number): PlainDate[] {
  return Array.from({ length: count }, (_, index) => addMonths(start, index + 1));
}

/** Days from one date to another, negative when `to` lies before `from`. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** Days left until `date`, counted from `today`: 0 on the day, negative after it. */
export function daysUntil(date: PlainDate, today: PlainDate): number {
  return daysBetween(today, date);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(date: PlainDate): number {
  return (((toDayNumber(date) + 4) % 7) + 7) % 7;
}

/** Whole years from birth to `today`; someone born on 29 February has the birthday on 1 March. */
export function ageOn(birthDate: PlainDate, today: PlainDate): number {
  const born = splitDate(birthDate);
  const now = splitDate(today);
  const hadBirthday = now.month > born.month || (now.month === born.month && now.day >= born.day);
  return now.year - born.year - (hadBirthday ? 0 : 1);
}

/** Days since 1 January 1970. */
export function toDayNumber(date: PlainDate): number {
  const { year, month, day } = splitDate(date);
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, day);
  return Math.round(midnight.getTime() / DAY_MS);
}

/** The date that lies `days` after 1 January 1970. */
export function fromDayNumber(days: number): PlainDate {
  const midnight = new Date(days * DAY_MS);
  const date = makeDate(midnight.getUTCFullYear(), midnight.getUTCMonth() + 1, midnight.getUTCDate());
  if (date === undefined) throw new RangeError(`No such day: ${days}`);
  return date;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
