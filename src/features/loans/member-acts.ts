import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { ACT_LABELS, type Act } from './act.ts';
import { type LoanPlace, myLoanUrl } from './place.ts';
import { readLoanCards } from './read-loan.ts';

/** Money that changed hands over a loan, as the borrower reads it. */
export interface MemberLoanAct extends Pick<Act, 'id' | 'eventId' | 'postedOn' | 'at'> {
  /** "Angsuran, BA-2026-00012" */
  words: string;
  loanNumber: string;
  loanUrl: string;
  receiptUrl: string | undefined;
  /** Rupiah: what the member paid, below zero what the member got. */
  amount: number;
  isTakenBack: boolean;
  /** Belongs in a sum: neither taken back nor the taking back of another. */
  counts: boolean;
}

/** What a member paid and got over all loans. The caller has made sure that the person may see it. */
export async function readMemberLoanActs(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  holderId: string,
): Promise<MemberLoanAct[]> {
  const cards = await readLoanCards(ctx, tx, place, { holderId });
  return cards.flatMap(({ loan, acts }) => {
    const loanUrl = myLoanUrl(place, loan.id);
    return acts
      .map((act) => ({
        ...{ id: act.id, eventId: act.eventId, postedOn: act.postedOn, at: act.at },
        words: [ACT_LABELS[act.kind], act.receipt].filter(Boolean).join(', '),
        ...{ loanNumber: loan.number, loanUrl, amount: paidBy(act, acts) },
        receiptUrl: act.receipt ? `${loanUrl}/bukti/${act.id}/kuitansi.pdf` : undefined,
        isTakenBack: act.reversedById !== null,
        counts: act.reversedById === null && act.reversesId === null,
      }))
      .filter(({ amount }) => amount !== 0);
  });
}

/** Rupiah out of the member's hand. What was given up, or brought from old books, went through nobody's. */
function paidBy(act: Act, acts: readonly Act[]): number {
  const reversed = acts.find(({ id }) => id === act.reversesId);
  if (reversed) return -paidBy(reversed, acts);
  if (act.kind === 'disbursement') return act.fee - act.amount;
  return ['payment', 'settlement', 'recovery'].includes(act.kind) ? act.amount : 0;
}
