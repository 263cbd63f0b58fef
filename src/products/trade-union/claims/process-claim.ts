import { approveClaim, type ClaimRemedy, type DuesClaim, rejectClaim, submitClaim } from '#features/dues';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import { accountsWithRole, notify } from '#kernel/notifications';
import { invalid } from '#kernel/work';
import { followArrears } from '../arrears/follow-arrears.ts';
import { tellPerson } from '../registration/tell.ts';
import { readPayer } from '../treasury/read-payer.ts';
import { claimDecidedMail } from './mails.ts';

/** Files a claim and tells the treasurers. @throws as `submitClaim` */
export async function submitAndTell(
  ctx: RequestContext,
  tx: Tx,
  given: Parameters<typeof submitClaim>[2],
): Promise<DuesClaim> {
  const claim = await submitClaim(ctx, tx, given);
  const payer = await readPayer(tx, claim.payerId);
  await notify(tx, await accountsWithRole(tx, ['treasurer']), {
    title: `Klaim iuran ${claim.number} dari ${payer?.fullName ?? 'anggota'}`,
    url: `/treasury/dues/claims/${claim.id}`,
  });
  return claim;
}

export type ClaimDecision =
  | { kind: 'approve'; note: string; remedy: ClaimRemedy }
  | { kind: 'reject'; note: string };

/** Decides about a claim, tells the member, and counts again how far they are behind. @throws as `approveClaim` */
export async function decideAndTell(
  ctx: RequestContext,
  tx: Tx,
  claimId: string,
  decision: ClaimDecision,
): Promise<DuesClaim> {
  const claim =
    decision.kind === 'approve'
      ? await approveClaim(ctx, tx, { claimId, note: decision.note, remedy: decision.remedy })
      : await rejectClaim(ctx, tx, { claimId, note: decision.note });
  const payer = await readPayer(tx, claim.payerId);
  const word = decision.kind === 'approve' ? 'diterima' : 'ditolak';
  const url = `/me/dues/claims/${claim.id}`;
  if (payer) {
    await tellPerson(
      ctx,
      tx,
      payer,
      claimDecidedMail,
      {
        ...{ number: claim.number, decision: word, note: decision.note },
        link: ctx.app.urlOf(ctx.tenant, url),
      },
      { title: `Klaim ${claim.number} ${word}`, body: decision.note, url },
    );
  }
  await followArrears(ctx, tx, claim.payerId);
  return claim;
}

/** The decision as the form of a claim sends it. @throws AppError 422 */
export function readDecision(
  form: Readonly<Record<string, string | string[]>>,
  readRupiah: (text: string) => number | undefined,
): ClaimDecision {
  const at = (name: string) => String(form[name] ?? '').trim();
  const note = at('note').slice(0, 1000);
  const correction = at('correction');
  const about = { billId: at('billId') || null, paymentId: at('paymentId') || null };
  const paid = {
    amount: readRupiah(at('amount')) ?? 0,
    paidOn: at('paidOn'),
    method: (['transfer', 'qris', 'cash'] as const).find((one) => one === at('method')) ?? 'transfer',
  };
  if (correction === 'reject') return { kind: 'reject', note };
  if (correction === 'none') return { kind: 'approve', note, remedy: { correction } };
  if (correction === 'waive') {
    return { kind: 'approve', note, remedy: { correction, billId: about.billId } };
  }
  if (correction === 'move_payment') return { kind: 'approve', note, remedy: { correction, ...about } };
  if (correction === 'record_payment') {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(paid.paidOn)) throw invalid({ paidOn: 'Isi tanggal bayar.' });
    const remedy = { correction, ...paid, billId: about.billId, reference: at('reference') } as const;
    return { kind: 'approve', note, remedy };
  }
  if (correction === 'payment_reversal' || correction === 'bill_reduction') {
    const proposal = { kind: correction, amount: paid.amount, ...about } as const;
    return { kind: 'approve', note, remedy: { correction: 'adjustment', proposal } };
  }
  throw invalid({ form: 'Pilih keputusannya.' });
}
