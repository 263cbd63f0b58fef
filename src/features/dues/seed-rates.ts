import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';

/** The rates both requirement documents list; bounds after research/serikat §1a 19 and 20. */
const STANDARD = [
  ['golongan', 'GOL_I', 'Golongan I (Ia, Ib, Ic, Id)', 20_000, null, null],
  ['golongan', 'GOL_II', 'Golongan II (IIa, IIb, IIc, IId)', 30_000, null, null],
  ['golongan', 'GOL_III', 'Golongan III (IIIa, IIIb, IIIc, IIId)', 35_000, null, null],
  ['golongan', 'GOL_IV', 'Golongan IV (IVa, IVb, IVc, IVd, IVe)', 45_000, null, null],
  ['gaji', 'SAL_0_1500', 'Gaji Rp0–Rp1.500.000', 7_500, 0, 1_500_000],
  ['gaji', 'SAL_1500_3000', 'Gaji Rp1.500.001–Rp3.000.000', 15_000, 1_500_001, 3_000_000],
  ['gaji', 'SAL_3000_6000', 'Gaji Rp3.000.001–Rp6.000.000', 30_000, 3_000_001, 6_000_000],
  ['gaji', 'SAL_6000_UP', 'Gaji di atas Rp6.000.000', 60_000, 6_000_001, null],
] as const;

/** Long enough ago for whatever bills an organisation brings along. */
const FROM = '2020-01-01';

/** Gives a new organisation the standard rates. Repeating it changes nothing. */
export async function seedDuesRates(_ctx: WorkContext, tx: Tx): Promise<void> {
  for (const [index, [scheme, code, label, amount, min, max]] of STANDARD.entries()) {
    await tx.execute(
      `insert into dues_rates (id, scheme, code, label, amount, min_salary, max_salary, sort_order, effective_from)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (tenant_id, code, effective_from) do nothing`,
      [uuidv7(), scheme, code, label, amount, min, max, index + 1, FROM],
    );
  }
}
