import { monthOfPeriod, recordPayment } from '#features/dues';
import { recordAudit } from '#kernel/audit';
import { formatMonth } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { conflict, notFound, type WorkContext } from '#kernel/work';
import { followArrears } from '../arrears/follow-arrears.ts';
import { tellVerified } from '../treasury/decide-payment.ts';
import { readItems } from './checkoff-list.ts';
import { lockList } from './keep-list.ts';
import { readReturn, readReturnRows } from './read-return.ts';

/**
 * Posts one row that a person confirmed: the money pays the month it was deducted for, then the oldest bills, and a
 * receipt goes out. A person's deduction of a list is posted once, whatever number of files names it.
 *
 * @throws AppError 404; 403 `own_payment`; 409 `row_unusable`, `already_posted`, `list_state`
 */
export async function postDeduction(
  ctx: WorkContext,
  tx: Tx,
  given: { returnId: string; rowId: string },
): Promise<void> {
  const kept = await readReturn(tx, given.returnId);
  if (!kept) throw notFound();
  const list = await lockList(tx, kept.listId, ['handed_over']);
  const [row] = await readReturnRows(ctx, tx, kept.id, [given.rowId]);
  if (!row) throw notFound();
  if (!row.itemId || !row.amount || !POSTABLE.includes(row.verdict)) {
    throw conflict('row_unusable', 'Baris ini tidak dapat dicatat: orangnya atau jumlahnya belum jelas.');
  }
  const item = (await readItems(tx, list.id)).find(({ id }) => id === row.itemId);
  if (item?.outcome !== 'waiting') {
    throw conflict('already_posted', 'Potongan orang ini sudah dicatat. Tidak ada yang dicatat dua kali.');
  }
  const { payment, receipt } = await recordPayment(ctx, tx, {
    ...{ payerId: item.payerId, regionCode: item.regionCode, billId: item.billId, amount: row.amount },
    ...{ paidOn: kept.receivedOn, method: 'payroll', reference: list.number },
    note: `Potong gaji ${formatMonth(monthOfPeriod(list.period))}, ${list.employer}`,
  });
  await tx.execute(
    `update checkoff_items set outcome = 'deducted', deducted_amount = $2, payment_id = $3
      where tenant_id = balai.tenant_id() and id = $1`,
    [item.id, row.amount, payment.id],
  );
  await recordAudit(ctx, tx, {
    action: 'checkoff.posted',
    resource: 'dues.checkoff',
    objectId: list.id,
    objectLabel: list.number,
    after: { payment_id: payment.id, amount: row.amount, asked: item.asked, row: row.rowNumber },
  });
  await tellVerified(ctx, tx, { payment, receipt, isNew: true });
  await followArrears(ctx, tx, item.payerId);
}

/** Rows that a person may confirm. */
export const POSTABLE: readonly string[] = ['equal', 'less', 'more', 'doubt'];
