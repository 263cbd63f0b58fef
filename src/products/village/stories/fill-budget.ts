import {
  adoptBudget,
  type BudgetStage,
  openBudgetDocument,
  publishBudget,
  readBudgetDocument,
  readBudgetRows,
  removeBudgetRow,
  saveBudgetRow,
  totalsOf,
} from '#features/village-budget';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';

type Line = readonly [
  account: string,
  activity: string,
  description: string,
  volume: string,
  unit: string,
  source: string,
  /** Thousands of rupiah. */
  amount: number,
];

const INCOME: readonly Line[] = [
  ['4.1.1', '', 'Bagi hasil BUM Desa Pitung Makmur', '1', 'tahun', 'PAD', 14_500],
  ['4.1.2', '', 'Sewa lapangan dan balai desa', '12', 'bulan', 'PAD', 6_000],
  ['4.2.1', '', 'Dana Desa', '1', 'tahun', 'DDS', 876_400],
  ['4.2.2', '', 'Bagi hasil pajak dan retribusi daerah', '1', 'tahun', 'PBH', 24_350],
  ['4.2.3', '', 'Alokasi Dana Desa', '1', 'tahun', 'ADD', 642_180],
  ['4.2.4', '', 'Bantuan keuangan provinsi', '1', 'tahun', 'PBP', 25_000],
  ['4.3.6', '', 'Jasa giro rekening kas desa', '12', 'bulan', 'DLL', 1_250],
];

const SPENDING: readonly Line[] = [
  ['5.1.1', '01.01.01', 'Penghasilan tetap dan tunjangan kepala desa', '12', 'bulan', 'ADD', 48_000],
  ['5.1.2', '01.01.02', 'Penghasilan tetap perangkat desa', '12', 'bulan', 'ADD', 266_400],
  ['5.1.3', '01.01.03', 'Jaminan kesehatan dan ketenagakerjaan', '12', 'bulan', 'ADD', 14_200],
  ['5.2.5', '01.01.04', 'Alat tulis, listrik, air, dan jaringan', '12', 'bulan', 'ADD', 38_600],
  ['5.1.4', '01.01.05', 'Tunjangan pimpinan dan anggota BPD', '12', 'bulan', 'ADD', 61_200],
  ['5.2.5', '01.01.06', 'Operasional BPD', '12', 'bulan', 'ADD', 9_000],
  ['5.2.2', '01.01.07', 'Insentif 18 ketua RT dan 6 ketua RW', '12', 'bulan', 'ADD', 57_600],
  ['5.2.5', '01.04.01', 'Musrenbang desa dan pembahasan APBDes', '2', 'kali', 'ADD', 12_500],
  ['5.2.5', '01.04.08', 'Sistem informasi desa', '12', 'bulan', 'DDS', 18_000],
  ['5.2.2', '02.01.01', 'Honor guru PAUD dan TPQ', '12', 'bulan', 'DDS', 72_000],
  ['5.2.7', '02.02.02', 'Makanan tambahan dan insentif kader posyandu', '12', 'bulan', 'DDS', 96_400],
  ['5.3.5', '02.03.10', 'Pengecoran Jalan Handil Bujur', '450', 'meter', 'DDS', 312_500],
  ['5.3.6', '02.03.13', 'Titian ulin Gang Purun', '60', 'meter', 'DDS', 84_000],
  ['5.3.8', '02.04.12', 'Sambungan air bersih Dusun III', '40', 'rumah', 'DDS', 68_000],
  ['5.2.1', '02.06.02', 'Papan informasi dan baliho APBDes', '3', 'buah', 'PBH', 7_350],
  ['5.2.2', '03.01.02', 'Pelatihan satuan pelindungan masyarakat', '1', 'kali', 'ADD', 11_000],
  ['5.2.7', '03.02.03', 'Maulid desa dan festival kesenian', '1', 'kali', 'PAD', 16_000],
  ['5.2.7', '03.04.03', 'Kegiatan PKK desa', '12', 'bulan', 'ADD', 21_500],
  ['5.2.7', '04.02.01', 'Bibit padi unggul dan pupuk', '120', 'paket', 'DDS', 48_000],
  ['5.2.2', '04.05.01', 'Pelatihan anyaman purun dan pemasaran daring', '2', 'angkatan', 'PBP', 25_000],
  ['5.4.1', '05.01.00', 'Kesiapsiagaan banjir', '1', 'tahun', 'DDS', 20_000],
];

const CAPITAL: Line = ['6.2.2', '', 'Penyertaan modal BUM Desa', '1', 'kali', 'DDS', 50_000];
/** What is left over goes to families in need: it brings income and spending together to the rupiah. */
const RELIEF = ['5.4.1', '05.03.00', 'BLT Dana Desa', '12', 'bulan', 'DDS'] as const;
const CARRIED = ['6.1.1', '', 'SiLPA tahun sebelumnya', '1', 'tahun', 'DLL'] as const;
const FIRST_CARRIED = 31_240;

