import { accountName, takesMoney } from '../accounts.ts';
import { activityName, isActivity } from '../activities.ts';
import type { NewBudgetRow } from '../row.ts';
import { totalsOf } from '../totals.ts';
import { liesBelow } from '../year.ts';

/** A row of a sheet as far as its cells could be read. */
export interface SheetValues {
  activityCode?: string;
  accountCode?: string;
  description?: string;
  volume?: string;
  unit?: string;
  fundSource?: string;
  amount?: number;
}

export interface SheetLine {
  row: number;
  values: SheetValues;
}

/** A sum that the sheet writes, beside what its own rows come to. */
export interface SheetTotal {
  row: number;
  label: string;
  written: number;
  derived: number;
}

export interface ReadBudgetSheet {
  rows: (NewBudgetRow & { row: number })[];
  totals: SheetTotal[];
  faults: { row: number; field: keyof SheetValues; code: string; text: string }[];
}

/** Sums that sheets write in words instead of by a code. */
const WORDED: readonly [RegExp, keyof ReturnType<typeof totalsOf>, string][] = [
  [/surplus|defisit/i, 'surplus', 'Surplus atau defisit'],
  [/pembiayaan\s+net/i, 'net', 'Pembiayaan neto'],
  [/sil?pa tahun (berjalan|berkenaan|anggaran)/i, 'remainder', 'SiLPA tahun berjalan'],
  [/^(jumlah|total)\s+pendapatan/i, 'income', 'Jumlah pendapatan'],
  [/^(jumlah|total)\s+belanja/i, 'spending', 'Jumlah belanja'],
];

/**
 * Parts the rows of a village's sheet from its headings and sums. A heading of an activity holds for the rows below it; a sum
 * is compared with its rows and never stored.
 */
export function readBudgetSheet(lines: readonly SheetLine[]): ReadBudgetSheet {
  const read: ReadBudgetSheet = { rows: [], totals: [], faults: [] };
  const sums: { line: SheetLine; code: string; within: string }[] = [];
  let activity = '';
  for (const line of lines) {
    const { accountCode = '', amount, description = '' } = line.values;
    const ownActivity = line.values.activityCode ?? '';
    const fault = (field: keyof SheetValues, code: string, text: string) =>
      read.faults.push({ row: line.row, field, code, text });
    if (ownActivity !== '') activity = ownActivity;
    if (accountCode !== '' && !accountCode.startsWith('5')) activity = '';
    if (accountCode === '') {
      if (ownActivity !== '') sums.push({ line, code: ownActivity, within: '' });
      else if (!WORDED.some(([words]) => words.test(description)) && amount !== undefined)
        fault('accountCode', 'account_missing', 'Baris berjumlah ini tidak punya kode rekening.');
    } else if (accountName(accountCode) === accountCode)
      fault('accountCode', 'account_unknown', `Kode rekening ${accountCode} tidak ada dalam bagan.`);
    else if (!takesMoney(accountCode) || hasRowsBelow(lines, line))
      sums.push({ line, code: accountCode, within: accountCode.length > 1 ? activity : '' });
    else if (amount === undefined) fault('amount', 'amount_missing', 'Jumlahnya belum diisi.');
    else if (accountCode.startsWith('5') && !isActivity(activity))
      fault(
        'activityCode',
        'activity_unknown',
        activity === ''
          ? 'Belanja ini tidak punya kode kegiatan.'
          : `Kode kegiatan ${activity} tidak ada dalam daftar.`,
      );
    else
      read.rows.push({
        ...{ row: line.row, accountCode, activityCode: accountCode.startsWith('5') ? activity : '' },
        description: (description.length < 3 ? accountName(accountCode) : description).slice(0, 200),
        ...{ volume: line.values.volume ?? '', unit: line.values.unit ?? '' },
        ...{ fundSource: line.values.fundSource ?? '', amount },
      });
  }
  findTwice(read);
  read.totals = [...codedTotals(sums, read.rows), ...wordedTotals(lines, read.rows)];
  return read;
}

/** A kind of spending (5.1) is a sum when its parts follow under the same activity, and a row when they do not. */
function hasRowsBelow(lines: readonly SheetLine[], line: SheetLine): boolean {
  const code = line.values.accountCode!;
  const next = lines[lines.indexOf(line) + 1]?.values.accountCode ?? '';
  return next.startsWith(`${code}.`);
}

function codedTotals(
  sums: readonly { line: SheetLine; code: string; within: string }[],
  rows: readonly NewBudgetRow[],
): SheetTotal[] {
  return sums.flatMap(({ line, code, within }) => {
    if (line.values.amount === undefined) return [];
    const below = rows.filter((row) => liesBelow(row, code) && (within === '' || liesBelow(row, within)));
    return [
      {
        ...{ row: line.row, written: line.values.amount },
        label: `${code} ${code.startsWith('0') ? activityName(code) : accountName(code)}`,
        derived: below.reduce((sum, { amount }) => sum + amount, 0),
      },
    ];
  });
}

function wordedTotals(lines: readonly SheetLine[], rows: readonly NewBudgetRow[]): SheetTotal[] {
  const totals = totalsOf(rows);
  return lines.flatMap(({ row, values }) => {
    const { amount, description = '', accountCode = '', activityCode = '' } = values;
    if (amount === undefined || accountCode !== '' || activityCode !== '') return [];
    const known = WORDED.find(([words]) => words.test(description));
    return known ? [{ row, label: known[2], written: amount, derived: totals[known[1]] }] : [];
  });
}

function findTwice(read: ReadBudgetSheet): void {
  const seen = new Set<string>();
  for (const row of read.rows) {
    const key = [row.activityCode, row.accountCode, row.description, row.fundSource].join('|');
    if (seen.has(key))
      read.faults.push({
        ...{ row: row.row, field: 'description' as const, code: 'row_twice' },
        text: 'Uraian ini sudah ada pada rekening dan sumber dana yang sama. Bedakan uraiannya.',
      });
    seen.add(key);
  }
}
