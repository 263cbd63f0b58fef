import type { Tx } from '#kernel/database';
import type { ListQuery, ListShape } from '#kernel/http';
import type { WorkContext } from '#kernel/work';
import type { LoanPlace } from './place.ts';
import type { Quality } from './policy.ts';
import { type LoanCard, readLoanCards } from './read-loan.ts';
import { sumOf } from './standing.ts';

export interface LoanList {
  rows: LoanCard[];
  /** Of all rows that the filters leave. Rupiah. */
  sums: { amount: number; outstanding: number; overdue: number };
}

export const LOAN_LIST: ListShape = {
  sorts: ['name', 'number', 'amount', 'outstanding', 'overdue', 'days', 'next'],
  defaultSort: 'name',
  filters: ['state', 'quality', 'product'],
};

/** Book 05 as a list. Figures are sealed one by one, so search and order happen here and not in the database. */
export async function readLoanList(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  list: Pick<ListQuery, 'q' | 'filters' | 'sort'>,
): Promise<LoanList> {
  const rows = (await readLoanCards(ctx, tx, place))
    .filter((card) => isWanted(card, list))
    .sort(comparing(list.sort));
  return {
    rows,
    sums: {
      amount: sumOf(rows, ({ loan }) => loan.amount),
      outstanding: sumOf(rows, ({ standing }) => standing.outstanding),
      overdue: sumOf(rows, overdueOf),
    },
  };
}

/** Principal, interest and penalty that should have been paid by today. */
export const overdueOf = ({ standing }: Pick<LoanCard, 'standing'>) =>
  standing.overdue.principal + standing.overdue.interest + standing.penalty;

/** Without a filter only loans that run. */
function isWanted(
  { loan, holder, standing, quality }: LoanCard,
  { q, filters }: Pick<ListQuery, 'q' | 'filters'>,
) {
  const words = q.toLowerCase();
  if (words && !`${holder.name} ${holder.number} ${loan.number}`.toLowerCase().includes(words)) return false;
  const [state] = filters.state ?? [];
  if (state === 'late' ? standing.overdue.days === 0 : state !== 'all' && loan.state !== (state ?? 'active'))
    return false;
  if (filters.product && !filters.product.includes(loan.productId)) return false;
  return !filters.quality || (loan.state === 'active' && filters.quality.includes(quality satisfies Quality));
}

function comparing({ key, direction }: ListQuery['sort']) {
  const turn = direction === 'descending' ? -1 : 1;
  const compare = COMPARE[key as keyof typeof COMPARE];
  return (one: LoanCard, other: LoanCard) =>
    turn * compare(one, other) || one.loan.number.localeCompare(other.loan.number);
}

const by = (figure: (card: LoanCard) => number) => (one: LoanCard, other: LoanCard) =>
  figure(one) - figure(other);
const byText = (text: (card: LoanCard) => string) => (one: LoanCard, other: LoanCard) =>
  text(one).localeCompare(text(other), 'id', { numeric: true });

const COMPARE = {
  name: byText(({ holder }) => holder.name),
  number: byText(({ loan }) => loan.number),
  amount: by(({ loan }) => loan.amount),
  outstanding: by(({ standing }) => standing.outstanding),
  overdue: by(overdueOf),
  days: by(({ standing }) => standing.overdue.days),
  next: byText(({ standing }) => standing.next?.dueOn ?? '9999'),
};
