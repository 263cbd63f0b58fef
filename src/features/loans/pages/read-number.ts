import { parseRupiah } from '#kernel/money';

/** Rupiah as typed; what is none becomes no number, and the rule refuses it. */
export function rupiahIn(typed: string): number {
  const read = parseRupiah(typed);
  return read.kind === 'amount' ? read.amount : Number.NaN;
}

/** Whole number as typed. */
export const countIn = (typed: string): number =>
  /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : Number.NaN;

/** "1,25" per cent in parts of a per cent: 100 for hundredths, 10,000 for ten-thousandths. Nothing typed is none. */
export function percentIn(typed: string, parts: 100 | 10_000): number {
  const digits = parts === 100 ? 2 : 4;
  const match = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*%?$/.exec(typed.trim() || '0');
  if (!match || (match[2] ?? '').length > digits) return Number.NaN;
  return Number(match[1]) * parts + Number((match[2] ?? '').padEnd(digits, '0'));
}
