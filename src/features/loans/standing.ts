import { addDays, daysBetween, type PlainDate } from '#kernel/calendar';
import type { LoanFigures, Plan } from './loan.ts';
import type { Instalment } from './schedule.ts';

/** What of a payment went where, rupiah. */
export interface Shares {
  penalty: number;
  interest: number;
  principal: number;
  /** More than was owed; kept for the member. */
  credit: number;
}

export interface Payment extends Shares {
  postedOn: PlainDate;
}

export interface InstalmentStanding extends Instalment {
  paidPrincipal: number;
  paidInterest: number;
  /** Due before today and not paid in full. */
  isOverdue: boolean;
  isPaid: boolean;
}

/** How a loan stands on a day. */
export interface Standing {
  rows: InstalmentStanding[];
  /** Principal still owed. */
  outstanding: number;
  /** Due before today and not paid. */
  overdue: { principal: number; interest: number; days: number; since: PlainDate | undefined };
  /** Penalty that has run up and is not paid. */
  penalty: number;
  /** The first instalment that is not paid in full. */
  next: InstalmentStanding | undefined;
}

type Given = { terms: Pick<LoanFigures['terms'], 'penaltyMillionths' | 'graceDays'>; plan: Plan };

/**
 * How a loan stands: nothing of it is stored, all follows from its plan and what was paid since the plan began. Payments
 * settle the oldest instalment first. A day late is the day after the due day.
 */
export function standingOf(given: Given, payments: readonly Payment[], today: PlainDate): Standing {
  const { plan } = given;
  let interest = sumOf(payments, (one) => one.interest);
  let principal = sumOf(payments, (one) => one.principal);
  const rows = plan.rows.map((row): InstalmentStanding => {
    const paidInterest = Math.min(interest, row.interest);
    const paidPrincipal = Math.min(principal, row.principal);
    interest -= paidInterest;
    principal -= paidPrincipal;
    const isPaid = paidInterest === row.interest && paidPrincipal === row.principal;
    return { ...row, paidInterest, paidPrincipal, isPaid, isOverdue: !isPaid && row.dueOn < today };
  });
  const late = rows.filter(({ isOverdue }) => isOverdue);
  const since = late[0]?.dueOn;
  return {
    rows,
    outstanding: sumOf(rows, (row) => row.principal - row.paidPrincipal),
    overdue: {
      principal: sumOf(late, (row) => row.principal - row.paidPrincipal),
      interest: sumOf(late, (row) => row.interest - row.paidInterest),
      days: since ? daysBetween(since, today) : 0,
      since,
    },
    penalty: Math.max(0, runUpPenalty(given, payments, today) - sumOf(payments, (one) => one.penalty)),
    next: rows.find(({ isPaid }) => !isPaid),
  };
}

/**
 * Penalty that has run up since the plan began: each day of what is overdue beyond the days of grace, rounded down once.
 * Between due days and payments what is overdue stays the same.
 */
function runUpPenalty({ terms, plan }: Given, payments: readonly Payment[], today: PlainDate): number {
  if (terms.penaltyMillionths === 0) return 0;
  const starts = plan.rows.map((row) => ({
    from: addDays(row.dueOn, terms.graceDays),
    amount: row.principal + row.interest,
  }));
  const turns = [
    ...new Set([...starts.map(({ from }) => from), ...payments.map((one) => one.postedOn), today]),
  ]
    .filter((day) => day <= today)
    .sort();
  let millionths = 0n;
  for (const [index, day] of turns.slice(0, -1).entries()) {
    const due = sumOf(starts, ({ from, amount }) => (from <= day ? amount : 0));
    const paid = sumOf(payments, (one) => (one.postedOn <= day ? one.interest + one.principal : 0));
    if (due <= paid) continue;
    const days = daysBetween(day, turns[index + 1]!);
    millionths += BigInt(due - paid) * BigInt(days) * BigInt(terms.penaltyMillionths);
  }
  return Number(millionths / 1_000_000n);
}

/** What a payment settles first: the penalty, or each instalment before it. */
export type Order = 'penalty-first' | 'penalty-last';

/**
 * Shares a payment out: penalty, then each instalment from the oldest, its interest before its principal. What is left
 * when nothing is owed any more is credit.
 */
export function allocate(standing: Standing, amount: number, order: Order = 'penalty-first'): Shares {
  const shares: Shares = { penalty: 0, interest: 0, principal: 0, credit: 0 };
  let left = amount;
  const take = (share: keyof Shares, most: number) => {
    const part = Math.min(left, most);
    shares[share] += part;
    left -= part;
  };
  if (order === 'penalty-first') take('penalty', standing.penalty);
  for (const row of standing.rows) {
    take('interest', row.interest - row.paidInterest);
    take('principal', row.principal - row.paidPrincipal);
  }
  take('penalty', standing.penalty - shares.penalty);
  shares.credit = left;
  return shares;
}

/** `waived` is the interest of later months, which nobody is asked for. */
export type Settlement = Shares & { total: number; waived: number };

/**
 * What it takes to be rid of a loan today: all principal and penalty, the interest of every instalment that is due, and
 * that of the month that runs.
 */
export function settlementOf(standing: Standing, today: PlainDate): Settlement {
  const running = standing.rows.find(({ dueOn }) => dueOn >= today);
  const unpaid = (row: InstalmentStanding) => row.interest - row.paidInterest;
  const interest = sumOf(standing.rows, (row) => (row.dueOn < today || row === running ? unpaid(row) : 0));
  const all = sumOf(standing.rows, unpaid);
  const { penalty, outstanding: principal } = standing;
  return {
    ...{ penalty, interest, principal, credit: 0 },
    ...{ total: penalty + interest + principal, waived: all - interest },
  };
}

/** Whether nothing of it is owed any more. */
export const isSettled = ({ outstanding, penalty, rows }: Standing) =>
  outstanding === 0 && penalty === 0 && rows.every(({ interest, paidInterest }) => interest === paidInterest);

export const sumOf = <Row>(rows: readonly Row[], figure: (row: Row) => number) =>
  rows.reduce((sum, row) => sum + figure(row), 0);
