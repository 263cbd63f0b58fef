import { defineJob } from '#kernel/jobs';
import { readOldNotices } from '#kernel/notifications';
import { actAs, banuaSejahtera, daysLate } from './banua-sejahtera.ts';
import { FIRST_LOANS, fillLoans } from './loans.ts';

/** Members whose loans are told, the first start's among them. */
const LOANS = 60;

/** Goes on with the demo where the first start left off: loans of fifty more members, each told as a whole. */
export const tellLoansJob = defineJob({
  kind: 'tellCooperativeLoans',
  lane: 'idle',
  retries: 20,
  run: async (ctx, run) => {
    const ids = await ctx.transaction((tx) =>
      tx.query<{ id: string; email: string }>(
        'select id, email from accounts where tenant_id = balai.tenant_id() and email = any($1)',
        [banuaSejahtera.accounts.map(({ identifier }) => identifier)],
      ),
    );
    const accountIds = new Map(
      banuaSejahtera.accounts.map(({ key, identifier }) => [
        key,
        ids.find(({ email }) => email === identifier)?.id ?? '',
      ]),
    );
    const as = (key: string) => actAs(ctx, banuaSejahtera, key, accountIds);
    const officers = { secretary: as('sekretaris'), treasurer: as('bendahara'), chair: as('ketua') };
    const late = Math.max(0, daysLate(officers.treasurer));
    for (let from = FIRST_LOANS; from < LOANS; from += 1) {
      await run.progress(from, LOANS, `pinjaman ke-${from + 1}`);
      await ctx.transaction((tx) => fillLoans(officers, tx, { from, to: from + 1, late }));
    }
    await ctx.transaction((tx) => readOldNotices(ctx, tx));
    return { note: `${LOANS} pinjaman contoh` };
  },
});
