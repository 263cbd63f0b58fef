import { todayIn, type Zone, zoneOf as zoneOfClock } from '#kernel/calendar';
import type { WorkContext } from '#kernel/work';

/** The clock of this union. */
export function zoneOf(ctx: Pick<WorkContext, 'tenant'>): Zone {
  return zoneOfClock(ctx.tenant.timeZone);
}

/** Today's date by the union's clock, 'YYYY-MM-DD'. */
export function todayOf(ctx: Pick<WorkContext, 'tenant' | 'now'>): string {
  return todayIn(zoneOf(ctx), ctx.now);
}
