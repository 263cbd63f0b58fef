import { MONTHS, SHORT_MONTHS, WEEKDAYS } from './names.ts';
import { daysUntil, type PlainDate, splitDate, weekdayOf } from './plain-date.ts';

export type DateStyle = 'long' | 'short' | 'weekday';

/**
 * A date as Indonesians read it (VISUAL §6): 'long' "22 November 2026", 'short' "22 Nov 2026" for tight
 * tables, 'weekday' "Sabtu, 5 Desember 2026". Throws `RangeError` when the text is no date.
 */
export function formatDate(date: PlainDate, style: DateStyle = 'long'): string {
  const { year, month, day } = splitDate(date);
  if (style === 'short') return `${day} ${SHORT_MONTHS[month - 1]} ${year}`;
  const long = `${day} ${MONTHS[month - 1]} ${year}`;
  return style === 'weekday' ? `${WEEKDAYS[weekdayOf(date)]}, ${long}` : long;
}

/** How far a date lies from today, in words: "hari ini", "besok", "13 hari lagi", "3 hari lalu". */
export function formatDaysUntil(date: PlainDate, today: PlainDate): string {
  const days = daysUntil(date, today);
  if (days === 0) return 'hari ini';
  if (days === 1) return 'besok';
  if (days === -1) return 'kemarin';
  return days > 0 ? `${days} hari lagi` : `${-days} hari lalu`;
}
