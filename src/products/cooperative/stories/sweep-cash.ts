import { readBalances } from '#features/ledger';
import { firstDayOf, lastDayOf, type PlainMonth } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { postTold } from './journals.ts';

/** What stays in the drawer over night at the end of a month, rupiah. */
const DRAWER = 5_000_000;
const STEP = 100_000;

/** At the end of a month the treasurer takes what is too much in the drawer to the bank, or fetches what is missing. */
export async function sweepCash(treasurer: WorkContext, tx: Tx, month: PlainMonth): Promise<void> {
  const last = lastDayOf(month);
  const balances = await readBalances(tx, { from: firstDayOf(month), to: last });
  const cash = balances.find(({ purpose }) => purpose === 'cash')?.closing ?? 0;
  const excess = Math.trunc((cash - DRAWER) / STEP) * STEP;
  if (excess === 0) return;
  await postTold(
    treasurer,
    tx,
    [
      excess > 0
        ? [last, 'Setor kas ke bank', '1.1.02', '1.1.01', excess]
        : [last, 'Tarik tunai untuk kas kecil', '1.1.01', '1.1.02', -excess],
    ],
    `told-drawer-${month}`,
  );
}
