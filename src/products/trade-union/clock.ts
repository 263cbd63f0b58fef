import { type Zone, zoneOf as zoneOfClock } from '#kernel/calendar';
import type { WorkContext } from '#kernel/work';

/** The clock of this union. */
export function zoneOf(ctx: Pick<WorkContext, 'tenant'>): Zone {
  return zoneOfClock(ctx.tenant.timeZone);
}
