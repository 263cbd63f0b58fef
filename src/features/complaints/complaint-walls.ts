import { accountOf, type RequestContext } from '#kernel/http';
import { behindWalls, type WorkContext } from '#kernel/work';

/**
 * The families of walls of complaints, worked out from what the route's right opened. An account complains, not a
 * resident: whoever has not been confirmed yet may speak up too.
 */
export function atOwn(ctx: RequestContext): WorkContext {
  return behindWalls(ctx, { complaints: { own: accountOf(ctx).accountId } });
}

/** Every complaint that was sent, and the notes of officers. Who reaches one's own rows only reaches none here. */
export function atDesk(ctx: RequestContext): WorkContext {
  return ctx.reach?.isAll ? behindWalls(ctx, { complaints: 'all' }) : behindWalls(ctx, {});
}

/** Those of the areas that the visitor looks after, confidential ones left out; whoever reads all, reads all here too. */
export function inAreas(ctx: RequestContext): WorkContext {
  if (ctx.reach?.isAll) return atDesk(ctx);
  const wall = ctx.walls === 'every' ? undefined : ctx.walls.people;
  const within = wall && wall !== 'all' ? (wall.within ?? []) : [];
  return behindWalls(ctx, { complaints: { within } });
}

/** What the village sees. */
export function inTheOpen(ctx: WorkContext): WorkContext {
  return behindWalls(ctx, { 'complaints-public': 'all' });
}
