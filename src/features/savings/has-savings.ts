import { hasBalances } from '#features/subledger';
import type { Tx } from '#kernel/database';

const ACCOUNTS = ['savings-principal', 'savings-mandatory', 'savings-voluntary', 'savings-other'];

/** Whether any member has ever saved: by a deposit, or brought along when the books began. */
export const hasSavings = (tx: Tx): Promise<boolean> => hasBalances(tx, ACCOUNTS);
