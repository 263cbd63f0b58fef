import { accountOf, type RequestContext } from '#kernel/http';
import { behindWalls, type WorkContext } from '#kernel/work';
import type { Channel } from './ticket.ts';

/** What an officer answers: of which regions, of which channels, and whether grievances of the confidential kind. */
export interface DeskReach {
  regions: 'all' | readonly string[];
  channels: readonly Channel[];
  isGrievanceHandler: boolean;
}

/** Work at the desk: the tickets this officer answers, and what officers note about them. */
export function atDesk(ctx: RequestContext, reach: DeskReach): WorkContext {
  const { regions, channels, isGrievanceHandler } = reach;
  return behindWalls(ctx, {
    people: regions === 'all' ? 'all' : { within: regions },
    channels: { within: channels },
    'ticket-notes': 'all',
    ...(isGrievanceHandler ? { grievances: 'all' } : {}),
  });
}

/** Work on one's own tickets alone, however far one's rights reach. */
export function atOwn(ctx: RequestContext): WorkContext {
  return behindWalls(ctx, { people: { own: authorIdOf(ctx) } });
}

/** The person behind the account, or the account itself where it stands for nobody of the product. */
export function authorIdOf(ctx: RequestContext): string {
  const { subjectId, accountId } = accountOf(ctx);
  return subjectId ?? accountId;
}
