import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { invalid, notFound, type WorkContext } from '#kernel/work';
import { type LoanProduct, readLoanProduct, readLoanProducts } from './product.ts';
import { METHOD_LABELS, MOST_MONTHS, MOST_PRINCIPAL } from './schedule.ts';

export type NewLoanProduct = Omit<LoanProduct, 'id' | 'isActive'>;

export const ROUNDING_UNITS = [1, 100, 500, 1_000] as const;

/** What a new cooperative starts with; its meeting decides the rates. */
export async function seedLoanProducts(ctx: WorkContext, tx: Tx): Promise<void> {
  if ((await readLoanProducts(tx)).length > 0) return;
  const usual = {
    ...{ minAmount: 500_000, feeBp: 100, penaltyMillionths: 500, graceDays: 7, roundingUnit: 100 },
    ...{ needsCollateral: false, needsGuarantor: false },
  };
  const first: NewLoanProduct[] = [
    {
      ...{ ...usual, name: 'Pinjaman umum', method: 'flat', rateMillionths: 10_000 },
      ...{ maxAmount: 10_000_000, maxMonths: 24 },
    },
    {
      ...{ ...usual, name: 'Pinjaman usaha', method: 'declining', rateMillionths: 15_000 },
      ...{ maxAmount: 50_000_000, maxMonths: 36, needsCollateral: true },
    },
    {
      ...{ ...usual, name: 'Pinjaman pendidikan', method: 'annuity', rateMillionths: 10_000 },
      ...{ maxAmount: 15_000_000, maxMonths: 24, needsGuarantor: true },
    },
  ];
  for (const one of first) await createLoanProduct(ctx, tx, one);
}

/** @throws AppError 422 naming what is wrong */
export async function createLoanProduct(ctx: WorkContext, tx: Tx, given: NewLoanProduct): Promise<string> {
  const fresh = checked(given, await readLoanProducts(tx));
  const id = uuidv7();
  await tx.execute(
    `insert into loan_products (id, name, method, rate_millionths, min_amount, max_amount, max_months, fee_bp,
       penalty_millionths, grace_days, rounding_unit, needs_collateral, needs_guarantor, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [id, ...columnsOf(fresh), ctx.now],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'loan_product.created', resource: 'loan-product', objectId: id, objectLabel: fresh.name },
    after: told(fresh),
  });
  return id;
}

/** Changes what holds for loans applied for from now on. @throws AppError 404; 422 as for a new one */
export async function changeLoanProduct(
  ctx: WorkContext,
  tx: Tx,
  given: NewLoanProduct & { id: string; isActive: boolean },
): Promise<void> {
  const before = await readLoanProduct(tx, given.id);
  if (!before) throw notFound();
  const after = checked(
    given,
    (await readLoanProducts(tx)).filter(({ id }) => id !== given.id),
  );
  await tx.execute(
    `update loan_products set name = $2, method = $3, rate_millionths = $4, min_amount = $5, max_amount = $6,
       max_months = $7, fee_bp = $8, penalty_millionths = $9, grace_days = $10, rounding_unit = $11,
       needs_collateral = $12, needs_guarantor = $13, is_active = $14
      where tenant_id = balai.tenant_id() and id = $1`,
    [given.id, ...columnsOf(after), given.isActive],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'loan_product.updated', resource: 'loan-product', objectId: given.id },
    ...{ objectLabel: after.name, before: { ...told(before), is_active: before.isActive } },
    after: { ...told(after), is_active: given.isActive },
  });
}

const columnsOf = (product: NewLoanProduct) => [
  ...[product.name, product.method, product.rateMillionths, product.minAmount, product.maxAmount],
  ...[product.maxMonths, product.feeBp, product.penaltyMillionths, product.graceDays],
  ...[product.roundingUnit, product.needsCollateral, product.needsGuarantor],
];

const told = (product: NewLoanProduct) => ({
  ...{ name: product.name, method: product.method, rate_millionths: product.rateMillionths },
  ...{ min_amount: product.minAmount, max_amount: product.maxAmount, max_months: product.maxMonths },
  ...{ fee_bp: product.feeBp, penalty_millionths: product.penaltyMillionths, grace_days: product.graceDays },
  ...{ rounding_unit: product.roundingUnit, needs_collateral: product.needsCollateral },
  needs_guarantor: product.needsGuarantor,
});

/** Most that may be asked a month: 24 per cent a year (Permenkop UKM 8/2023 ps. 27). */
const MOST_RATE = 20_000;

function checked(given: NewLoanProduct, others: readonly LoanProduct[]): NewLoanProduct {
  const name = given.name.trim().replace(/\s+/g, ' ');
  const faults: Record<string, string> = {};
  const ask = (field: keyof NewLoanProduct, least: number, most: number, sentence: string) => {
    const value = given[field] as number;
    if (!Number.isSafeInteger(value) || value < least || value > most) faults[field] = sentence;
  };
  if (name.length < 3 || name.length > 60) faults.name = 'Isi nama produk, 3 sampai 60 huruf.';
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase()))
    faults.name = 'Nama ini sudah dipakai produk lain.';
  if (!Object.hasOwn(METHOD_LABELS, given.method)) faults.method = 'Pilih cara menghitung jasa.';
  ask(
    'rateMillionths',
    0,
    MOST_RATE,
    'Isi jasa sebulan dalam persen, paling tinggi 2 (24% setahun, Permenkop UKM 8/2023 pasal 27).',
  );
  ask('minAmount', 1, MOST_PRINCIPAL, 'Isi rupiah bulat di atas nol.');
  ask('maxAmount', 1, MOST_PRINCIPAL, 'Isi rupiah bulat di atas nol, paling banyak 1 triliun.');
  if (!faults.minAmount && !faults.maxAmount && given.maxAmount < given.minAmount)
    faults.maxAmount = 'Isi sama dengan atau di atas jumlah terkecil.';
  ask('maxMonths', 1, MOST_MONTHS, `Isi 1 sampai ${MOST_MONTHS} bulan.`);
  ask('feeBp', 0, 1_000, 'Isi persen dari pinjaman, paling banyak 10.');
  ask('penaltyMillionths', 0, 10_000, 'Isi persen sehari dari yang tertunggak, paling banyak 1.');
  ask('graceDays', 0, 60, 'Isi 0 sampai 60 hari.');
  if (!ROUNDING_UNITS.some((unit) => unit === given.roundingUnit)) faults.roundingUnit = 'Pilih pembulatan.';
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return { ...given, name };
}
