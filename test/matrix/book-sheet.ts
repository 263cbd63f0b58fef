import { importOf } from '../../src/kernel/register/index.ts';
import type { Book } from './book-acts.ts';

/** A sheet with one row for this book: the columns it asks for, with a value of the right kind in each. */
export function sheetOf(book: Book): { name: string; type: string; content: Uint8Array } {
  const columns = importOf(book)!.profile.fields.filter(({ required }) => required);
  const cells = columns.map(({ key, label, example }) => {
    const field = book.fields.find((one) => one.key === key)!;
    if (field.type === 'choice') return field.choices[0]!.label;
    if (field.type === 'date') return '02-11-2026';
    if (field.type === 'time') return '09:00';
    if (['number', 'rupiah', 'percent'].includes(field.type)) return '3';
    return example ?? `Contoh ${label}`;
  });
  const lines = [columns.map(({ label }) => label), cells].map((line) =>
    line.map((cell) => `"${cell}"`).join(','),
  );
  return { name: 'lembar.csv', type: 'text/csv', content: Buffer.from(lines.join('\n')) };
}
