import { seedChart } from '#features/ledger';
import { seedLoanProducts } from '#features/loans';
import { seedSavingsTypes } from '#features/savings';
import type { Tx } from '#kernel/database';
import { organisationProfile, writeSetting } from '#kernel/settings';
import type { WorkContext } from '#kernel/work';
import { chart } from './ledger/chart.ts';

/** What a new cooperative starts with: a profile to complete, a chart of accounts, three kinds of savings
 * and three loan products. Its books begin with number 1 by themselves. */
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
  await seedChart(tx, chart);
  await seedSavingsTypes(ctx, tx);
  await seedLoanProducts(ctx, tx);
}
