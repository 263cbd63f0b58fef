import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { addDays, todayIn } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { BILL_COLUMNS, type DuesBill, readBill } from './bill.ts';
import { readDuesPolicy } from './dues-policy.ts';
import type { DuesAmount } from './dues-rate.ts';
import { lockPayer } from './payer-lock.ts';
import { settleCredit } from './settle-credit.ts';
import { transferSuffixOf } from './transfer-suffix.ts';
import { zoneOf } from './zone-of.ts';

/**
 * Opens the bill of a registration: the first month's dues of this rate plus the entry fee of the policy
 * (research/serikat §1a 23). One bill an attempt: asked again for the same attempt it answers the bill that stands.
 */
export async function openRegistrationBill(
  ctx: WorkContext,
  tx: Tx,
  given: { payerId: string; regionCode: string; attempt: number; rate: DuesAmount },
): Promise<DuesBill> {
  const { payerId, regionCode, attempt, rate } = given;
  const policy = await readDuesPolicy(tx);
  await lockPayer(tx, payerId);
  const period = String(attempt).padStart(6, '0');
  const dueDate = addDays(todayIn(zoneOf(ctx.tenant), ctx.now), policy.registrationDays);
  const made = await tx.execute(
    `insert into dues_bills (id, payer_id, region_code, kind, period, rate_code, rate_label, amount, transfer_suffix, due_date, created_at)
     values ($1, $2, $3, 'registration', $4, $5, $6, $7, $8, $9, $10)
     on conflict (tenant_id, payer_id, kind, period) do nothing`,
    [
      ...[uuidv7(), payerId, regionCode, period, rate.code, rate.label, rate.amount + policy.registrationFee],
      ...[transferSuffixOf(payerId), dueDate, ctx.now],
    ],
  );
  const bill = (await tx.one<DuesBill>(
    `select ${BILL_COLUMNS} from dues_bills b
      where b.tenant_id = balai.tenant_id() and b.payer_id = $1 and b.kind = 'registration' and b.period = $2`,
    [payerId, period],
  ))!;
  if (made > 0) {
    await settleCredit(tx, { payerId, firstBillId: bill.id }, ctx.now);
    await recordAudit(ctx, tx, {
      action: 'bill.opened',
      resource: 'dues.bill',
      objectId: bill.id,
      objectLabel: `Pendaftaran ke-${attempt}`,
      after: { kind: bill.kind, amount: bill.amount, rate_code: bill.rateCode, due_date: bill.dueDate },
    });
  }
  return (await readBill(tx, bill.id))!;
}

/** Whether the money of the person's latest registration has been found by the treasurer (or was waived). */
export async function hasVerifiedRegistrationPayment(tx: Tx, payerId: string): Promise<boolean> {
  const bill = await readRegistrationBill(tx, payerId);
  return bill !== undefined && bill.status !== 'unpaid';
}

/** The bill of the person's latest registration attempt. */
export function readRegistrationBill(tx: Tx, payerId: string): Promise<DuesBill | undefined> {
  return tx.one<DuesBill>(
    `select ${BILL_COLUMNS} from dues_bills b
      where b.tenant_id = balai.tenant_id() and b.payer_id = $1 and b.kind = 'registration'
      order by b.period desc limit 1`,
    [payerId],
  );
}
