import { monthOfPeriod } from '#features/dues';
import { dateIn, daysBetween, formatMonth, formatTime, type Zone } from '#kernel/calendar';

/** What a bill is called: "Iuran November 2026", "Iuran pendaftaran". */
export function billTitle(bill: { kind: 'registration' | 'monthly'; period: string }): string {
  if (bill.kind === 'monthly') return `Iuran ${formatMonth(monthOfPeriod(bill.period))}`;
  const attempt = Number(bill.period);
  return attempt > 1 ? `Iuran pendaftaran ke-${attempt}` : 'Iuran pendaftaran';
}

/** How long something waits: "hari ini 09.14 WITA", "kemarin", "3 hari lalu". */
export function waitingSince(at: Date, now: Date, zone: Zone): string {
  const days = daysBetween(dateIn(zone, at), dateIn(zone, now));
  if (days <= 0) return `hari ini ${formatTime(at, zone)}`;
  return days === 1 ? 'kemarin' : `${days} hari lalu`;
}

/** A share in per cent with a comma: "82,9 %", never broken over lines. */
export function percentOf(part: number, whole: number): string {
  if (whole === 0) return '0\u00a0%';
  const tenths = Math.floor((part * 1000) / whole);
  const [int, rest] = [Math.floor(tenths / 10), tenths % 10];
  return rest === 0 ? `${int}\u00a0%` : `${int},${rest}\u00a0%`;
}
