import { dateIn, formatDate, formatMoment, formatTime, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';

type Clock = Pick<RequestContext, 'tenant' | 'now'>;

/** "22 November 2026 pukul 19.42 WITA", on the clock of this organisation. */
export function momentText(ctx: Clock, at: Date): string {
  return formatMoment(at, zoneOf(ctx.tenant.timeZone), 'long');
}

/** "22 Nov 2026 19.42 WITA", for tight tables. */
export function shortMomentText(ctx: Clock, at: Date): string {
  const zone = zoneOf(ctx.tenant.timeZone);
  return `${formatDate(dateIn(zone, at), 'short')} ${formatTime(at, zone)}`;
}

/** The day alone: "22 November 2026". */
export function dayText(ctx: Clock, at: Date): string {
  return formatDate(dateIn(zoneOf(ctx.tenant.timeZone), at));
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, as people say it: "baru saja", "5 menit lalu", "3 jam lalu", "kemarin", then the day. */
export function agoText(ctx: Clock, at: Date): string {
  const passed = ctx.now.getTime() - at.getTime();
  if (passed < MINUTE) return 'baru saja';
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} menit lalu`;
  const zone = zoneOf(ctx.tenant.timeZone);
  if (dateIn(zone, at) === dateIn(zone, ctx.now)) return `${Math.floor(passed / HOUR)} jam lalu`;
  if (dateIn(zone, at) === dateIn(zone, new Date(ctx.now.getTime() - DAY))) return 'kemarin';
  if (passed < 7 * DAY) return `${Math.ceil(passed / DAY)} hari lalu`;
  return formatDate(dateIn(zone, at), 'short');
}

/** How long something still holds: "2 jam lagi", "6 hari lagi". */
export function untilText(ctx: Clock, at: Date): string {
  const left = at.getTime() - ctx.now.getTime();
  if (left < HOUR) return `${Math.max(1, Math.round(left / MINUTE))} menit lagi`;
  if (left < 2 * DAY) return `${Math.round(left / HOUR)} jam lagi`;
  return `${Math.round(left / DAY)} hari lagi`;
}
