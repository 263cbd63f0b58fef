import { randomUUID } from 'node:crypto';
import { isPlainDate } from '#kernel/calendar';
import { textIn } from '#kernel/http';
import { parseRupiah } from '#kernel/money';
import { type FieldErrors, invalid } from '#kernel/work';
import { type CashPlace, isCashPlace } from './cash-place.ts';

type TypedForm = Readonly<Record<string, string | string[]>>;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The key that makes a second press the same act; a fresh one for what is none. */
export function keyIn(form: TypedForm): string {
  const key = textIn(form, 'key');
  return UUID.test(key) ? key : randomUUID();
}

/** Rupiah above zero as typed, or the sentence that says what is wrong. */
export function readAmount(typed: string): number | string {
  const read = parseRupiah(typed);
  if (read.kind === 'fraction') return 'Isi rupiah bulat, tanpa sen.';
  if (read.kind !== 'amount' || read.amount <= 0) return 'Isi rupiah bulat di atas nol, misalnya 50.000.';
  return read.amount;
}

/** Day and place of money. @throws AppError 422 naming them, together with the faults that the caller found */
export function readMoneyPlace(
  typed: { postedOn: string; place: string },
  faults: FieldErrors = {},
): { postedOn: string; place: CashPlace } {
  const all: Record<string, string> = { ...faults };
  if (!isPlainDate(typed.postedOn)) all.postedOn = 'Isi tanggalnya.';
  if (!isCashPlace(typed.place)) all.place = 'Pilih kas atau rekening bank.';
  if (Object.keys(all).length > 0) throw invalid(all);
  return { postedOn: typed.postedOn, place: typed.place as CashPlace };
}
