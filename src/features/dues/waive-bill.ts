import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { AppError, actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { type DuesBill, readBill, readBillsOf, remainingOf } from './bill.ts';
import { lockPayer } from './payer-lock.ts';

/**
 * Lets a person off what is still open of a bill. The bill stays; the ledger gets a line with reason and name.
 *
 * @param given.payerId whose bill it has to be, when that is known
 * @throws AppError 404; 403 `own_bill`; 409 `bill_settled`; 422 without a reason
 */
export async function waiveBill(
  ctx: WorkContext,
  tx: Tx,
  given: { billId: string; reason: string; payerId?: string },
): Promise<DuesBill> {
  const reason = given.reason.trim();
  if (reason.length < 5) throw invalid({ reason: 'Tulis alasan pembebasan, paling sedikit lima huruf.' });
  const found = await readBill(tx, given.billId);
  if (!found || (given.payerId && found.payerId !== given.payerId)) throw notFound();
  if (actorOf(ctx).subjectId === found.payerId) {
    throw new AppError('own_bill', 403, 'Tagihan Anda sendiri diputuskan oleh bendahara lain.');
  }
  await lockPayer(tx, found.payerId);
  const before = (await readBill(tx, given.billId))!;
  if (remainingOf(before) === 0) {
    throw conflict('bill_settled', 'Tagihan ini sudah lunas atau sudah dibebaskan.');
  }
  return postWaiver(ctx, tx, before, reason);
}

/**
 * Closes the registration bills of a person that are still open: the registration was cancelled, refused, or started
 * anew. What was paid on them stays paid.
 */
export async function closeRegistrationBills(
  ctx: WorkContext,
  tx: Tx,
  given: { payerId: string; reason: string },
): Promise<number> {
  await lockPayer(tx, given.payerId);
  const bills = await readBillsOf(tx, given.payerId);
  const open = bills.filter((bill) => bill.kind === 'registration' && remainingOf(bill) > 0);
  for (const bill of open) await postWaiver(ctx, tx, bill, given.reason);
  return open.length;
}

async function postWaiver(ctx: WorkContext, tx: Tx, before: DuesBill, reason: string): Promise<DuesBill> {
  const rest = remainingOf(before);
  const actor = actorOf(ctx);
  await tx.execute(
    `update dues_bills set waived_amount = waived_amount + $2, waived_reason = $3
      where tenant_id = balai.tenant_id() and id = $1`,
    [before.id, rest, reason],
  );
  await tx.execute(
    `insert into dues_entries (id, payer_id, region_code, at, kind, amount, bill_id, actor_id, actor_name, note)
     values ($1, $2, $3, $4, 'waiver', $5, $6, $7, $8, $9)`,
    [
      ...[uuidv7(), before.payerId, before.regionCode, ctx.now, -rest, before.id],
      ...[actor.id, actor.name, reason],
    ],
  );
  const after = (await readBill(tx, before.id))!;
  await recordAudit(ctx, tx, {
    action: 'bill.waived',
    resource: 'dues.bill',
    objectId: before.id,
    before: { status: before.status, waived_amount: before.waivedAmount },
    after: { status: after.status, waived_amount: after.waivedAmount },
    reason,
  });
  return after;
}