/** Two years of the demo village's budget, each step through the desk's own functions; the next one is being drawn up. */
export async function fillBudget(ctx: WorkContext, tx: Tx): Promise<void> {
  const today = todayOf(ctx);
  const year = Number(today.slice(0, 4));
  await plan(ctx, tx, { year: year - 1, scale: 94, carried: FIRST_CARRIED * 1000 });
  const left = await realise(ctx, tx, { year: year - 1, through: `${year - 1}-12-31`, share: 97 });
  await plan(ctx, tx, { year, scale: 100, carried: FIRST_CARRIED * 1000 });
  await change(ctx, tx, year, left);
  if (today >= `${year}-08-01`) await realise(ctx, tx, { year, through: `${year}-06-30`, share: 46 });
  const next = await openBudgetDocument(ctx, tx, { year: String(year + 1), stage: 'budget', through: '' });
  for (const line of [...INCOME, ...SPENDING.slice(0, 9)]) await add(ctx, tx, next, line);
}

async function plan(ctx: WorkContext, tx: Tx, given: { year: number; scale: number; carried: number }) {
  const { year, scale, carried } = given;
  const id = await openBudgetDocument(ctx, tx, { year: String(year), stage: 'budget', through: '' });
  for (const line of [...INCOME, ...SPENDING, CAPITAL]) await add(ctx, tx, id, line, scale);
  await addAmount(ctx, tx, id, CARRIED, carried);
  await balance(ctx, tx, id);
  await adopt(ctx, tx, id, `Perdes 06 Tahun ${year - 1}`, `${year - 1}-12-29`);
}

/** What the year before left is known now; the relief takes the difference. */
async function change(ctx: WorkContext, tx: Tx, year: number, left: number) {
  const id = await openBudgetDocument(ctx, tx, { year: String(year), stage: 'change', through: '' });
  const rows = await readBudgetRows(tx, id);
  for (const code of [CARRIED[0], RELIEF[1]]) {
    const row = rows.find(({ accountCode, activityCode }) => [accountCode, activityCode].includes(code));
    if (row) await removeBudgetRow(ctx, tx, id, row.id);
  }
  await addAmount(ctx, tx, id, CARRIED, left);
  await balance(ctx, tx, id);
  await adopt(ctx, tx, id, `Perdes 03 Tahun ${year}`, `${year}-01-20`);
}

/** @returns what was left at the end */
async function realise(
  ctx: WorkContext,
  tx: Tx,
  given: { year: number; through: string; share: number },
): Promise<number> {
  const { year, through, share } = given;
  const [plan] = await tx.query<{ id: string }>(
    `select id from budget_documents where tenant_id = balai.tenant_id() and year = $1 and stage <> 'realisation'
      order by regulation_on desc limit 1`,
    [year],
  );
  const id = await openBudgetDocument(ctx, tx, {
    ...{ year: String(year), stage: 'realisation' satisfies BudgetStage, through },
  });
  const rows = await readBudgetRows(tx, plan!.id);
  for (const [at, { id: _, ...row }] of rows.entries()) {
    const whole = row.accountCode.startsWith('6') || (share > 90 && row.accountCode.startsWith('4'));
    // Not every activity goes as fast as the next.
    const part = whole ? 100 : Math.min(100, share + ((at * 7) % 9) - 5);
    await saveBudgetRow(ctx, tx, id, { ...row, amount: Math.floor((row.amount * part) / 100) });
  }
  const isWhole = through.endsWith('-12-31');
  await adopt(
    ...([ctx, tx, id] as const),
    isWhole ? `Perdes 02 Tahun ${year + 1}` : `Laporan Kepala Desa 01 Tahun ${year}`,
    isWhole ? `${year + 1}-01-15` : `${year}-07-10`,
  );
  return totalsOf(await readBudgetRows(tx, id)).remainder;
}

async function balance(ctx: WorkContext, tx: Tx, id: string) {
  const { remainder } = totalsOf(await readBudgetRows(tx, id));
  await addAmount(ctx, tx, id, RELIEF, remainder);
}

async function adopt(ctx: WorkContext, tx: Tx, id: string, regulation: string, regulationOn: string) {
  const today = todayOf(ctx);
  await adoptBudget(ctx, tx, id, {
    regulation,
    regulationOn: regulationOn > today ? today : regulationOn,
  });
  await publishBudget(ctx, tx, id);
  return readBudgetDocument(tx, id);
}

const add = (ctx: WorkContext, tx: Tx, id: string, line: Line, scale = 100) =>
  addAmount(ctx, tx, id, line, line[6] * 10 * scale);

function addAmount(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  line: Line | typeof RELIEF | typeof CARRIED,
  amount: number,
) {
  const [accountCode, activityCode, description, volume, unit, fundSource] = line;
  return saveBudgetRow(ctx, tx, id, {
    ...{ accountCode, activityCode, description, volume, unit, fundSource, amount },
  });
}
