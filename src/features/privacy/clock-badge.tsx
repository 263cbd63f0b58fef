import { formatMoment, zoneOf } from '#kernel/calendar';
import { Badge } from '#kernel/ui';
import type { WorkContext } from '#kernel/work';
import { ALERT_HOURS, CLOCK_HOURS, HOUR_MS } from './request.ts';

type Clock = Pick<WorkContext, 'tenant' | 'now'>;

/** "22 November 2026 pukul 19.42 WITA", on the clock of this organisation. */
export function momentOf(ctx: Clock, at: Date, style: 'long' | 'short' = 'long'): string {
  return formatMoment(at, zoneOf(ctx.tenant.timeZone), style);
}

/** How much of three times 24 hours is left: plain, a warning in the last day, an error when it is over. */
export function ClockBadge({ ctx, dueAt }: { ctx: Clock; dueAt: Date }) {
  const left = dueAt.getTime() - ctx.now.getTime();
  const hours = Math.floor(Math.abs(left) / HOUR_MS);
  if (left <= 0) return <Badge tone="error">Lewat {hours} jam</Badge>;
  const words = hours < 1 ? 'Kurang dari 1 jam lagi' : `${hours} jam lagi`;
  return <Badge tone={left <= (CLOCK_HOURS - ALERT_HOURS) * HOUR_MS ? 'warning' : 'info'}>{words}</Badge>;
}
