import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';
import type { PaymentMethod } from './payment.ts';

/**
 * `payment_reversal`: money that was posted is taken back (posted twice, wrong person, wrong sum, given back).
 * `payment_entry`: money that came in and was never posted. `bill_reduction`: a bill asked for too much.
 * `waiver_reversal`: what was let off or reduced is asked for again.
 */
export type AdjustmentKind = 'payment_reversal' | 'payment_entry' | 'bill_reduction' | 'waiver_reversal';
export type AdjustmentStatus = 'proposed' | 'confirmed' | 'refused' | 'withdrawn';

export const ADJUSTMENT_LABELS: Readonly<Record<AdjustmentKind, string>> = {
  payment_reversal: 'Tarik kembali pembayaran',
  payment_entry: 'Catat pembayaran tanpa bukti',
  bill_reduction: 'Kurangi tagihan',
  waiver_reversal: 'Tagih kembali yang dibebaskan',
};

export interface DuesAdjustment {
  id: string;
  number: string;
  payerId: string;
  regionCode: string;
  kind: AdjustmentKind;
  /** Rupiah, above zero; the kind says which way. */
  amount: number;
  billId: string | null;
  paymentId: string | null;
  paidOn: string | null;
  method: PaymentMethod | null;
  reference: string;
  reason: string;
  claimId: string | null;
  status: AdjustmentStatus;
  proposedBy: string | null;
  proposedByName: string;
  proposedAt: Date;
  decidedBy: string | null;
  decidedByName: string;
  decidedAt: Date | null;
  decisionNote: string;
}

const COLUMNS = `a.id, a.number, a.payer_id as "payerId", a.region_code as "regionCode", a.kind, a.amount,
  a.bill_id as "billId", a.payment_id as "paymentId", a.paid_on as "paidOn", a.method, a.reference, a.reason,
  a.claim_id as "claimId", a.status, a.proposed_by as "proposedBy", a.proposed_by_name as "proposedByName",
  a.proposed_at as "proposedAt", a.decided_by as "decidedBy", a.decided_by_name as "decidedByName",
  a.decided_at as "decidedAt", a.decision_note as "decisionNote"`;

/** The adjustment, when it stands inside the walls of this transaction; `isLocked` holds it until the end. */
export async function readAdjustment(
  tx: Tx,
  id: string,
  options: { isLocked?: boolean } = {},
): Promise<DuesAdjustment | undefined> {
  if (!isUuid(id)) return undefined;
  return tx.one<DuesAdjustment>(
    `select ${COLUMNS} from dues_adjustments a where a.tenant_id = balai.tenant_id() and a.id = $1
      ${options.isLocked ? 'for update' : ''}`,
    [id],
  );
}

/** The adjustments of one person, newest first. */
export function readAdjustmentsOf(tx: Tx, payerId: string): Promise<DuesAdjustment[]> {
  return tx.query<DuesAdjustment>(
    `select ${COLUMNS} from dues_adjustments a where a.tenant_id = balai.tenant_id() and a.payer_id = $1
      order by a.proposed_at desc`,
    [payerId],
  );
}
