import type { Tx } from '#kernel/database';
import { organisationProfile, writeSetting } from '#kernel/settings';
import type { WorkContext } from '#kernel/work';

/** What a new cooperative starts with: a profile to complete. Its books begin with number 1 by themselves. */
export async function seed(ctx: WorkContext, tx: Tx): Promise<void> {
  await writeSetting(
    tx,
    organisationProfile,
    {
      ...organisationProfile.initial,
      tagline: ctx.tenant.regionName,
      heroTitle: 'Menabung bersama, maju bersama.',
    },
    null,
  );
}
