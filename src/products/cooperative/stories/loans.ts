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
import { addDays, addMonths, instantOf, type PlainDate, todayOf, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { loanPlace } from '../loans/index.ts';
import { savers } from '../savings/index.ts';

/** Who acts in the story: whoever takes applications down, judges them, and keeps the money. */
export interface LoanOfficers {
  secretary: WorkContext;
  treasurer: WorkContext;
  chair: WorkContext;
}

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
export const FIRST_LOANS = 10;

/** Tells the loans of some members, by the same steps and on the days that officers took them. @returns how many */
export async function fillLoans(
  officers: LoanOfficers,
  tx: Tx,
  given: { from: number; to: number; late: number },
): Promise<number> {
  const products = await readLoanProducts(tx);
  const holders = (await savers.all(officers.treasurer, tx))
    .filter(({ leftOn }) => leftOn === null)
    .sort((one, other) => one.number.localeCompare(other.number));
  const chosen = holders.slice(given.from, given.to);
  for (const [at, holder] of chosen.entries())
    await tellLoan(officers, tx, { holder, index: given.from + at, products, late: given.late });
  return chosen.length;
}

async function tellLoan(
  officers: LoanOfficers,
  tx: Tx,
  told: { holder: Holder; index: number; products: readonly LoanProduct[]; late: number },
): Promise<void> {
  const { holder, index, products, late } = told;
  const ending = ENDINGS[index % ENDINGS.length]!;
  // Books are closed through August: what is told later begins after it.
  const asked = addDays(index < FIRST_LOANS ? '2026-05-06' : '2026-09-02', (index % 9) * 2 - late);
  const on = (ctx: WorkContext, day: PlainDate): WorkContext => ({
    ...ctx,
    now: instantOf(day, zoneOf(ctx.tenant.timeZone), '09.00'),
  });
  const product = products[index % products.length]!;
  const [id, isShort] = [idOf(`loan ${holder.number}`), ending === 'closed'];
  const months = isShort ? 2 : 6 + (index % 3) * 3;
  const amount = 500_000 + (index % 7) * 250_000;
  // A round sum above every instalment: interest is at most 1.5 per cent.
  const instalment = Math.ceil((amount / months + amount / 50) / 1_000) * 1_000;
  const secretary = on(officers.secretary, asked);
  const isNew = await applyForLoan(secretary, tx, loanPlace, {
    ...{ id, holder, productId: product.id, months },
    ...{ amount, purpose: PURPOSES[index % PURPOSES.length]! },
    ...{ occupation: '', collateral: 'BPKB sepeda motor', guarantor: 'Anggota satu RT' },
  });
  // Told by an earlier try.
  if (!isNew || ending === 'submitted') return;
  const treasurer = on(officers.treasurer, addDays(asked, 2));
  await assessLoan(treasurer, tx, loanPlace, {
    id,
    note: 'Penghasilan cukup, tidak ada tunggakan simpanan.',
  });
  if (ending === 'assessed') return;
  const chair = on(officers.chair, addDays(asked, 3));
  if (ending === 'rejected') {
    await rejectLoan(chair, tx, loanPlace, { id, reason: 'Kewajiban lain masih besar' });
    return;
  }
  await approveLoan(chair, tx, loanPlace, id);
  const paidOut = addDays(asked, 4);
  await disburseLoan(on(officers.treasurer, paidOut), tx, loanPlace, {
    ...{ id, postedOn: paidOut, from: 'bank', key: idOf(`out ${holder.number}`) },
  });
  const today = todayOf(officers.treasurer);
  for (let month = 1; month <= (ending === 'late' ? 2 : 12); month += 1) {
    const postedOn = addDays(addMonths(paidOut, month), -(index % 4));
    if (postedOn > today || (isShort && month > 2)) return;
    const payer = on(officers.treasurer, postedOn);
    await payLoan(payer, tx, loanPlace, {
      ...{ id, amount: instalment, postedOn, into: index % 2 === 0 ? 'cash' : 'bank' },
      key: idOf(`pay ${holder.number} ${month}`),
    }).catch(skipClosed);
  }
}

/** A loan that is paid off takes no more; the story goes on. */
function skipClosed(error: unknown): void {
  if ((error as { code?: string }).code !== 'loan_not_active') throw error;
}

/** The same id on every start. */
function idOf(name: string): string {
  const hex = createHash('sha256').update(`banua ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
