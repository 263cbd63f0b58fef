import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';

export type PaymentMethod = 'transfer' | 'qris' | 'cash' | 'payroll' | 'bank_import';
export type PaymentStatus = 'submitted' | 'verified' | 'rejected';

/** Methods that a member can name when sending a proof. */
export const PROOF_METHODS = ['transfer', 'qris', 'cash'] as const satisfies PaymentMethod[];

export const METHOD_LABELS: Readonly<Record<PaymentMethod, string>> = {
  transfer: 'Transfer bank',
  qris: 'QRIS',
  cash: 'Tunai',
  payroll: 'Potong gaji',
  bank_import: 'Mutasi bank',
};

export interface DuesPayment {
  id: string;
  payerId: string;
  regionCode: string;
  /** Rupiah, as the payer says; `receivedAmount` is what was found and posted. */
  amount: number;
  receivedAmount: number | null;
  allocatedAmount: number;
  /** Taken back by adjustments. */
  reversedAmount: number;
  /** Verified and not yet used. */
  creditAmount: number;
  paidOn: string;
  method: PaymentMethod;
  reference: string;
  note: string;
  proofFileId: string | null;
  status: PaymentStatus;
  submittedBy: string | null;
  decidedBy: string | null;
  decidedByName: string;
  decidedAt: Date | null;
  rejectedReason: string | null;
  billId: string | null;
  createdAt: Date;
}

export const PAYMENT_COLUMNS = `p.id, p.payer_id as "payerId", p.region_code as "regionCode", p.amount,
  p.received_amount as "receivedAmount", p.allocated_amount as "allocatedAmount",
  p.reversed_amount as "reversedAmount", p.credit_amount as "creditAmount", p.paid_on as "paidOn", p.method,
  p.reference, p.note, p.proof_file_id as "proofFileId", p.status, p.submitted_by as "submittedBy",
  p.decided_by as "decidedBy", p.decided_by_name as "decidedByName", p.decided_at as "decidedAt",
  p.rejected_reason as "rejectedReason", p.bill_id as "billId", p.created_at as "createdAt"`;

/** The payment, when it stands inside the walls of this transaction; `isLocked` holds it until the end. */
export async function readPayment(
  tx: Tx,
  paymentId: string,
  options: { isLocked?: boolean } = {},
): Promise<DuesPayment | undefined> {
  if (!isUuid(paymentId)) return undefined;
  return tx.one<DuesPayment>(
    `select ${PAYMENT_COLUMNS} from dues_payments p where p.tenant_id = balai.tenant_id() and p.id = $1
      ${options.isLocked ? 'for update' : ''}`,
    [paymentId],
  );
}

/** A person's payments, newest first. */
export function readPaymentsOf(tx: Tx, payerId: string): Promise<DuesPayment[]> {
  return tx.query<DuesPayment>(
    `select ${PAYMENT_COLUMNS} from dues_payments p where p.tenant_id = balai.tenant_id() and p.payer_id = $1
      order by p.paid_on desc, p.created_at desc`,
    [payerId],
  );
}
