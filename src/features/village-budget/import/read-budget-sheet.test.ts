import { expect, it } from 'vitest';
import { readBudgetSheet, type SheetValues } from './read-budget-sheet.ts';

const sheet = (...rows: SheetValues[]) =>
  readBudgetSheet(rows.map((values, at) => ({ row: at + 2, values })));

const HEADED: SheetValues[] = [
  { accountCode: '4', description: 'PENDAPATAN', amount: 900 },
  { accountCode: '4.2', description: 'Transfer', amount: 900 },
  { accountCode: '4.2.1', description: 'Dana Desa', amount: 900 },
  { accountCode: '5', description: 'BELANJA', amount: 850 },
  { activityCode: '02.03.10', description: 'Pembangunan jalan desa', amount: 850 },
  { accountCode: '5.3', description: 'Belanja modal', amount: 850 },
  { accountCode: '5.3.5', description: 'Jalan Handil Bujur', amount: 600 },
  { accountCode: '5.3.5', description: 'Jalan Gang Purun', amount: 250 },
  { description: 'SURPLUS / (DEFISIT)', amount: 50 },
];

it('a sheet with headings and sums gives its rows once, and every sum ties to them', () => {
  const { rows, totals, faults } = sheet(...HEADED);
  expect(faults).toEqual([]);
  expect(rows.map(({ accountCode, activityCode, amount }) => [accountCode, activityCode, amount])).toEqual([
    ['4.2.1', '', 900],
    ['5.3.5', '02.03.10', 600],
    ['5.3.5', '02.03.10', 250],
  ]);
  expect(totals.length).toBe(6);
  expect(totals.filter(({ written, derived }) => written !== derived)).toEqual([]);
});

it('one rupiah too much in a row shows in each sum above it, by its row in the sheet', () => {
  const wrong = HEADED.map((row) => (row.description === 'Jalan Gang Purun' ? { ...row, amount: 251 } : row));
  const off = sheet(...wrong).totals.filter(({ written, derived }) => written !== derived);
  expect(off.map(({ row }) => row).sort((one, other) => one - other)).toEqual([5, 6, 7, 10]);
});

it('a kind of spending without parts is a row itself', () => {
  const { rows, totals } = sheet(
    { activityCode: '01.01.04', description: 'Operasional' },
    { accountCode: '5.2', description: 'Belanja barang', amount: 40 },
    { accountCode: '5.3', description: 'Belanja modal', amount: 60 },
  );
  expect(rows.map(({ amount }) => amount)).toEqual([40, 60]);
  expect(totals).toEqual([]);
});

it('spending without an activity, unknown codes, and the same words twice are named', () => {
  const { faults } = sheet(
    { accountCode: '5.2.1', description: 'Kertas', amount: 10 },
    { accountCode: '4.9.9', description: 'Lain', amount: 10 },
    { activityCode: '09.01.01', accountCode: '5.2.1', description: 'Tinta', amount: 10 },
    { activityCode: '01.01.04', accountCode: '5.2.1', description: 'Map', amount: 10 },
    { accountCode: '5.2.1', description: 'Map', amount: 20 },
    { description: 'Tanpa kode', amount: 5 },
  );
  expect(faults.map(({ row, code }) => [row, code])).toEqual([
    [2, 'activity_unknown'],
    [3, 'account_unknown'],
    [4, 'activity_unknown'],
    [7, 'account_missing'],
    [6, 'row_twice'],
  ]);
});
