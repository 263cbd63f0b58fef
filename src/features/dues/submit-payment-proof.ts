import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import { todayIn } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { type DuesBill, readBill, remainingOf } from './bill.ts';
import { lockPayer } from './payer-lock.ts';
import { type DuesPayment, PAYMENT_COLUMNS, type PaymentMethod, readPayment } from './payment.ts';
import { zoneOf } from './zone-of.ts';

export interface PaymentProof {
  /** The bill that is meant; nothing for money sent ahead of the bills of months to come. */
  billId: string | null;
  payerId: string;
  regionCode: string;
  fileId: string;
  /** 'YYYY-MM-DD' */
  paidOn: string;
  method: PaymentMethod;
  reference?: string;
  /** Rupiah; left out, what the bill still asks for and its transfer suffix. May be more or less; needed without a bill. */
  amount?: number;
  note?: string;
}

/** Above this somebody has typed a zero too many: years of the highest dues. */
const MOST_RUPIAH = 50_000_000;

/**
 * Files a payment with its proof, for the treasurer to look at. Sent again for the same bill while it still waits, the
 * later proof takes the place of the earlier one: pressing twice makes one payment.
 *
 * @throws AppError 404 when it is no bill of this person, 409 `bill_settled`, 422 for a day to come or an odd amount
 */
export async function submitPaymentProof(
  ctx: WorkContext,
  tx: Tx,
  proof: PaymentProof,
): Promise<DuesPayment> {
  await lockPayer(tx, proof.payerId);
  const bill = proof.billId === null ? undefined : await readOpenBill(tx, proof.billId, proof.payerId);
  const amount = proof.amount ?? (bill ? remainingOf(bill) + bill.transferSuffix : 0);
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > MOST_RUPIAH) {
    throw invalid({ amount: 'Isi jumlah yang Anda bayar, antara Rp1 dan Rp50.000.000.' });
  }
  if (proof.paidOn > todayIn(zoneOf(ctx.tenant), ctx.now)) {
    throw invalid({ paidOn: 'Tanggal bayar belum tiba. Isi tanggal pada bukti.' });
  }
  const before = await readWaitingPayment(tx, proof.payerId, proof.billId);
  const id = before?.id ?? uuidv7();
  const submittedBy = actorOf(ctx).id;
  await tx.execute(
    `insert into dues_payments (id, payer_id, region_code, amount, paid_on, method, reference, note, proof_file_id,
       submitted_by, bill_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (tenant_id, id) do update set amount = excluded.amount, paid_on = excluded.paid_on,
       method = excluded.method, reference = excluded.reference, note = excluded.note,
       proof_file_id = excluded.proof_file_id, submitted_by = excluded.submitted_by`,
    [
      ...[
        id,
        proof.payerId,
        bill?.regionCode ?? proof.regionCode,
        amount,
        proof.paidOn,
        proof.method,
        proof.reference ?? '',
      ],
      ...[proof.note ?? '', proof.fileId, submittedBy, proof.billId, ctx.now],
    ],
  );
  await tx.execute(
    `update files set object_id = $2 where tenant_id = balai.tenant_id() and id = $1 and resource = 'dues.payment'`,
    [proof.fileId, id],
  );
  const after = (await readPayment(tx, id))!;
  await recordAudit(ctx, tx, {
    action: before ? 'payment.proof_replaced' : 'payment.proof_submitted',
    resource: 'dues.payment',
    objectId: id,
    objectLabel: bill ? labelOf(bill) : 'Bayar di muka',
    ...(before && { before: auditOf(before) }),
    after: auditOf(after),
  });
  return after;
}

async function readOpenBill(tx: Tx, billId: string, payerId: string): Promise<DuesBill> {
  const bill = await readBill(tx, billId);
  if (!bill || bill.payerId !== payerId) throw notFound();
  if (bill.status !== 'unpaid') {
    throw conflict('bill_settled', 'Tagihan ini sudah lunas. Tidak ada yang perlu dibayar lagi.');
  }
  return bill;
}

function readWaitingPayment(
  tx: Tx,
  payerId: string,
  billId: string | null,
): Promise<DuesPayment | undefined> {
  return tx.one<DuesPayment>(
    `select ${PAYMENT_COLUMNS} from dues_payments p
      where p.tenant_id = balai.tenant_id() and p.payer_id = $1 and p.bill_id is not distinct from $2::uuid
        and p.status = 'submitted'`,
    [payerId, billId],
  );
}

const labelOf = (bill: { kind: string; period: string }) =>
  bill.kind === 'registration' ? `Pendaftaran ke-${Number(bill.period)}` : `Iuran ${bill.period}`;

const auditOf = (payment: DuesPayment) => ({
  amount: payment.amount,
  paid_on: payment.paidOn,
  method: payment.method,
  reference: payment.reference,
  proof_file_id: payment.proofFileId,
  status: payment.status,
});
