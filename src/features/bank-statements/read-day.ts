import { makeDate } from '#kernel/calendar';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'me', 'jun', 'jul', 'ag', 'sep', 'okt', 'nov', 'des'];
/** English names and older spellings. */
const OTHERS: Readonly<Record<string, number>> = { peb: 2, may: 5, aug: 8, oct: 10, nop: 11, dec: 12 };

/** The days a statement covers, for dates that leave the year out. */
export interface Period {
  from: string;
  to: string;
  /** `01/25/2026`, as a spreadsheet set to American English writes dates anew. */
  isMonthFirst?: boolean;
}

/**
 * Reads a day of a statement: `05/01/2026`, `'05/01`, `05-01-26`, `5 Jan 2026 10.15`, `2026-01-05`, `20260105`.
 * @returns 'YYYY-MM-DD', or nothing for what is no day
 */
export function readDay(typed: string, period: Period): string | undefined {
  const text = typed.replace(/'/g, '').trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(text) ?? /^(20\d\d)(\d\d)(\d\d)(?!\d)/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const full = /^(\d{1,2})[-/. ](\d{1,2}|[A-Za-z]{3,9})(?:[-/. ](\d{4}|\d{2}))?(?![\d])/.exec(text);
  if (!full) return undefined;
  const isNamed = !/^\d/.test(full[2]!);
  const [first, second] = [Number(full[1]), isNamed ? monthOf(full[2]!) : Number(full[2])];
  const [day, month] = period.isMonthFirst && !isNamed ? [second, first] : [first, second];
  if (full[3]) return dayOf(full[3].length === 2 ? 2000 + Number(full[3]) : Number(full[3]), month, day);
  // The year that puts the day inside the period; else the last one that is not after its end.
  const last = Number(period.to.slice(0, 4));
  for (const year of [last, last - 1]) {
    const found = dayOf(year, month, day);
    if (found && found <= period.to && found >= period.from) return found;
  }
  const found = dayOf(last, month, day);
  return found && found <= period.to ? found : dayOf(last - 1, month, day);
}

/** Whether dates stand month first: some are none with the day first, and none is one with the day first only. */
export function isMonthFirst(dates: readonly string[]): boolean {
  let hasMonthFirst = false;
  for (const typed of dates) {
    const pair = /^'?\s*(\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(typed);
    if (!pair) continue;
    if (Number(pair[1]) > 12) return false;
    hasMonthFirst ||= Number(pair[2]) > 12;
  }
  return hasMonthFirst;
}

function monthOf(name: string): number {
  const text = name.toLowerCase();
  return OTHERS[text.slice(0, 3)] ?? MONTHS.findIndex((one) => text.startsWith(one)) + 1;
}

function dayOf(year: number, month: number, day: number): string | undefined {
  return makeDate(year, month, day) ?? undefined;
}
