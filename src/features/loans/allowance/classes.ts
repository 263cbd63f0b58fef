import type { PlainDate } from '#kernel/calendar';
import { type Act, changeOf, paymentsOf } from '../act.ts';
import type { Loan } from '../loan.ts';
import { type LoanPolicy, type Quality, qualityOf } from '../policy.ts';
import { standingOf, sumOf } from '../standing.ts';
import type { AllowanceRates } from './rates.ts';

/** Loans of one class on a day, and what of them is set aside. */
export interface AllowanceClass {
  quality: Quality;
  loans: number;
  /** Principal owed, rupiah. */
  balance: number;
  /** Hundredths of a per cent. */
  rateBp: number;
  /** The balance times the rate, to the nearest rupiah, half a rupiah upwards. */
  amount: number;
}

export type LoanWithActs = Pick<Loan, 'plans' | 'terms'> & { acts: readonly Act[] };

const QUALITIES: readonly Quality[] = ['current', 'substandard', 'doubtful', 'lost'];

/**
 * The loans by class as they stood on the evening of a day, whatever happened to them since. The balances add up to the
 * control account of that evening: both follow from the same postings.
 */
export function classesOn(
  loans: readonly LoanWithActs[],
  day: PlainDate,
  policy: Pick<LoanPolicy, 'bands'>,
  rates: AllowanceRates,
): AllowanceClass[] {
  const owed = loans.flatMap((loan) => {
    const balance = owedOn(loan.acts, day);
    return balance === 0 ? [] : [{ balance, quality: qualityOf(daysLateOn(loan, day), policy) }];
  });
  return QUALITIES.map((quality) => {
    const own = owed.filter((one) => one.quality === quality);
    const balance = sumOf(own, (one) => one.balance);
    const rateBp = rates[quality];
    return { quality, loans: own.length, balance, rateBp, amount: shareOf(balance, rateBp) };
  });
}

/** Principal that is owed on the evening of a day. */
function owedOn(acts: readonly Act[], day: PlainDate): number {
  const until = acts.filter(({ postedOn }) => postedOn <= day);
  return sumOf(until, (act) => changeOf(act, acts));
}

/** Days since the oldest instalment of the plan of that day that was not paid by then. */
function daysLateOn({ plans, terms, acts }: LoanWithActs, day: PlainDate): number {
  const at = plans.findLastIndex(({ startsOn }) => startsOn <= day);
  if (at < 0) return 0;
  const until = acts.filter(({ postedOn }) => postedOn <= day);
  const takenBack = new Set(until.map(({ reversesId }) => reversesId));
  const standing = until.map((act) => (takenBack.has(act.id) ? act : { ...act, reversedById: null }));
  return standingOf({ terms, plan: plans[at]! }, paymentsOf(standing, at), day).overdue.days;
}

function shareOf(balance: number, bp: number): number {
  const twice = BigInt(balance) * BigInt(bp) * 2n;
  return Number((twice + 10_000n) / 20_000n);
}
