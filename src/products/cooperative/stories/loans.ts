import { createHash } from 'node:crypto';
import {
  applyForLoan,
  approveLoan,
  assessLoan,
  disburseLoan,
  type LoanProduct,
  payLoan,
  readLoanProducts,
  rejectLoan,
} from '#features/loans';
import type { Holder } from '#features/subledger';
import { addDays, addMonths, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { onDay } from '#kernel/past';
import { loanPlace } from '../loans/index.ts';
import { savers } from '../savings/index.ts';
import { type Officers, officersOn } from './cast.ts';

const PURPOSES = [
  'Modal warung sembako',
  'Biaya sekolah anak',
  'Perbaikan atap rumah',
  'Membeli mesin jahit',
  'Pupuk dan bibit musim ini',
  'Servis motor untuk ojek',
];
/** How far the members got, one after another. */
const ENDINGS = [
  'paying',
  'paying',
  'late',
  'closed',
  'paying',
  'submitted',
  'assessed',
  'rejected',
] as const;
/** Members whose loans are told at the first start. */
const FIRST_LOANS = 10;

/** Tells the loans of some members, by the same steps and on the days that officers took them. */
export async function fillLoans(officers: Officers, tx: Tx, late: number): Promise<void> {
  const products = await readLoanProducts(tx);
  const holders = (await savers.all(officers.treasurer, tx))
    .filter(({ leftOn }) => leftOn === null)
    .sort((one, other) => one.number.localeCompare(other.number));
  for (const [index, holder] of holders.slice(0, FIRST_LOANS).entries())
    await tellLoan(officers, tx, { holder, index, products, late });
}

async function tellLoan(
  officers: Officers,
  tx: Tx,
  told: { holder: Holder; index: number; products: readonly LoanProduct[]; late: number },
): Promise<void> {
  const { holder, index, products, late } = told;
  const ending = ENDINGS[index % ENDINGS.length]!;
  const asked = addDays('2026-05-06', (index % 9) * 2 - late);
  const product = products[index % products.length]!;
  const [id, isShort] = [idOf(`loan ${holder.number}`), ending === 'closed'];
  const months = isShort ? 2 : 6 + (index % 3) * 3;
  const amount = 500_000 + (index % 7) * 250_000;
  // A round sum above every instalment: interest is at most 1.5 per cent.
  const instalment = Math.ceil((amount / months + amount / 50) / 1_000) * 1_000;
  const isNew = await borrow((later) => officersOn(officers, addDays(asked, later)), tx, {
    ...{
      id,
      holder,
      productId: product.id,
      months,
      amount,
      purpose: index,
      until: UNTIL[ending] ?? 'active',
    },
  });
  if (!isNew || ending in UNTIL) return;
  const paidOut = addDays(asked, 4);
  const today = todayOf(officers.treasurer);
  for (let month = 1; month <= (ending === 'late' ? 2 : 12); month += 1) {
    const postedOn = addDays(addMonths(paidOut, month), -(index % 4));
    if (postedOn > today || (isShort && month > 2)) return;
    const payer = onDay(officers.treasurer, postedOn);
    await payLoan(payer, tx, loanPlace, {
      ...{ id, amount: instalment, postedOn, into: index % 2 === 0 ? 'cash' : 'bank' },
      key: idOf(`pay ${holder.number} ${month}`),
    }).catch(skipClosed);
  }
}

/** How far an application of the story gets. */
export type Until = 'submitted' | 'assessed' | 'rejected' | 'active';

/** Endings before anything is paid out. */
const UNTIL: Readonly<Partial<Record<(typeof ENDINGS)[number], Until>>> = {
  ...{ submitted: 'submitted', assessed: 'assessed', rejected: 'rejected' },
};

/**
 * A loan as it begins: taken down, assessed two days later, decided on the next, paid out on the day after.
 * @returns false when it was told before; nothing is done then
 */
export async function borrow(
  on: (daysLater: number) => Officers,
  tx: Tx,
  given: {
    id: string;
    holder: Holder;
    productId: string;
    amount: number;
    months: number;
    /** Tells purposes apart. */
    purpose: number;
    until: Until;
  },
): Promise<boolean> {
  const { id, holder, productId, amount, months, until } = given;
  const isNew = await applyForLoan(on(0).secretary, tx, loanPlace, {
    ...{ id, holder, productId, months, amount, purpose: PURPOSES[given.purpose % PURPOSES.length]! },
    ...{ occupation: '', collateral: 'BPKB sepeda motor', guarantor: 'Anggota satu RT' },
  });
  if (!isNew || until === 'submitted') return isNew;
  await assessLoan(on(2).treasurer, tx, loanPlace, {
    id,
    note: 'Penghasilan cukup, tidak ada tunggakan simpanan.',
  });
  if (until === 'assessed') return true;
  if (until === 'rejected') {
    await rejectLoan(on(3).chair, tx, loanPlace, { id, reason: 'Kewajiban lain masih besar' });
    return true;
  }
  await approveLoan(on(3).chair, tx, loanPlace, id);
  const { treasurer } = on(4);
  await disburseLoan(treasurer, tx, loanPlace, {
    ...{ id, postedOn: todayOf(treasurer), from: 'bank', key: idOf(`out ${holder.number} ${id}`) },
  });
  return true;
}

/** A loan that is paid off takes no more; the story goes on. */
function skipClosed(error: unknown): void {
  if ((error as { code?: string }).code !== 'loan_not_active') throw error;
}

/** The same id on every start. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(`banua ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
