import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';
import type { TenantKeys } from '#kernel/encryption';

/** `returned`: the gateway took the money back after it was paid, and the booking was reversed. */
export type ChargeState = 'new' | 'pending' | 'failed' | 'paid' | 'returned';

/** What is sealed of a charge. */
export interface ChargeContent {
  holderId: string;
  /** Which book takes it (`savings`), and which parts of it, in its own words. */
  purpose: string;
  parts: readonly ChargePart[];
  amount: number;
  /** Key of the posting: nothing in clear ties the journal to this charge. */
  postingKey: string;
  payUrl: string;
  createdAt: number;
  paidAt: number | null;
  /** The book would not take it: it lies as credit of the member until the treasurer has decided. */
  isHeld: boolean;
}

export interface ChargePart {
  key: string;
  label: string;
  amount: number;
}

export interface Charge extends ChargeContent {
  id: string;
  orderId: string;
  state: ChargeState;
}

interface ChargeRow {
  id: string;
  orderId: string;
  state: ChargeState;
  sealed: string;
}

const COLUMNS = 'id, order_id as "orderId", state, sealed';
const place = (row: string) => ({ table: 'payment_charges', column: 'sealed', row });

const sealCharge = (keys: TenantKeys, id: string, content: ChargeContent): string =>
  keys.seal(JSON.stringify(content), place(id));

const openCharge = (keys: TenantKeys, { id, orderId, state, sealed }: ChargeRow): Charge => ({
  ...(JSON.parse(keys.open(sealed, place(id))) as ChargeContent),
  ...{ id, orderId, state },
});

/** The charge of an order, held until the transaction ends: who comes next waits and sees what was done. */
export async function lockCharge(tx: Tx, keys: TenantKeys, orderId: string): Promise<Charge | undefined> {
  const row = await tx.one<ChargeRow>(
    `select ${COLUMNS} from payment_charges where tenant_id = balai.tenant_id() and order_id = $1 for update`,
    [orderId],
  );
  return row && openCharge(keys, row);
}

/** One charge of this payer. */
export async function readOwnCharge(
  tx: Tx,
  keys: TenantKeys,
  holderId: string,
  id: string,
): Promise<Charge | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await tx.one<ChargeRow>(
    `select ${COLUMNS} from payment_charges where tenant_id = balai.tenant_id() and id = $1 and payer = $2`,
    [id, keys.pseudonym(holderId)],
  );
  return row && openCharge(keys, row);
}

/** What a payer has begun, newest first. */
export async function readOwnCharges(tx: Tx, keys: TenantKeys, holderId: string): Promise<Charge[]> {
  const rows = await tx.query<ChargeRow>(
    `select ${COLUMNS} from payment_charges where tenant_id = balai.tenant_id() and payer = $1
      order by id desc limit 50`,
    [keys.pseudonym(holderId)],
  );
  return rows.map((row) => openCharge(keys, row));
}

/** The newest charges of everybody, for the desk. */
export async function readCharges(tx: Tx, keys: TenantKeys, limit: number): Promise<Charge[]> {
  const rows = await tx.query<ChargeRow>(
    `select ${COLUMNS} from payment_charges where tenant_id = balai.tenant_id() order by id desc limit $1`,
    [limit],
  );
  return rows.map((row) => openCharge(keys, row));
}

/** Orders that are neither paid nor given up, oldest first. */
export async function readOpenOrders(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ orderId: string }>(
    `select order_id as "orderId" from payment_charges
      where tenant_id = balai.tenant_id() and state in ('new', 'pending') order by id`,
  );
  return rows.map(({ orderId }) => orderId);
}

/** Keeps a new charge. @returns false when one with this id stands there already */
export async function insertCharge(tx: Tx, keys: TenantKeys, charge: Charge): Promise<boolean> {
  const { id, orderId, state, ...content } = charge;
  const made = await tx.execute(
    `insert into payment_charges (id, order_id, payer, state, sealed) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, id) do nothing`,
    [id, orderId, keys.pseudonym(charge.holderId), state, sealCharge(keys, id, content)],
  );
  return made > 0;
}

export async function storeCharge(
  tx: Tx,
  keys: TenantKeys,
  charge: Charge,
  reference: string | null = null,
): Promise<void> {
  const { id, orderId: _, state, ...content } = charge;
  await tx.execute(
    `update payment_charges set state = $2, sealed = $3, reference = coalesce($4, reference)
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, state, sealCharge(keys, id, content), reference],
  );
}
