import type { Holder } from '#features/subledger';
import { refuseFormer } from '#features/subledger';
import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import { accountsWithRole, notify } from '#kernel/notifications';
import { AppError, conflict, type FieldErrors, invalid, type WorkContext } from '#kernel/work';
import { insertLoan, type Loan, type LoanTerms, readLoan } from './loan.ts';
import { applicationUrl, type LoanPlace } from './place.ts';
import { readLoanPolicy } from './policy.ts';
import { type LoanProduct, readLoanProduct } from './product.ts';
import { isWithinCap, percentText, quoteOf } from './quote.ts';
import { stepNow } from './step.ts';

export interface NewApplication {
  /** Made with the form: sent twice, it is one application. */
  id: string;
  holder: Holder;
  productId: string;
  /** Rupiah. */
  amount: number;
  months: number;
  purpose: string;
  occupation: string;
  collateral: string;
  guarantor: string;
}

/**
 * Takes an application for a loan; officers are told.
 *
 * @returns whether this call made it
 * @throws AppError 422 naming what is wrong, `over_cap` when it would cost more than 24 per cent a year; 409 for somebody
 *   who has left
 */
export async function applyForLoan(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  given: NewApplication,
): Promise<boolean> {
  const { holder } = given;
  refuseFormer(holder);
  const product = await readLoanProduct(tx, given.productId);
  refuseFaults(given, product);
  const { amount, months } = given;
  const quote = quoteOf(product!, { amount, months, on: todayOf(ctx) });
  if (!isWithinCap(quote, await readLoanPolicy(tx))) throw overCap(quote.effective);
  const loan: Loan = {
    ...{ id: given.id, productId: product!.id, state: 'submitted', holderId: holder.id, amount, months },
    ...{ purpose: given.purpose.trim(), occupation: given.occupation.trim() },
    ...{ collateral: given.collateral.trim(), guarantor: given.guarantor.trim() },
    ...{ terms: termsOf(product!), isRelated: (await place.people.related(ctx, tx)).has(holder.id) },
    ...{ number: '', plans: [], steps: [stepNow(ctx, 'submitted', '')] },
  };
  if (!(await insertLoan(ctx, tx, loan))) {
    const known = await readLoan(ctx, tx, given.id);
    if (known.holderId !== holder.id) throw conflict('other_application', 'Muat ulang halaman ini.');
    return false;
  }
  await recordAudit(ctx, tx, {
    ...{ action: 'loan.submitted', resource: place.resources.application, objectId: loan.id },
    ...{ objectLabel: holder.name, after: { amount, months, product: product!.name } },
  });
  await notify(tx, await accountsWithRole(tx, place.told.assess), {
    title: 'Pengajuan pinjaman',
    body: 'Sebuah pengajuan baru menunggu penilaian.',
    url: applicationUrl(place, loan.id),
  });
  return true;
}

const overCap = (effective: number) => {
  const sentence = `Jasa efektifnya ${percentText(effective)} setahun, di atas batas 24% (Permenkop UKM 8/2023 pasal 27). Pilih produk atau jangka lain.`;
  return new AppError('over_cap', 422, sentence, { productId: sentence });
};

export const termsOf = (product: LoanProduct): LoanTerms => ({
  ...{ name: product.name, method: product.method, rateMillionths: product.rateMillionths },
  ...{ feeBp: product.feeBp, penaltyMillionths: product.penaltyMillionths, graceDays: product.graceDays },
  roundingUnit: product.roundingUnit,
});

/** @throws AppError 422 */
function refuseFaults(given: NewApplication, product: LoanProduct | undefined): void {
  const faults: Record<string, string> = { ...sizeFaults(given, product) };
  const length = (text: string) => text.trim().length;
  if (length(given.purpose) < 5 || length(given.purpose) > 500)
    faults.purpose = 'Tulis untuk apa pinjaman ini, 5 sampai 500 huruf.';
  if (length(given.occupation) > 100) faults.occupation = 'Isi pekerjaan, paling banyak 100 huruf.';
  if (length(given.collateral) > 300) faults.collateral = 'Tulis agunannya, paling banyak 300 huruf.';
  if (length(given.guarantor) > 150) faults.guarantor = 'Tulis penjaminnya, paling banyak 150 huruf.';
  if (product?.needsCollateral && length(given.collateral) < 5)
    faults.collateral = `${product.name} memerlukan agunan: tulis barang dan bukti pemiliknya.`;
  if (product?.needsGuarantor && length(given.guarantor) < 3)
    faults.guarantor = `${product.name} memerlukan penjamin: tulis nama dan nomor anggotanya.`;
  if (Object.keys(faults).length > 0) throw invalid(faults);
}

/** What is wrong with sum and term, by field; shared with the simulation. */
export function sizeFaults(
  given: Pick<NewApplication, 'amount' | 'months'>,
  product: LoanProduct | undefined,
): FieldErrors {
  const faults: Record<string, string> = {};
  if (!product?.isActive) faults.productId = 'Pilih produk pinjaman.';
  const {
    minAmount: least,
    maxAmount: most,
    maxMonths,
  } = product ?? {
    ...{ minAmount: 1, maxAmount: 1_000_000_000_000, maxMonths: 360 },
  };
  if (!Number.isSafeInteger(given.amount) || given.amount < least || given.amount > most)
    faults.amount = `Isi rupiah bulat antara ${formatRupiah(least)} dan ${formatRupiah(most)}.`;
  if (!Number.isInteger(given.months) || given.months < 1 || given.months > maxMonths)
    faults.months = `Isi lama pinjaman antara 1 dan ${maxMonths} bulan.`;
  return faults;
}
