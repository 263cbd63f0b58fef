import type { Span } from '#features/ledger';
import {
  addDays,
  firstDayOf,
  formatMonth,
  lastDayOf,
  monthOf,
  type PlainDate,
  shiftMonth,
} from '#kernel/calendar';

export type Rhythm = 'month' | 'quarter' | 'year';
export const RHYTHMS: readonly { value: Rhythm; label: string; each: string }[] = [
  { value: 'month', label: 'Bulanan', each: 'Tiap bulan' },
  { value: 'quarter', label: 'Triwulanan', each: 'Tiap triwulan' },
  { value: 'year', label: 'Tahunan', each: 'Tiap tahun' },
];

/** A month, quarter or year that a report tells about. */
export interface ReportPeriod {
  /** As in addresses: `2026-10`, `2026-T3`, `2026`. */
  key: string;
  rhythm: Rhythm;
  label: string;
  span: Span;
}

const ROMAN = ['I', 'II', 'III', 'IV'] as const;
const MONTHS_OF = { month: 1, quarter: 3, year: 12 } as const;

/** The period with this key; undefined for anything else. */
export function readPeriod(key: string): ReportPeriod | undefined {
  const parts = /^((?:19|20|21)\d{2})(?:-(0[1-9]|1[0-2])|-T([1-4]))?$/.exec(key);
  if (!parts) return undefined;
  const [, year = '', month, quarter] = parts;
  if (month) return startingIn('month', `${year}-${month}`);
  if (quarter) return startingIn('quarter', `${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}`);
  return startingIn('year', `${year}-01`);
}

/** The period of this rhythm in which a day lies. */
export function periodOf(rhythm: Rhythm, day: PlainDate): ReportPeriod {
  const length = MONTHS_OF[rhythm];
  const month = Number(day.slice(5, 7)) - 1;
  return startingIn(rhythm, shiftMonth(monthOf(day), -(month % length)));
}

/** The last period that is over on this day. */
export function lastOver(rhythm: Rhythm, today: PlainDate): ReportPeriod {
  return periodOf(rhythm, addDays(periodOf(rhythm, today).span.from, -1));
}

/** What one usually asks for, newest first: two years of months, eight quarters, five years. */
export function recentPeriods(today: PlainDate): ReportPeriod[] {
  const back = (rhythm: Rhythm, count: number) => {
    const found = [periodOf(rhythm, today)];
    while (found.length < count) found.push(periodOf(rhythm, addDays(found.at(-1)!.span.from, -1)));
    return found;
  };
  return [...back('month', 24), ...back('quarter', 8), ...back('year', 5)];
}

function startingIn(rhythm: Rhythm, month: string): ReportPeriod {
  const year = month.slice(0, 4);
  const quarter = Math.ceil(Number(month.slice(5)) / 3);
  const names = {
    month: { key: month, label: formatMonth(month) },
    quarter: { key: `${year}-T${quarter}`, label: `Triwulan ${ROMAN[quarter - 1]} ${year}` },
    year: { key: year, label: `Tahun ${year}` },
  };
  return {
    ...names[rhythm],
    rhythm,
    span: { from: firstDayOf(month), to: lastDayOf(shiftMonth(month, MONTHS_OF[rhythm] - 1)) },
  };
}
