import { type CheckedRow, cleanText, defineImport, moneyKind, type Report, textKind } from '#kernel/exchange';
import { formatRupiah } from '#kernel/money';
import { FUND_SOURCES } from '../accounts.ts';
import { tidyActivity } from '../activities.ts';
import { readBudgetSheet, type SheetValues } from './read-budget-sheet.ts';

const code = (tidy: (text: string) => string) => textKind({ maxLength: 20, tidy });
const tidySource = (text: string) => {
  const key = text.toUpperCase();
  const known = FUND_SOURCES.find(({ value, label, synonyms = [] }) =>
    [value, label, ...synonyms].some((one) => one.toUpperCase() === key),
  );
  return known?.value ?? text;
};

/** The sheet of a budget, a change or a realisation, as villages keep it: one line a row, sums between them or not. */
export function budgetProfile(register: string, title: string, amountWords: readonly string[]) {
  return defineImport<SheetValues>({
    ...{ register, title },
    fields: [
      {
        ...{ key: 'activityCode', label: 'Kode Kegiatan', kind: code(tidyActivity), example: '02.03.10' },
        synonyms: ['kode bidang kegiatan', 'kegiatan', 'kd keg', 'kode keg', 'kode bidang'],
        help: 'Untuk belanja. Boleh sekali saja di atas baris-barisnya.',
      },
      {
        ...{ key: 'accountCode', label: 'Kode Rekening', kind: code((text) => text.replace(/\.+$/, '')) },
        synonyms: ['rekening', 'kode', 'kd rekening', 'kode akun', 'kode rek'],
        ...{ required: false, example: '5.3.5' },
      },
      {
        ...{ key: 'description', label: 'Uraian', kind: textKind({ maxLength: 200, tidy: cleanText }) },
        synonyms: ['uraian kegiatan', 'nama kegiatan', 'keterangan', 'nama rekening'],
        example: 'Pengecoran Jalan Handil Bujur',
      },
      {
        ...{ key: 'volume', label: 'Volume', kind: textKind({ maxLength: 20 }), example: '450' },
        synonyms: ['vol', 'output', 'keluaran'],
      },
      {
        ...{ key: 'unit', label: 'Satuan', kind: textKind({ maxLength: 30 }), example: 'meter' },
        synonyms: ['sat', 'unit'],
      },
      {
        ...{ key: 'amount', label: 'Jumlah', kind: moneyKind({ allowsNegative: true }) },
        synonyms: [...amountWords, 'jumlah rp', 'nilai', 'rupiah'],
        example: '187.500.000',
      },
      {
        ...{ key: 'fundSource', label: 'Sumber Dana', kind: textKind({ maxLength: 40, tidy: tidySource }) },
        synonyms: ['sumber', 'sumberdana', 'sd'],
        example: 'DDS',
      },
    ],
    duplicateRules: [],
    sheetChecks: [reconcile],
  });
}

/** Every sum the sheet writes is compared to the rupiah with its rows; the row is named. */
function reconcile(
  rows: CheckedRow<SheetValues>[],
  reportAt: (row: CheckedRow<SheetValues>) => Report,
): void {
  const at = new Map(rows.map((row) => [row.row, row]));
  const { totals, faults, rows: kept } = readBudgetSheet(rows);
  for (const { row, field, code: problem, text } of faults) reportAt(at.get(row)!)(field, problem, text);
  for (const { row, amount, fundSource } of kept) {
    if (amount < 0) reportAt(at.get(row)!)('amount', 'amount_negative', 'Jumlah tidak boleh di bawah nol.');
    if (fundSource !== '' && !FUND_SOURCES.some(({ value }) => value === fundSource))
      reportAt(at.get(row)!)('fundSource', 'fund_source_unknown', 'Sumber dana ini tidak dikenal.');
  }
  for (const { row, label, written, derived } of totals)
    if (written !== derived)
      reportAt(at.get(row)!)(
        'amount',
        'total_differs',
        `${label}: lembar menulis ${formatRupiah(written)}, barisnya berjumlah ${formatRupiah(derived)}; selisih ${formatRupiah(written - derived)}.`,
      );
}
