import { postJournal } from '#features/ledger';
import { addDays, monthOf, type PlainDate, type PlainMonth } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';

export type Told = readonly [
  day: PlainDate,
  description: string,
  debit: string,
  credit: string,
  amount: number,
];

/** What the treasurer of the demo cooperative wrote by hand this year; savings and loans come from their own books. */
const once: readonly Told[] = [
  ['2026-01-05', 'Hibah modal kerja dari dinas koperasi', '1.1.02', '3.2.02', 75_000_000],
  ['2026-01-08', 'Tarik tunai untuk kas kecil', '1.1.01', '1.1.02', 10_000_000],
  ['2026-01-19', 'Beli laptop dan printer kantor', '1.5.03', '1.1.02', 14_750_000],
  ['2026-02-26', 'Konsumsi dan cetak buku rapat anggota tahunan', '5.2.01', '1.1.01', 3_860_000],
  ['2026-04-14', 'Tarik tunai untuk kas kecil', '1.1.01', '1.1.02', 8_000_000],
  ['2026-05-20', 'Pelatihan pembukuan dua pengurus', '5.2.02', '1.1.02', 2_400_000],
  ['2026-07-07', 'Beli lemari arsip, dibayar bulan depan', '1.5.03', '2.1.06', 2_900_000],
  ['2026-08-06', 'Lunasi lemari arsip', '2.1.06', '1.1.02', 2_900_000],
  ['2026-09-15', 'Tarik tunai untuk kas kecil', '1.1.01', '1.1.02', 6_000_000],
  ['2026-11-03', 'Cetak slip simpanan dan kuitansi', '5.1.04', '1.1.01', 640_000],
];

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'];

/** The year before, as its books were carried over: sums by kind of event, the last of them in December. */
const yearBefore: readonly Told[] = [
  ['2025-12-19', 'Penjualan air galon dan beras tahun 2025', '1.1.02', '4.2.01', 38_460_000],
  ['2025-12-22', 'Bunga rekening bank tahun 2025', '1.1.02', '4.2.02', 684_500],
  ['2025-12-23', 'Honor petugas kas tahun 2025', '5.1.03', '1.1.02', 15_600_000],
  ['2025-12-24', 'Listrik dan internet tahun 2025', '5.1.05', '1.1.02', 4_872_000],
  ['2025-12-29', 'Konsumsi rapat anggota tahun 2025', '5.2.01', '1.1.02', 2_950_000],
];

/** What comes back every month, paid at its end. @param place of the month; sales grow with it */
export const monthlyTold = (month: PlainMonth, place: number): Told[] => [
  [`${month}-25`, 'Honor petugas kas', '5.1.03', '1.1.02', 1_500_000],
  [`${month}-26`, 'Listrik dan internet kantor', '5.1.05', '1.1.01', 412_000 + place * 3_500],
  [`${month}-27`, 'Penjualan air galon dan beras', '1.1.01', '4.2.01', 2_150_000 + place * 85_000],
  [`${month}-28`, 'Penyusutan laptop dan printer', '5.1.06', '1.5.04', 245_833],
  [`${month}-28`, 'Bunga rekening bank', '1.1.02', '4.2.02', 61_200 - place * 1_150],
];

/** Months whose returning entries the base story tells. @param late days that it moves back */
export const toldMonths = (late: number): PlainMonth[] =>
  MONTHS.map((month) => monthOf(addDays(`2026-${month}-25`, -late)));

/**
 * Posts the year as the treasurer did.
 *
 * @param given.late days that the story moves back on a machine whose clock is earlier
 * @param given.withoutYearBefore when that year is told month by month
 */
export async function fillJournals(
  treasurer: WorkContext,
  tx: Tx,
  given: { late: number; withoutYearBefore: boolean },
): Promise<void> {
  const monthly = MONTHS.flatMap((month, place) => monthlyTold(`2026-${month}`, place));
  const told = [...(given.withoutYearBefore ? [] : yearBefore), ...once, ...monthly].sort(([one], [other]) =>
    one.localeCompare(other),
  );
  await postTold(
    treasurer,
    tx,
    told.map(([day, ...rest]) => [addDays(day, -given.late), ...rest]),
    'story',
  );
}

/** Posts what the treasurer wrote by hand. @param name with its place the entry's own; posted again it stays one */
export async function postTold(
  treasurer: WorkContext,
  tx: Tx,
  told: readonly Told[],
  name: string,
): Promise<void> {
  const rows = await tx.query<{ id: string; code: string }>(
    'select id, code from ledger_accounts where tenant_id = balai.tenant_id()',
  );
  const accounts = new Map(rows.map(({ code, id }) => [code, { id }]));
  for (const [index, [postedOn, description, debit, credit, amount]] of told.entries())
    await postJournal(treasurer, tx, {
      ...{ postedOn, description, isByHand: true, source: { kind: 'manual', id: `${name}-${index}` } },
      lines: [
        { account: accounts.get(debit)!, debit: amount },
        { account: accounts.get(credit)!, credit: amount },
      ],
    });
}
