import { dateIn, formatTime, MONTHS, splitDate, type Zone } from '#kernel/calendar';

/** The parts of a moment as a calendar shows them: "5", "Des", "08.00 WITA". */
export function momentText(at: Date, zone: Zone): { day: string; month: string; time: string } {
  const { day, month } = splitDate(dateIn(zone, at));
  return { day: String(day), month: MONTHS[month - 1]!.slice(0, 3), time: formatTime(at, zone) };
}
