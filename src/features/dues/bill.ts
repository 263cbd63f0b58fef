import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';

export type BillKind = 'registration' | 'monthly';
export type BillStatus = 'unpaid' | 'paid' | 'waived';

export interface DuesBill {
  id: string;
  payerId: string;
  regionCode: string;
  kind: BillKind;
  /** 'YYYYMM' of a monthly bill; the number of the attempt of a registration. */
  period: string;
  rateCode: string;
  rateLabel: string;
  /** Rupiah, as are the next three. */
  amount: number;
  paidAmount: number;
  waivedAmount: number;
  transferSuffix: number;
  status: BillStatus;
  dueDate: string;
  waivedReason: string | null;
  createdAt: Date;
}

export const BILL_COLUMNS = `b.id, b.payer_id as "payerId", b.region_code as "regionCode", b.kind, b.period,
  b.rate_code as "rateCode", b.rate_label as "rateLabel", b.amount, b.paid_amount as "paidAmount",
  b.waived_amount as "waivedAmount", b.transfer_suffix as "transferSuffix", b.status, b.due_date as "dueDate",
  b.waived_reason as "waivedReason", b.created_at as "createdAt"`;

/** The bill, when it stands inside the walls of this transaction. */
export async function readBill(tx: Tx, billId: string): Promise<DuesBill | undefined> {
  if (!isUuid(billId)) return undefined;
  return tx.one<DuesBill>(
    `select ${BILL_COLUMNS} from dues_bills b where b.tenant_id = balai.tenant_id() and b.id = $1`,
    [billId],
  );
}

/** A person's bills, newest first. */
export function readBillsOf(tx: Tx, payerId: string): Promise<DuesBill[]> {
  return tx.query<DuesBill>(
    `select ${BILL_COLUMNS} from dues_bills b where b.tenant_id = balai.tenant_id() and b.payer_id = $1
      order by b.due_date desc, b.kind, b.period desc`,
    [payerId],
  );
}

/** What is still to be paid of a bill, in rupiah. */
export function remainingOf(bill: Pick<DuesBill, 'amount' | 'paidAmount' | 'waivedAmount'>): number {
  return bill.amount - bill.paidAmount - bill.waivedAmount;
}
