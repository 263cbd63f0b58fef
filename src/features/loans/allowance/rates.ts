import { z } from 'zod';
import { formatMonth, isPlainMonth, type PlainMonth } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { changeSetting, defineSetting, readSetting } from '#kernel/settings';
import { invalid, type WorkContext } from '#kernel/work';
import type { Quality } from '../policy.ts';

/** What of a class counts as lost, hundredths of a per cent. */
export type AllowanceRates = Readonly<Record<Quality, number>>;

/** Rates that hold from a month on, until the next ones. */
export interface RatesSince {
  since: PlainMonth;
  rates: AllowanceRates;
}

/** Nothing is written yet: the health worksheet of cooperatives (research/koperasi.md §2). */
export const FIRST_RATES: AllowanceRates = { current: 0, substandard: 5_000, doubtful: 7_500, lost: 10_000 };

const rate = z.int().min(0).max(10_000);
const setting = defineSetting<{ versions: RatesSince[] }>(
  'loans.allowance',
  z.object({
    versions: z.array(
      z.object({
        since: z.string(),
        rates: z.object({ current: rate, substandard: rate, doubtful: rate, lost: rate }),
      }),
    ),
  }),
  { versions: [] },
);

/** All rates that were ever set, in the order of their months; without any the first ones hold. */
export const readRates = async (tx: Tx): Promise<RatesSince[]> => (await readSetting(tx, setting)).versions;

/** The rates of a month. */
export const ratesIn = (versions: readonly RatesSince[], month: PlainMonth): AllowanceRates =>
  versions.findLast(({ since }) => since <= month)?.rates ?? FIRST_RATES;

/**
 * Sets the rates from a month on; those of the months before stay what they were.
 *
 * @param given.postedThrough the last month that is posted: its rates are history
 * @throws AppError 422 for rates outside 0 to 100 per cent or that fall from class to class, and for a month that is posted
 */
export async function writeRates(
  ctx: WorkContext,
  tx: Tx,
  given: RatesSince & { postedThrough: PlainMonth | undefined },
): Promise<void> {
  const { since, rates, postedThrough } = given;
  const faults: Record<string, string> = {};
  if (!isPlainMonth(since)) faults.since = 'Pilih bulan mulai berlakunya.';
  else if (postedThrough && since <= postedThrough)
    faults.since = `Penyisihan ${formatMonth(postedThrough)} sudah dibukukan. Pilih bulan sesudahnya.`;
  let least = 0;
  for (const [quality, name] of CLASSES) {
    const value = rates[quality];
    if (!Number.isInteger(value) || value < 0 || value > 10_000)
      faults[quality] = 'Isi persen antara 0 dan 100, paling banyak dua angka di belakang koma.';
    else if (value < least) faults[quality] = `Tarif ${name} tidak lebih kecil dari kelas sebelumnya.`;
    else least = value;
  }
  if (Object.keys(faults).length > 0) throw invalid(faults);
  await changeSetting(ctx, tx, setting, {
    value: ({ versions }) => ({
      versions: [...versions.filter((one) => one.since !== since), { since, rates }].sort((one, other) =>
        one.since.localeCompare(other.since),
      ),
    }),
    ...{ label: 'Tarif penyisihan pinjaman', resource: 'loan-allowance' },
    action: 'loan_allowance.rates_updated',
  });
}

const CLASSES: readonly (readonly [Quality, string])[] = [
  ['current', 'lancar'],
  ['substandard', 'kurang lancar'],
  ['doubtful', 'diragukan'],
  ['lost', 'macet'],
];
