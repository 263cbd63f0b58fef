import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import type { AudienceGroup, AudienceOption, BroadcastReach } from './broadcast-place.ts';

/** What somebody of this reach may choose in a group: nothing of a region that is not theirs. */
export async function offerChoices(
  ctx: WorkContext,
  tx: Tx,
  group: AudienceGroup,
  reach: BroadcastReach,
): Promise<readonly AudienceOption[]> {
  const options = await group.options(ctx, tx);
  return options.filter(({ region }) => reach === 'all' || region === undefined || reach.includes(region));
}
