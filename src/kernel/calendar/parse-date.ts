import { findMonth } from './names.ts';
import { makeDate, type PlainDate } from './plain-date.ts';

export interface ParseDateOptions {
  /**
   * The latest year that a year of two digits may mean; the century is chosen so that it is not passed. For a birth
   * date give a year in which the person could already have been born, else "21-Mar-76" and "5-Jan-25" mix.
   */
  latestShortYear?: number;
  /** The month stands before the day in 03/04/2020, as in the rest of that column. */
  isMonthFirst?: boolean;
}

export type ParsedDate =
  | { kind: 'date'; date: PlainDate; monthFirst?: true }
  /** It has the shape of a date, but no calendar has this day: 31/02/2020. */
  | { kind: 'impossible' }
  | { kind: 'not-a-date' };

/**
 * A date as people write it in Indonesia: 22 November 2026, 22-Nov-26, 22/11/2026, 22.11.2026, 2026-11-22,
 * 22112026, with a weekday before or a clock time after it. The day stands before the month; only when that is impossible and
 * the other order is a date ("12/31/2020") is it read as month first and says so. Never throws.
 */
export function parseDate(text: string, options: ParseDateOptions = {}): ParsedDate {
  const clean = dropWeekdayAndTime(text);
  for (const read of READERS) {
    const found = read(clean, options.latestShortYear ?? new Date().getUTCFullYear() + 20, options);
    if (found) return found;
  }
  return { kind: 'not-a-date' };
}

/** Day, month and year as numbers; which of the first two is the day is for the reader to say. */
const NUMBERS = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})$/;

/**
 * Whether these dates were written month first (American): some can only be read so, and none only the other way. A
 * single one may be a slip.
 */
export function areMonthFirst(texts: readonly string[]): boolean {
  let monthFirst = 0;
  for (const text of texts) {
    const match = NUMBERS.exec(dropWeekdayAndTime(text));
    if (!match) continue;
    if (Number(match[1]) > 12) return false;
    if (Number(match[2]) > 12) monthFirst += 1;
  }
  return monthFirst > 1;
}

type Reader = (text: string, latestShortYear: number, options: ParseDateOptions) => ParsedDate | undefined;

const READERS: readonly Reader[] = [
  (text) => {
    const match = /^(\d{4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})$/.exec(text);
    return match ? whole(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
  },
  (text, latest, { isMonthFirst }) => {
    const match = NUMBERS.exec(text);
    if (!match) return undefined;
    const year = fullYear(match[3] ?? '', latest);
    const [first, second] = [Number(match[1]), Number(match[2])];
    const date = makeDate(year, second, first);
    const swapped = makeDate(year, first, second);
    if (swapped !== undefined && (isMonthFirst || date === undefined))
      return { kind: 'date', date: swapped, monthFirst: true };
    return date === undefined ? { kind: 'impossible' } : { kind: 'date', date };
  },
  (text, latest) => {
    const match = /^(\d{1,2})\s*[-/. ,]*\s*([A-Za-z]+)\.?\s*[-/. ,']*\s*(\d{4}|\d{2})$/.exec(text);
    if (!match) return undefined;
    return named(fullYear(match[3] ?? '', latest), match[2] ?? '', Number(match[1]));
  },
  (text, latest) => {
    const match = /^([A-Za-z]+)\.?\s*[-/. ]*\s*(\d{1,2})\s*,?\s+(\d{4}|\d{2})$/.exec(text);
    if (!match) return undefined;
    return named(fullYear(match[3] ?? '', latest), match[1] ?? '', Number(match[2]));
  },
  (text) => {
    const match = /^(\d{4})\s*[-/. ]\s*([A-Za-z]+)\s*[-/. ]\s*(\d{1,2})$/.exec(text);
    return match ? named(Number(match[1]), match[2] ?? '', Number(match[3])) : undefined;
  },
  (text) => {
    const match = /^(\d{8})$/.exec(text);
    if (!match) return undefined;
    const dayFirst = makeDate(Number(text.slice(4)), Number(text.slice(2, 4)), Number(text.slice(0, 2)));
    const yearFirst = makeDate(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
    const isRecent = (date: PlainDate | undefined) => date !== undefined && date >= '1900' && date < '2100';
    if (isRecent(yearFirst)) return { kind: 'date', date: yearFirst as PlainDate };
    if (isRecent(dayFirst)) return { kind: 'date', date: dayFirst as PlainDate };
    return undefined;
  },
];

function whole(year: number, month: number, day: number): ParsedDate {
  const date = makeDate(year, month, day);
  if (date !== undefined) return { kind: 'date', date };
  return { kind: 'impossible' };
}

function named(year: number, word: string, day: number): ParsedDate | undefined {
  const roman = ROMAN_MONTHS.indexOf(word.toUpperCase()) + 1;
  const month = findMonth(word) ?? (roman || undefined);
  return month === undefined ? undefined : whole(year, month, day);
}

/** As letters are numbered and some people date them: 17/VIII/1980. */
const ROMAN_MONTHS = 'I II III IV V VI VII VIII IX X XI XII'.split(' ');

function fullYear(text: string, latestShortYear: number): number {
  const year = Number(text);
  if (text.length > 2) return year;
  const century = Math.floor(latestShortYear / 100) * 100;
  return century + year > latestShortYear ? century - 100 + year : century + year;
}

const WEEKDAY = /^(minggu|ahad|senin|selasa|rabu|kamis|jum['’]?at|sabtu)\s*,?\s+/i;
const CLOCK =
  /[\sT]+(?:pukul\s+|jam\s+)?\d{1,2}[.:]\d{2}(?:[.:]\d{2}(?:\.\d+)?)?(?:\s*(?:wib|wita|wit|z|[ap]m|[+-]\d{2}:?\d{2}))?$/i;

function dropWeekdayAndTime(text: string): string {
  const clean = text.trim().replace(/\s+/g, ' ').replace(WEEKDAY, '');
  // "05.12 2026" must not lose its year to the clock: a time only follows a text that is still a date without it.
  const withoutClock = clean.replace(CLOCK, '');
  return /\d{4}|[-/.]\d{2}$/.test(withoutClock) ? withoutClock : clean;
}
