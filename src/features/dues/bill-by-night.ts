import { dateIn, monthOf } from '#kernel/calendar';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import { AppError } from '#kernel/work';
import { readDuesPolicy } from './dues-policy.ts';
import { requestMonthlyBills } from './generate-monthly-bills.ts';
import type { BillingSource } from './monthly-bills.ts';
import { zoneOf } from './zone-of.ts';

/** A server that was off on the first catches up; later in the month the treasurer decides. */
const LAST_DAY = 3;

/**
 * Asks each night for the bills of the month that has begun, by the clock of the organisation, when its policy says so.
 * Asked again it makes none twice.
 */
export function billByNightJob(source: BillingSource): JobDeclaration {
  return defineJob({
    kind: 'billByNight',
    lane: 'quick',
    nightly: { title: 'Tagihan bulanan dengan sendirinya' },
    run: async (ctx) => {
      const today = dateIn(zoneOf(ctx.tenant), ctx.now);
      if (Number(today.slice(8)) > LAST_DAY) return { note: 'Bukan awal bulan' };
      return ctx.transaction(async (tx) => {
        const { billsAutomatically } = await readDuesPolicy(tx);
        if (!billsAutomatically) return { note: 'Tagihan dibuat oleh Bendahara' };
        try {
          const { runId, count } = await requestMonthlyBills(ctx, tx, { month: monthOf(today), source });
          return { result: { runId }, note: `${count} tagihan diminta` };
        } catch (error) {
          if (error instanceof AppError && error.code === 'nothing_to_bill') return { note: error.message };
          throw error;
        }
      });
    },
  });
}
