import { randomUUID } from 'node:crypto';
import type { NewEntry } from '#features/subledger';
import { formatDate, type PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { takeNumber } from '#kernel/numbering';
import { conflict, type WorkContext } from '#kernel/work';
import { insertAct } from './act.ts';
import { termsOf } from './apply.ts';
import { insertLoan, type Loan } from './loan.ts';
import { LOAN } from './money.ts';
import type { LoanPlace } from './place.ts';
import { type LoanProduct, readLoanProducts } from './product.ts';
import { type LoanMethod, MOST_MONTHS, makeSchedule, rateOf } from './schedule.ts';
import { stepNow } from './step.ts';

/** A loan that somebody owed before these books began. */
export interface BroughtLoan {
  id: string;
  holderId: string;
  /** Principal still owed, rupiah. */
  amount: number;
  /** Instalments still to come; none left means that all of it is due in a month. */
  months: number;
  /** Of what is owed a month, millionths. */
  rateMillionths: number;
  method: LoanMethod;
}

export const newBroughtLoan = (given: Omit<BroughtLoan, 'id'>): BroughtLoan => ({
  ...given,
  id: randomUUID(),
});

/** What brought loans add to the books of members, for the journal of the opening balances. */
export const broughtEntries = (loans: readonly BroughtLoan[]): NewEntry[] =>
  loans.map(({ id, holderId, amount }) => ({ holderId, account: LOAN, part: id, amount, counts: false }));

/**
 * Gives each brought loan its card in book 05, with the instalments that are still to come. The sum first borrowed is not
 * known any more: flat interest is counted on what is owed, and officers who agreed on more set a new schedule.
 *
 * @param given.journal that posted `broughtEntries`
 * @throws AppError 409 `no_loan_product` where nothing is lent
 */
export async function keepBroughtLoans(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  given: {
    loans: readonly BroughtLoan[];
    /** The evening before the books began. */
    asOf: PlainDate;
    event: { kind: string; id: string };
    journal: { id: string; number: string };
  },
): Promise<void> {
  if (given.loans.length === 0) return;
  const products = await readLoanProducts(tx);
  const product = products.find(({ isActive }) => isActive) ?? products[0];
  if (!product)
    throw conflict('no_loan_product', 'Ada sisa pinjaman anggota. Buat dulu satu produk pinjaman.');
  const related = await place.people.related(ctx, tx);
  for (const brought of given.loans) {
    const { id, holderId, amount } = brought;
    await insertLoan(ctx, tx, {
      ...(await loanOf(ctx, tx, { brought, product, asOf: given.asOf })),
      isRelated: related.has(holderId),
    });
    await insertAct(ctx, tx, {
      ...{ loanId: id, kind: 'brought-along', postedOn: given.asOf, amount, principal: amount },
      event: { kind: given.event.kind, id: `${given.event.id} ${id}` },
      ...{ journalId: given.journal.id, journalNumber: given.journal.number },
    });
  }
}

async function loanOf(
  ctx: WorkContext,
  tx: Tx,
  { brought, product, asOf }: { brought: BroughtLoan; product: LoanProduct; asOf: PlainDate },
): Promise<Loan> {
  const { id, holderId, amount, rateMillionths, method } = brought;
  const months = Math.min(Math.max(brought.months, 1), MOST_MONTHS);
  const unit = 1;
  const rows = makeSchedule({
    ...{ principal: amount, months, rate: rateOf(rateMillionths), method, unit, disbursedOn: asOf },
  });
  const purpose = `Sisa pinjaman per ${formatDate(asOf)}`;
  return {
    ...{ id, productId: product.id, state: 'active', holderId, amount, months, purpose },
    ...{ occupation: '', collateral: '', guarantor: '', isRelated: false },
    terms: {
      ...termsOf(product),
      name: 'Pinjaman lama',
      rateMillionths,
      method,
      feeBp: 0,
      // What was agreed on lateness is not known: no product of today speaks for it.
      penaltyMillionths: 0,
      graceDays: 0,
      roundingUnit: unit,
    },
    number: await takeNumber(ctx, tx, { series: 'loan agreement', prefix: 'PJ' }),
    ...{ plans: [{ startsOn: asOf, rows }], steps: [stepNow(ctx, 'disbursed', purpose)] },
  };
}
