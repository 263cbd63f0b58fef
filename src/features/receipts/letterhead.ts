import type { Tx } from '#kernel/database';
import type { Letterhead } from '#kernel/print';
import { organisationProfile, readSetting } from '#kernel/settings';
import type { WorkContext } from '#kernel/work';

/** The heading of every paper of the organisation. */
export async function readLetterhead(ctx: WorkContext, tx: Tx): Promise<Letterhead> {
  const profile = await readSetting(tx, organisationProfile);
  return {
    name: ctx.tenant.name,
    ...(profile.registration ? { legal: profile.registration } : {}),
    ...(profile.address ? { address: profile.address } : {}),
  };
}
