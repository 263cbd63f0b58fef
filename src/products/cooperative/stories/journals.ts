import { postJournal } from '#features/ledger';
import { addDays, type PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';

type Told = readonly [day: PlainDate, description: string, debit: string, credit: string, amount: number];

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

/** What comes back every month, paid at its end. */
const monthly = MONTHS.flatMap((month, index): Told[] => [
  [`2026-${month}-25`, 'Honor petugas kas', '5.1.03', '1.1.02', 1_500_000],
  [`2026-${month}-26`, 'Listrik dan internet kantor', '5.1.05', '1.1.01', 412_000 + index * 3_500],
  [`2026-${month}-27`, 'Penjualan air galon dan beras', '1.1.01', '4.2.01', 2_150_000 + index * 85_000],
  [`2026-${month}-28`, 'Penyusutan laptop dan printer', '5.1.06', '1.5.04', 245_833],
  [`2026-${month}-28`, 'Bunga rekening bank', '1.1.02', '4.2.02', 61_200 - index * 1_150],
]);

/** Posts the year as the treasurer did. @param late days that the story moves back on a machine whose clock is earlier */
export async function fillJournals(treasurer: WorkContext, tx: Tx, late: number): Promise<void> {
  const rows = await tx.query<{ id: string; code: string }>(
    'select id, code from ledger_accounts where tenant_id = balai.tenant_id()',
  );
  const accounts = new Map(rows.map(({ code, id }) => [code, { id }]));
  const told = [...yearBefore, ...once, ...monthly].sort(([one], [other]) => one.localeCompare(other));
  for (const [index, [day, description, debit, credit, amount]] of told.entries())
    await postJournal(treasurer, tx, {
      ...{ postedOn: addDays(day, -late), description, isByHand: true },
      source: { kind: 'manual', id: `story-${index}` },
      lines: [
        { account: accounts.get(debit)!, debit: amount },
        { account: accounts.get(credit)!, credit: amount },
      ],
    });
}
