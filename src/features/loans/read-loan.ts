import type { Holder } from '#features/subledger';
import { formatDate, type PlainDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { notFound, type WorkContext } from '#kernel/work';
import { type Act, paymentsOf, readActs, readActsOf } from './act.ts';
import { isBooked, type Loan, type LoanState, readLoan, readLoans } from './loan.ts';
import type { LoanPlace } from './place.ts';
import { type LoanPolicy, type Quality, qualityOf, readLoanPolicy } from './policy.ts';
import { type Standing, standingOf } from './standing.ts';

/** A loan in book 05: whose, what happened, how it stands today. */
export interface LoanCard {
  loan: Loan;
  holder: Holder;
  acts: Act[];
  standing: Standing;
  quality: Quality;
}

/** One loan of the book. @throws AppError 404 for none, or an application */
export async function readLoanCard(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  id: string,
): Promise<LoanCard> {
  const loan = await readLoan(ctx, tx, id);
  const holder = await place.people.one(ctx, tx, loan.holderId);
  if (!holder || !isBooked(loan)) throw notFound();
  return cardOf(loan, holder, await readActsOf(ctx, tx, id), await readLoanPolicy(tx), todayOf(ctx));
}

/** All loans of the book, or those of one member. */
export async function readLoanCards(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  given: { holderId?: string } = {},
): Promise<LoanCard[]> {
  const { holderId } = given;
  const loans = (await readLoans(ctx, tx, { ...given, states: MAY_BE_BOOKED })).filter(isBooked);
  if (loans.length === 0) return [];
  const people = holderId
    ? [await place.people.one(ctx, tx, holderId)].filter((one) => one !== undefined)
    : await place.people.all(ctx, tx);
  const holders = new Map(people.map((holder) => [holder.id, holder]));
  const acts = await readActs(ctx, tx, holderId ? loans.map(({ id }) => id) : undefined);
  const policy = await readLoanPolicy(tx);
  const today = todayOf(ctx);
  return loans.flatMap((loan) => {
    const holder = holders.get(loan.holderId);
    return holder ? [cardOf(loan, holder, acts.get(loan.id) ?? [], policy, today)] : [];
  });
}

/** An application whose pay-out was taken back waits anew, or was given up. */
const MAY_BE_BOOKED: readonly LoanState[] = [
  ...(['active', 'closed', 'written-off'] as const),
  ...(['approved', 'rejected', 'cancelled'] as const),
];

/** The day by which all of it is to be paid; a dash while no pay-out stands. */
export const lastDueOn = ({ rows }: Pick<Standing, 'rows'>): string => {
  const last = rows.at(-1);
  return last ? formatDate(last.dueOn) : '–';
};

function cardOf(loan: Loan, holder: Holder, acts: Act[], policy: LoanPolicy, today: PlainDate): LoanCard {
  // Without a pay-out that stands there is no plan, and nothing is owed.
  const plan = loan.plans.at(-1) ?? { startsOn: today, rows: [] };
  const standing = standingOf({ terms: loan.terms, plan }, paymentsOf(acts, loan.plans.length - 1), today);
  if (loan.state === 'active')
    return { loan, holder, acts, standing, quality: qualityOf(standing.overdue.days, policy) };
  return { loan, holder, acts, standing: ended(standing, loan), quality: 'current' };
}

/** Nothing is owed any more of a loan that is closed; of one given up it is no longer in the books. */
function ended(standing: Standing, { state }: Pick<Loan, 'state'>): Standing {
  return {
    ...{ outstanding: 0, penalty: 0, next: undefined },
    overdue: { principal: 0, interest: 0, days: 0, since: undefined },
    rows: standing.rows.map((row) => ({
      ...row,
      isOverdue: false,
      isPaid: state === 'closed' || row.isPaid,
    })),
  };
}
