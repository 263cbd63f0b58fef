import type { StatementLayout } from '#features/bank-statements';
import { invalid } from '#kernel/work';

/** The names of the fields in which a person describes the columns by their letters. */
export const LAYOUT_FIELDS = [
  { name: 'dateColumn', label: 'Kolom tanggal', isOptional: false },
  { name: 'textColumns', label: 'Kolom keterangan', isOptional: false },
  { name: 'creditColumn', label: 'Kolom uang masuk', isOptional: true },
  { name: 'amountColumn', label: 'Kolom jumlah, bila masuk dan keluar satu kolom', isOptional: true },
  { name: 'signColumn', label: 'Kolom tanda CR/DB', isOptional: true },
] as const;

/** The description as typed, in letters of columns. @throws AppError 422 */
export function readOwnLayout(typed: Readonly<Record<string, string>>): StatementLayout {
  const date = columnOf(typed.dateColumn);
  const text = (typed.textColumns ?? '').split(/[\s,;]+/).map(columnOf);
  const credit = columnOf(typed.creditColumn);
  const amount = columnOf(typed.amountColumn);
  const sign = columnOf(typed.signColumn);
  const firstRow = Number(typed.firstRow || '2');
  if (date === undefined) throw invalid({ dateColumn: 'Tulis huruf kolomnya, misalnya A.' });
  const columns = text.filter((one): one is number => one !== undefined);
  if (columns.length === 0 || columns.length !== text.length) {
    throw invalid({ textColumns: 'Tulis huruf kolomnya, misalnya B atau B, C.' });
  }
  if (!Number.isInteger(firstRow) || firstRow < 1 || firstRow > 100) {
    throw invalid({ firstRow: 'Isi nomor baris pertama yang berisi mutasi.' });
  }
  const base = { firstRow, date, text: columns };
  if (credit !== undefined) return { ...base, credit };
  if (amount === undefined) {
    throw invalid({ creditColumn: 'Sebutkan kolom uang masuk, atau kolom jumlah di bawahnya.' });
  }
  // Without a mark money that went out would pass for money that came in.
  return { ...base, amount, ...(sign === undefined ? {} : { sign }) };
}

function columnOf(letters: string | undefined): number | undefined {
  const text = (letters ?? '').trim().toUpperCase();
  if (!/^[A-Z]{1,2}$/.test(text)) return undefined;
  return [...text].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
