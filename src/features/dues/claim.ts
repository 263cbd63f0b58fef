import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';

export type ClaimKind =
  | 'already_paid'
  | 'wrong_amount'
  | 'wrong_period'
  | 'double_payment'
  | 'waiver_request'
  | 'other';
export type ClaimStatus = 'submitted' | 'in_review' | 'approved' | 'rejected' | 'withdrawn';
export type ClaimCorrection = 'none' | 'waive' | 'record_payment' | 'move_payment' | 'adjustment';

/** The six kinds of the requirement (serikat-panduan §3.5), as members say them. */
export const CLAIM_LABELS: Readonly<Record<ClaimKind, string>> = {
  already_paid: 'Sudah bayar, belum tercatat',
  wrong_amount: 'Jumlah tagihan keliru',
  wrong_period: 'Pembayaran masuk ke bulan yang salah',
  double_payment: 'Terbayar dua kali',
  waiver_request: 'Mohon keringanan',
  other: 'Hal lain',
};

export interface DuesClaim {
  id: string;
  number: string;
  payerId: string;
  regionCode: string;
  kind: ClaimKind;
  billId: string | null;
  paymentId: string | null;
  description: string;
  fileId: string | null;
  status: ClaimStatus;
  submittedBy: string | null;
  takenByName: string;
  decidedByName: string;
  decidedAt: Date | null;
  decisionNote: string | null;
  correction: ClaimCorrection | null;
  createdAt: Date;
}

export interface ClaimEvent {
  id: string;
  at: Date;
  step: 'submitted' | 'taken' | 'approved' | 'rejected' | 'withdrawn' | 'corrected';
  actorName: string;
  note: string;
  billId: string | null;
  paymentId: string | null;
  adjustmentId: string | null;
  amount: number | null;
}

const COLUMNS = `c.id, c.number, c.payer_id as "payerId", c.region_code as "regionCode", c.kind, c.bill_id as "billId",
  c.payment_id as "paymentId", c.description, c.file_id as "fileId", c.status, c.submitted_by as "submittedBy",
  c.taken_by_name as "takenByName", c.decided_by_name as "decidedByName", c.decided_at as "decidedAt",
  c.decision_note as "decisionNote", c.correction, c.created_at as "createdAt"`;

/** The claim, when it stands inside the walls of this transaction; `isLocked` holds it until the end. */
export async function readClaim(
  tx: Tx,
  id: string,
  options: { isLocked?: boolean } = {},
): Promise<DuesClaim | undefined> {
  if (!isUuid(id)) return undefined;
  return tx.one<DuesClaim>(
    `select ${COLUMNS} from dues_claims c where c.tenant_id = balai.tenant_id() and c.id = $1
      ${options.isLocked ? 'for update' : ''}`,
    [id],
  );
}

/** A person's claims, newest first. */
export function readClaimsOf(tx: Tx, payerId: string): Promise<DuesClaim[]> {
  return tx.query<DuesClaim>(
    `select ${COLUMNS} from dues_claims c where c.tenant_id = balai.tenant_id() and c.payer_id = $1
      order by c.created_at desc`,
    [payerId],
  );
}

/** What happened to a claim, oldest first. */
export function readClaimEvents(tx: Tx, claimId: string): Promise<ClaimEvent[]> {
  return tx.query<ClaimEvent>(
    `select e.id, e.at, e.step, e.actor_name as "actorName", e.note, e.bill_id as "billId",
       e.payment_id as "paymentId", e.adjustment_id as "adjustmentId", e.amount
       from dues_claim_events e where e.tenant_id = balai.tenant_id() and e.claim_id = $1 order by e.at, e.id`,
    [claimId],
  );
}
