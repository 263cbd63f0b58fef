import { type FieldKind, type FieldProblem, textOf } from '#kernel/exchange';
import { hasLostDigits } from './nik-kind.ts';
import { formatPhone, readPhones } from './phone.ts';

export interface PhoneKindOptions {
  /** Key that gets the second number of a cell with two. */
  alsoKey?: string;
}

/**
 * A telephone number in international form. Problems: `_invalid`, `_precision_lost`, `warn_…_several` (the first counts),
 * `warn_…_letters` (an O was read as zero).
 */
export function phoneKind(options: PhoneKindOptions = {}): FieldKind {
  return {
    name: 'phone',
    writes: 'text',
    isDistinctive: true,
    looksLike: (cell) =>
      cell.kind !== 'date' && /8\d/.test(cell.text) && readPhones(textOf(cell)).phones.length > 0,
    read(cell, stem) {
      if (hasLostDigits(cell)) {
        const message = 'Angka nomor ini hilang karena sel berformat angka. Ketik ulang sebagai teks.';
        return { problems: [{ code: `${stem}_precision_lost`, message }] };
      }
      const { phones, unreadable, repairedLetters } = readPhones(textOf(cell));
      const [first, second] = phones;
      if (first === undefined) {
        const message = 'Bukan nomor telepon. Tulis misalnya 0812-3456-7890.';
        return { problems: [{ code: `${stem}_invalid`, message }] };
      }
      const problems: FieldProblem[] = [];
      if (second !== undefined || unreadable.length > 0) {
        const message = `Ada lebih dari satu nomor dalam sel ini; yang dipakai ${formatPhone(first)}.`;
        problems.push({ code: `warn_${stem}_several`, message });
      }
      if (repairedLetters) {
        const message = `Berisi huruf yang mirip angka; dibaca ${formatPhone(first)}.`;
        problems.push({ code: `warn_${stem}_letters`, message });
      }
      const also = options.alsoKey && second !== undefined ? { [options.alsoKey]: second } : {};
      return { value: first, also, problems };
    },
  };
}
