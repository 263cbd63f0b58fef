import { readPayment, recordPayment, refuseOwn, type VerifiedPayment, verifyPayment } from '#features/dues';
import { recordAudit } from '#kernel/audit';
import { formatDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { followArrears } from '../arrears/follow-arrears.ts';
import { tellVerified } from '../treasury/decide-payment.ts';
import { readPayer } from '../treasury/read-payer.ts';
import { type BankLine, readLine } from './bank-line.ts';
import { readPayersToMatch } from './read-payers.ts';

export interface LineDecision {
  lineId: string;
  payerId: string;
  /** A proof or payment that this line is; nothing posts the money anew. */
  paymentId?: string | null;
  /** The person has seen that a payment of the same sum stands in the books and says this is another one. */
  isAnother?: boolean;
}

const NEAR_DAYS = 4;
const DAY_MS = 86_400_000;

/**
 * Takes a line of the bank for the money of this person: a waiting proof is verified, a payment that was verified before
 * is only tied to the line, other money is posted. Once, however often it is asked.
 *
 * @throws AppError 404; 403 `own_payment`; 409 `line_decided`, `maybe_posted`
 */
export async function confirmLine(
  ctx: WorkContext,
  tx: Tx,
  given: LineDecision,
): Promise<{ state: 'posted' | 'linked'; paymentId: string }> {
  const line = await lockOpenLine(ctx, tx, given.lineId);
  refuseOwn(ctx, given.payerId, 'own_payment', 'Uang Anda sendiri dicocokkan oleh bendahara lain.');
  const payer = await readPayer(tx, given.payerId);
  if (!payer) throw notFound();
  const chosen = given.paymentId ? await readPayment(tx, given.paymentId) : undefined;
  if (given.paymentId && chosen?.payerId !== given.payerId) throw notFound();
  if (!chosen && !given.isAnother) await refuseSecond(tx, line, given.payerId);
  if (chosen?.status === 'verified') {
    await store(ctx, tx, line, { state: 'linked', paymentId: chosen.id });
    return { state: 'linked', paymentId: chosen.id };
  }
  const verified: VerifiedPayment = chosen
    ? await verifyPayment(ctx, tx, { paymentId: chosen.id, receivedAmount: line.amount })
    : {
        ...(await recordPayment(ctx, tx, {
          ...{ payerId: payer.id, regionCode: payer.regionCode, billId: null, amount: line.amount },
          ...{ paidOn: line.postedOn, method: 'bank_import', reference: line.text, note: '' },
        })),
        isNew: true,
      };
  await store(ctx, tx, line, { state: 'posted', paymentId: verified.payment.id });
  await tellVerified(ctx, tx, verified);
  await followArrears(ctx, tx, payer.id);
  return { state: 'posted', paymentId: verified.payment.id };
}

/** Lays a line aside that is no dues; it can be taken up again. @throws AppError 404, 409, 422 */
export async function ignoreLine(
  ctx: WorkContext,
  tx: Tx,
  given: { lineId: string; note: string },
): Promise<void> {
  const note = given.note.trim();
  if (note.length < 3) throw invalid({ note: 'Tulis untuk apa uang ini.' });
  const line = await lockOpenLine(ctx, tx, given.lineId);
  await store(ctx, tx, line, { state: 'ignored', paymentId: null, note });
}

/** Takes an ignored line up again. @throws AppError 404, 409 */
export async function reopenLine(ctx: WorkContext, tx: Tx, lineId: string): Promise<void> {
  const line = await readLine(ctx, tx, lineId, { isLocked: true });
  if (!line) throw notFound();
  if (line.state !== 'ignored') throw conflict('line_decided', 'Baris ini tidak sedang diabaikan.');
  await tx.execute(
    `update dues_bank_lines set state = 'open', decided_by = null, decided_by_name = '', decided_at = null, note = ''
      where tenant_id = balai.tenant_id() and id = $1`,
    [line.id],
  );
}

async function lockOpenLine(ctx: WorkContext, tx: Tx, id: string): Promise<BankLine> {
  const line = await readLine(ctx, tx, id, { isLocked: true });
  if (!line) throw notFound();
  if (line.state !== 'open') {
    throw conflict(
      'line_decided',
      `Baris ini sudah dicocokkan oleh ${line.decidedByName || 'sistem'}. Tidak ada yang dicatat dua kali.`,
    );
  }
  return line;
}

/** The same sum of the same person on about the same day stands in the books already. */
async function refuseSecond(tx: Tx, line: BankLine, payerId: string): Promise<void> {
  const [payer] = await readPayersToMatch(tx, {
    ...{ today: line.postedOn, since: '2000-01-01', memberId: payerId },
  });
  const day = Date.parse(line.postedOn);
  const same = payer?.payments.find(
    ({ amount, paidOn }) =>
      amount === line.amount && Math.abs(Date.parse(paidOn) - day) <= NEAR_DAYS * DAY_MS,
  );
  if (!same) return;
  throw conflict(
    'maybe_posted',
    `Anggota ini punya ${same.isVerified ? 'pembayaran' : 'bukti'} dengan jumlah yang sama, ${formatDate(same.paidOn)}. Pilih pembayaran itu, atau nyatakan ini uang lain.`,
  );
}

async function store(
  ctx: WorkContext,
  tx: Tx,
  line: BankLine,
  decision: { state: 'posted' | 'linked' | 'ignored'; paymentId: string | null; note?: string },
): Promise<void> {
  const actor = actorOf(ctx);
  await tx.execute(
    `update dues_bank_lines set state = $2, payment_id = $3, decided_by = $4, decided_by_name = $5, decided_at = $6,
       note = $7
      where tenant_id = balai.tenant_id() and id = $1`,
    [line.id, decision.state, decision.paymentId, actor.id, actor.name, ctx.now, decision.note ?? ''],
  );
  await recordAudit(ctx, tx, {
    action: decision.state === 'ignored' ? 'bank.ignored' : 'bank.matched',
    resource: 'dues.bank',
    objectId: line.id,
    objectLabel: line.postedOn,
    after: { state: decision.state, payment_id: decision.paymentId, amount: line.amount },
    ...(decision.note ? { reason: decision.note } : {}),
  });
}
