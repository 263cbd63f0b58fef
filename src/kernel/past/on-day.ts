import { instantOf, type PlainDate, zoneOf } from '#kernel/calendar';
import type { WorkContext } from '#kernel/work';

/** A context on the morning of a day, in the time of the organisation; a day that has not come is now. */
export function onDay<Ctx extends WorkContext>(ctx: Ctx, day: PlainDate): Ctx {
  const then = instantOf(day, zoneOf(ctx.tenant.timeZone), '09.00');
  return then < ctx.now ? { ...ctx, now: then } : ctx;
}
