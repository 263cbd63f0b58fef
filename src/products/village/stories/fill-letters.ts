import { addSignatory } from '#features/letters';
import { addDays, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';

/** The village's head holds the term under which letters are signed. */
export async function fillLetters(
  ctx: WorkContext,
  tx: Tx,
  accountIds: ReadonlyMap<string, string>,
): Promise<void> {
  await addSignatory(ctx, tx, {
    ...{
      accountId: accountIds.get('head') ?? '',
      capacity: 'head',
      name: 'H. Syahrani',
      through: '',
      staffNumber: '',
    },
    ...{ office: 'Kepala Desa Sungai Pitung', validFrom: addDays(todayOf(ctx), -900), validUntil: '' },
    decree: '188.45/112/KUM/2024',
  });
}
