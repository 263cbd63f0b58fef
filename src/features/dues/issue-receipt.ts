import { randomInt } from 'node:crypto';
import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { takeNumber } from './take-number.ts';

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

/** Without 0 O 1 I L: the code is also read aloud. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

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
    [uuidv7(), payment.id, payment.payerId, payment.regionCode, number, makeCode(), ctx.now],
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
  const bare = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return tx.one<DuesReceipt>(
    `select ${COLUMNS} from dues_receipts r where r.tenant_id = balai.tenant_id() and r.check_code = $1`,
    [`${bare.slice(0, 5)}-${bare.slice(5)}`],
  );
}

function makeCode(): string {
  const letters = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}
