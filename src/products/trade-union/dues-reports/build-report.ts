import { METHOD_LABELS } from '#features/dues';
import { formatDate, formatMonth } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { listAsked } from '#kernel/http';
import { readArrearsList } from '../arrears/read-arrears.ts';
import { regionName } from '../members/campus.ts';
import { type DashboardFilters, type DuesProgress, readDashboard } from '../treasury/read-dashboard.ts';
import { readPaymentList } from '../treasury/read-payments.ts';

export const REPORT_KINDS = [
  { value: 'regions', label: 'Rekap per wilayah' },
  { value: 'rates', label: 'Rekap per tarif' },
  { value: 'payments', label: 'Pembayaran terverifikasi' },
  { value: 'arrears', label: 'Tunggakan' },
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number]['value'];

export interface ReportColumn {
  key: string;
  label: string;
  writes: 'text' | 'number' | 'money' | 'date';
}

export interface DuesReport {
  kind: ReportKind;
  title: string;
  subtitle: string;
  columns: readonly ReportColumn[];
  rows: readonly Readonly<Record<string, string | number | null>>[];
  /** Sums of the columns of figures, by key. */
  totals: Readonly<Record<string, number>>;
}

const MOST_ROWS = 20_000;

const PROGRESS: readonly ReportColumn[] = [
  { key: 'obliged', label: 'Wajib', writes: 'number' },
  { key: 'paid', label: 'Lunas', writes: 'number' },
  { key: 'unpaid', label: 'Belum', writes: 'number' },
  { key: 'waived', label: 'Dibebaskan', writes: 'number' },
  { key: 'amount', label: 'Ditagih', writes: 'money' },
  { key: 'paidAmount', label: 'Masuk', writes: 'money' },
  { key: 'rest', label: 'Sisa', writes: 'money' },
];

/** One report with its sums, the same for the screen and for every file made from it. */
export async function buildReport(
  tx: Tx,
  given: { kind: ReportKind; filters: DashboardFilters; today: string },
): Promise<DuesReport> {
  const { kind, filters, today } = given;
  if (kind === 'payments') return paymentsReport(tx, filters);
  if (kind === 'arrears') return arrearsReport(tx, filters, today);
  const dashboard = await readDashboard(tx, filters, today);
  const isRegion = kind === 'regions';
  const rows = isRegion
    ? dashboard.byRegion.map((row) => ({ name: regionName(row.code), ...progressOf(row) }))
    : dashboard.byRate.map((row) => ({ name: row.label, ...progressOf(row) }));
  return {
    kind,
    title: isRegion ? 'Iuran per wilayah' : 'Iuran per tarif',
    subtitle: formatMonth(filters.month),
    ...withTotals(
      [{ key: 'name', label: isRegion ? 'Wilayah' : 'Tarif', writes: 'text' }, ...PROGRESS],
      rows,
    ),
  };
}

async function paymentsReport(tx: Tx, filters: DashboardFilters): Promise<DuesReport> {
  const { region, month } = filters;
  const { items } = await readPaymentList(
    tx,
    listAsked({
      ...{ sort: 'paid', size: MOST_ROWS },
      filters: { ...{ status: ['verified'], month: [month] }, ...(region ? { region } : {}) },
    }),
  );
  return {
    kind: 'payments',
    title: 'Pembayaran iuran terverifikasi',
    subtitle: formatMonth(filters.month),
    ...withTotals(
      [
        { key: 'paidOn', label: 'Dibayar', writes: 'date' },
        { key: 'receipt', label: 'Kuitansi', writes: 'text' },
        { key: 'name', label: 'Anggota', writes: 'text' },
        { key: 'number', label: 'Nomor anggota', writes: 'text' },
        { key: 'method', label: 'Cara', writes: 'text' },
        { key: 'amount', label: 'Jumlah', writes: 'money' },
      ],
      items.map((row) => ({
        ...{ paidOn: row.paidOn, receipt: row.receiptNumber, name: row.memberName, number: row.memberNumber },
        method: METHOD_LABELS[row.method],
        amount: (row.receivedAmount ?? 0) - row.reversedAmount,
      })),
    ),
  };
}

async function arrearsReport(tx: Tx, filters: DashboardFilters, today: string): Promise<DuesReport> {
  const { region, rate } = filters;
  const { items } = await readArrearsList(
    tx,
    listAsked({
      ...{ sort: '-months', size: MOST_ROWS },
      filters: { ...(region ? { region } : {}), ...(rate ? { rate } : {}) },
    }),
    today,
  );
  return {
    kind: 'arrears',
    title: 'Tunggakan iuran',
    subtitle: `Keadaan ${formatDate(today)}`,
    ...withTotals(
      [
        { key: 'name', label: 'Anggota', writes: 'text' },
        { key: 'number', label: 'Nomor anggota', writes: 'text' },
        { key: 'region', label: 'Wilayah', writes: 'text' },
        { key: 'oldest', label: 'Sejak', writes: 'date' },
        { key: 'months', label: 'Bulan', writes: 'number' },
        { key: 'amount', label: 'Jumlah', writes: 'money' },
      ],
      items.map((row) => ({
        ...{ name: row.name, number: row.number, region: regionName(row.regionCode) },
        ...{ oldest: row.oldestDue, months: row.months, amount: row.amount },
      })),
    ),
  };
}

const progressOf = (row: DuesProgress) => ({
  ...{ obliged: row.obliged, paid: row.paid, unpaid: row.unpaid, waived: row.waived },
  ...{ amount: row.amount, paidAmount: row.paidAmount },
  rest: row.amount - row.paidAmount - row.waivedAmount,
});

function withTotals(
  columns: readonly ReportColumn[],
  rows: DuesReport['rows'],
): Pick<DuesReport, 'columns' | 'rows' | 'totals'> {
  const figures = columns.filter(({ writes }) => writes === 'number' || writes === 'money');
  const totals = Object.fromEntries(
    figures.map(({ key }) => [key, rows.reduce((sum, row) => sum + Number(row[key] ?? 0), 0)]),
  );
  return { columns, rows, totals };
}
