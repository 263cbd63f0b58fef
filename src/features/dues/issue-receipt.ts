import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import { makeCheckCode, readCheckCode, takeNumber } from '#kernel/numbering';
import type { WorkContext } from '#kernel/work';

export interface DuesReceipt {
  id: string;
  paymentId: string;
  payerId: string;
  /** `KW-2026-000123`: without gaps within a year. */
  number: string;
  /** Ten letters and digits that cannot be mistaken for one another, in two groups. */
  checkCode: string;
  issuedAt: Date;
}

const COLUMNS = `r.id, r.payment_id as "paymentId", r.payer_id as "payerId", r.number, r.check_code as "checkCode",
  r.issued_at as "issuedAt"`;

/**
 * Gives a verified payment its receipt: the next number of the year, taken from a counter that stays locked until the
 * transaction ends, so call it last.
 */
export async function issueReceipt(
  ctx: WorkContext,
  tx: Tx,
  payment: { id: string; payerId: string; regionCode: string },
): Promise<DuesReceipt> {
  const number = await takeNumber(ctx, tx, { series: 'dues receipt', prefix: 'KW' });
  return (await tx.one<DuesReceipt>(
    `insert into dues_receipts as r (id, payment_id, payer_id, region_code, number, check_code, issued_at)
     values ($1, $2, $3, $4, $5, $6, $7) returning ${COLUMNS}`,
    [uuidv7(), payment.id, payment.payerId, payment.regionCode, number, makeCheckCode(), ctx.now],
  ))!;
}

/** The receipt of a payment, inside the walls of this transaction. */
export function readReceiptOf(tx: Tx, paymentId: string): Promise<DuesReceipt | undefined> {
  return tx.one<DuesReceipt>(
    `select ${COLUMNS} from dues_receipts r where r.tenant_id = balai.tenant_id() and r.payment_id = $1`,
    [paymentId],
  );
}

/** The receipt, inside the walls of this transaction. */
export async function readReceipt(tx: Tx, id: string): Promise<DuesReceipt | undefined> {
  if (!isUuid(id)) return undefined;
  return tx.one<DuesReceipt>(
    `select ${COLUMNS} from dues_receipts r where r.tenant_id = balai.tenant_id() and r.id = $1`,
    [id],
  );
}

/** The receipt with this code, however it was typed; for the public check page. */
export function findReceiptByCode(tx: Tx, typed: string): Promise<DuesReceipt | undefined> {
  return tx.one<DuesReceipt>(
    `select ${COLUMNS} from dues_receipts r where r.tenant_id = balai.tenant_id() and r.check_code = $1`,
    [readCheckCode(typed)],
  );
}
