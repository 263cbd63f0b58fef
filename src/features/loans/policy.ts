import { z } from 'zod';
import type { Tx } from '#kernel/database';
import { changeSetting, defineSetting, readSetting } from '#kernel/settings';
import { invalid, type WorkContext } from '#kernel/work';
import type { Order } from './standing.ts';

/** Rules that hold for all loans of a cooperative. */
export interface LoanPolicy {
  /** Whether 24 per cent a year is asked of the effective rate or of the one that is written. */
  capBasis: 'effective' | 'stated';
  order: Order;
  /** Days late from which a loan is kurang lancar, diragukan, macet. */
  bands: { substandard: number; doubtful: number; lost: number };
}

const setting = defineSetting<LoanPolicy>(
  'loans.policy',
  z.object({
    capBasis: z.enum(['effective', 'stated']),
    order: z.enum(['penalty-first', 'penalty-last']),
    bands: z.object({ substandard: z.int(), doubtful: z.int(), lost: z.int() }),
  }),
  // The law says 24 per cent and not of what: the stricter reading until the cooperative decides otherwise. Days as banks
  // count them; the regulation for cooperatives names none.
  {
    ...{ capBasis: 'effective', order: 'penalty-first' },
    bands: { substandard: 91, doubtful: 121, lost: 181 },
  },
);

export const readLoanPolicy = (tx: Tx): Promise<LoanPolicy> => readSetting(tx, setting);

/** @throws AppError 422 for days that do not rise */
export async function writeLoanPolicy(ctx: WorkContext, tx: Tx, policy: LoanPolicy): Promise<void> {
  const { substandard, doubtful, lost } = policy.bands;
  const isDay = (day: number) => Number.isInteger(day) && day >= 1 && day <= 3_650;
  const faults = {
    ...(isDay(substandard) ? {} : { substandard: 'Isi hari keterlambatan, 1 atau lebih.' }),
    ...(isDay(doubtful) && doubtful > substandard ? {} : { doubtful: 'Isi lebih dari kurang lancar.' }),
    ...(isDay(lost) && lost > doubtful ? {} : { lost: 'Isi lebih dari diragukan.' }),
  };
  if (Object.keys(faults).length > 0) throw invalid(faults);
  await changeSetting(ctx, tx, setting, {
    ...{ value: policy, label: 'Aturan pinjaman', resource: 'loan-product', action: 'loan_policy.updated' },
  });
}

export type Quality = 'current' | 'substandard' | 'doubtful' | 'lost';

export const QUALITY_LABELS: Readonly<Record<Quality, string>> = {
  current: 'Lancar',
  substandard: 'Kurang lancar',
  doubtful: 'Diragukan',
  lost: 'Macet',
};

export function qualityOf(daysLate: number, { bands }: Pick<LoanPolicy, 'bands'>): Quality {
  if (daysLate >= bands.lost) return 'lost';
  if (daysLate >= bands.doubtful) return 'doubtful';
  return daysLate >= bands.substandard ? 'substandard' : 'current';
}
