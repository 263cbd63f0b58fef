import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import type { LoanPlace } from './place.ts';
import { readLoanCards } from './read-loan.ts';
import { overdueOf } from './read-loan-list.ts';
import { sumOf } from './standing.ts';

/** What a member owes, as a dashboard shows it. */
export interface MemberLoanSummary {
  /** Loans that run. */
  count: number;
  /** Principal still owed, rupiah. */
  outstanding: number;
  /** Principal, interest and penalty that should have been paid by today. */
  overdue: number;
  /** The next instalment of any loan; what of it is not paid yet. */
  next: { loanId: string; number: string; dueOn: PlainDate; amount: number } | undefined;
}

/** What this member owes today. The caller has made sure that the person may see it. */
export async function readMemberLoans(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  holderId: string,
): Promise<MemberLoanSummary> {
  const cards = (await readLoanCards(ctx, tx, place, { holderId })).filter(
    ({ loan }) => loan.state === 'active',
  );
  const [next] = cards
    .flatMap(({ loan, standing }) => (standing.next ? [{ loan, row: standing.next }] : []))
    .sort((one, other) => one.row.dueOn.localeCompare(other.row.dueOn));
  return {
    count: cards.length,
    outstanding: sumOf(cards, ({ standing }) => standing.outstanding),
    overdue: sumOf(cards, overdueOf),
    next: next && {
      ...{ loanId: next.loan.id, number: next.loan.number, dueOn: next.row.dueOn },
      amount: next.row.principal + next.row.interest - next.row.paidPrincipal - next.row.paidInterest,
    },
  };
}
