import { findMonth, MONTHS, SHORT_MONTHS } from './names.ts';
import { daysInMonth, isPlainDate, makeDate, type PlainDate, splitDate } from './plain-date.ts';

/** A month of the calendar, 'YYYY-MM'; a period of dues. Sorts and compares as text. */
export type PlainMonth = string;

/** True for 'YYYY-MM' with a month from 01 to 12. */
export function isPlainMonth(text: unknown): text is PlainMonth {
  return typeof text === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** The month in which a date lies. */
export function monthOf(date: PlainDate): PlainMonth {
  splitDate(date);
  return date.slice(0, 7);
}

/** The month `count` later (earlier when negative). */
export function shiftMonth(month: PlainMonth, count: number): PlainMonth {
  return fromIndex(toIndex(month) + count);
}

/** Months from one to another, negative when `to` lies before `from`. */
export function monthsBetween(from: PlainMonth, to: PlainMonth): number {
  return toIndex(to) - toIndex(from);
}

export function firstDayOf(month: PlainMonth): PlainDate {
  return `${fromIndex(toIndex(month))}-01`;
}

export function lastDayOf(month: PlainMonth): PlainDate {
  const first = splitDate(firstDayOf(month));
  return `${month}-${String(daysInMonth(first.year, first.month)).padStart(2, '0')}`;
}

/** "November 2026", or "Nov 2026" in tight tables. */
export function formatMonth(month: PlainMonth, style: 'long' | 'short' = 'long'): string {
  const { year, month: number } = splitDate(firstDayOf(month));
  return `${(style === 'long' ? MONTHS : SHORT_MONTHS)[number - 1]} ${year}`;
}

/**
 * A month in any form found in sheets: "Nov-26", "November 2026", "202611", "11/2026", "2026-11", or a whole date.
 * `undefined` when it is none; years of two digits lie between 1970 and 2069.
 */
export function parseMonth(text: string): PlainMonth | undefined {
  const clean = text.trim().replace(/\s+/g, ' ');
  if (isPlainDate(clean)) return monthOf(clean);
  const digits = /^(\d{4})(0[1-9]|1[0-2])$/.exec(clean);
  if (digits) return fromParts(Number(digits[1]), Number(digits[2]));
  const yearFirst = /^(\d{4})[-/. ](\d{1,2})$/.exec(clean);
  if (yearFirst) return fromParts(Number(yearFirst[1]), Number(yearFirst[2]));
  const monthFirst = /^(\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(clean);
  if (monthFirst) return fromParts(fullYear(monthFirst[2] ?? ''), Number(monthFirst[1]));
  const named = /^([A-Za-z.]+)[-/ ,']*(\d{4}|\d{2})$/.exec(clean);
  if (named) return fromParts(fullYear(named[2] ?? ''), findMonth(named[1] ?? ''));
  const namedLast = /^(\d{4})[-/ ]+([A-Za-z.]+)$/.exec(clean);
  if (namedLast) return fromParts(Number(namedLast[1]), findMonth(namedLast[2] ?? ''));
  return undefined;
}

function fromParts(year: number, month: number | undefined): PlainMonth | undefined {
  return month === undefined ? undefined : makeDate(year, month, 1)?.slice(0, 7);
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year >= 70 ? 1900 + year : 2000 + year;
}

function toIndex(month: PlainMonth): number {
  if (!isPlainMonth(month)) throw new RangeError(`Not a month: ${month}`);
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function fromIndex(index: number): PlainMonth {
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
