import { todayIn, ZONE_KEYS, ZONES, type Zone } from '#kernel/calendar';
import type { WorkContext } from '#kernel/http';

/** The clock of this union. */
export function zoneOf(ctx: Pick<WorkContext, 'tenant'>): Zone {
  return ZONE_KEYS.find((zone) => ZONES[zone].timeZone === ctx.tenant.timeZone) ?? 'WIB';
}

/** Today's date by the union's clock, 'YYYY-MM-DD'. */
export function todayOf(ctx: Pick<WorkContext, 'tenant' | 'now'>): string {
  return todayIn(zoneOf(ctx), ctx.now);
}
