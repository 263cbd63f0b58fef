import { formatDate } from './format-date.ts';
import { fromDayNumber, isPlainDate, type PlainDate, toDayNumber } from './plain-date.ts';

/** The three times of Indonesia. None has daylight saving, so the distance to UTC is fixed. */
export const ZONES = {
  WIB: { label: 'Waktu Indonesia Barat', timeZone: 'Asia/Jakarta', hours: 7 },
  WITA: { label: 'Waktu Indonesia Tengah', timeZone: 'Asia/Makassar', hours: 8 },
  WIT: { label: 'Waktu Indonesia Timur', timeZone: 'Asia/Jayapura', hours: 9 },
} as const;

export type Zone = keyof typeof ZONES;

export const ZONE_KEYS = Object.keys(ZONES) as Zone[];

export function isZone(text: unknown): text is Zone {
  return typeof text === 'string' && Object.hasOwn(ZONES, text);
}

const HOUR_MS = 3_600_000;

/** The date it is in this zone at this instant. */
export function dateIn(zone: Zone, instant: Date): PlainDate {
  return fromDayNumber(Math.floor((instant.getTime() + ZONES[zone].hours * HOUR_MS) / (24 * HOUR_MS)));
}

/** Today's date in this zone; tests give the instant. */
export function todayIn(zone: Zone, now: Date = new Date()): PlainDate {
  return dateIn(zone, now);
}

/** The instant at which a wall clock of this zone shows this date and time ("00.00" when left out). */
export function instantOf(date: PlainDate, zone: Zone, time = '00.00'): Date {
  const match = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/.exec(time);
  if (!match) throw new RangeError(`Not a time: ${time}`);
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return new Date(toDayNumber(date) * 24 * HOUR_MS + minutes * 60_000 - ZONES[zone].hours * HOUR_MS);
}

/** The last millisecond of a date in this zone: what "sampai 27 November" means. */
export function endOfDay(date: PlainDate, zone: Zone): Date {
  return new Date(instantOf(date, zone).getTime() + 24 * HOUR_MS - 1);
}

/** A time with its zone: "19.42 WITA". */
export function formatTime(instant: Date, zone: Zone): string {
  const local = new Date(instant.getTime() + ZONES[zone].hours * HOUR_MS);
  const hours = String(local.getUTCHours()).padStart(2, '0');
  const minutes = String(local.getUTCMinutes()).padStart(2, '0');
  return `${hours}.${minutes} ${zone}`;
}

/** A moment with its day: "Jumat, 27 November 2026 pukul 23.59 WITA". */
export function formatMoment(
  instant: Date,
  zone: Zone,
  style: 'weekday' | 'long' | 'short' = 'weekday',
): string {
  return `${formatDate(dateIn(zone, instant), style)} pukul ${formatTime(instant, zone)}`;
}

/** What the browser's control for a moment sends ("2026-11-22T19:42"), as this zone's clock means it; undefined when it is none. */
export function readClock(typed: string, zone: Zone): Date | undefined {
  const [date = '', time = ''] = typed.trim().split('T');
  if (!isPlainDate(date) || !/^([01]\d|2[0-3]):[0-5]\d/.test(time)) return undefined;
  return instantOf(date, zone, time.slice(0, 5).replace(':', '.'));
}

/** An instant as that control wants it. */
export function clockValue(instant: Date, zone: Zone): string {
  return new Date(instant.getTime() + ZONES[zone].hours * HOUR_MS).toISOString().slice(0, 16);
}

/** The zone that goes by this name in the tz database. @throws RangeError for a zone outside Indonesia */
export function zoneOf(timeZone: string): Zone {
  const zone = ZONE_KEYS.find((key) => ZONES[key].timeZone === timeZone);
  if (!zone) throw new RangeError(`Not a time zone of Indonesia: ${timeZone}`);
  return zone;
}

/** Today by the clock of the organisation that the work is for, 'YYYY-MM-DD'. */
export function todayOf(ctx: { tenant: { timeZone: string }; now: Date }): string {
  return todayIn(zoneOf(ctx.tenant.timeZone), ctx.now);
}
