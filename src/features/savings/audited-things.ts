import type { Things } from '#kernel/audit';

/** What the log of actions calls what is kept here. */
export const savingsThings: Things = {
  savings: 'Simpanan',
  savings_type: 'Jenis simpanan',
};
