import { parseRupiah } from '#kernel/money';

/** Codes of the salary brackets of the dues table (serikat-rbac.md §8, bounds as research/serikat.md §1a 20). */
export type SalaryBracket = 'SAL_0_1500' | 'SAL_1500_3000' | 'SAL_3000_6000' | 'SAL_6000_UP';

/** Brackets with their bounds in whole rupiah, both inclusive; no amount lies between two of them. */
export const SALARY_BRACKETS: readonly { code: SalaryBracket; label: string; from: number; to: number }[] = [
  { code: 'SAL_0_1500', label: 'Rp0–Rp1.500.000', from: 0, to: 1_500_000 },
  { code: 'SAL_1500_3000', label: 'Rp1.500.001–Rp3.000.000', from: 1_500_001, to: 3_000_000 },
  { code: 'SAL_3000_6000', label: 'Rp3.000.001–Rp6.000.000', from: 3_000_001, to: 6_000_000 },
  { code: 'SAL_6000_UP', label: 'Di atas Rp6.000.000', from: 6_000_001, to: Number.MAX_SAFE_INTEGER },
];

/** The bracket of a monthly salary in rupiah. Throws `RangeError` on a negative amount or parts of a rupiah. */
export function bracketOf(salary: number): SalaryBracket {
  const found = SALARY_BRACKETS.find(({ from, to }) => salary >= from && salary <= to);
  if (!found || !Number.isSafeInteger(salary)) throw new RangeError(`Not a salary: ${salary}`);
  return found.code;
}

/**
 * The bracket that a text names: its code, "1,5–3 jt", "Rp1.500.001 - Rp3.000.000", "> 6 juta", "di bawah 1,5 jt".
 * `undefined` for anything else, single amounts included: those are salaries, not brackets.
 */
export function readBracket(text: string): SalaryBracket | undefined {
  const clean = text.trim().toLowerCase();
  const byCode = SALARY_BRACKETS.find(({ code }) => code.toLowerCase() === clean.replace(/[\s-]+/g, '_'));
  if (byCode) return byCode.code;
  const above = /^(?:>=?|≥|di atas|diatas|lebih dari|lebih|mulai)\s*(.+)$/.exec(clean);
  const below = /^(?:<=?|≤|di bawah|dibawah|kurang dari|kurang|maks(?:imal)?|s\/d|sampai)\s*(.+)$/.exec(
    clean,
  );
  const range = /^(.+?)\s*(?:-|–|—|s\/d|s\.d\.?|sampai(?: dengan)?|hingga)\s*(.+)$/.exec(clean);
  if (above) return bracketFrom(above[1], 1);
  if (below) return bracketFrom(below[1], 0);
  if (!range) return undefined;
  const [low, high] = [range[1] ?? '', range[2] ?? ''];
  const unit = /(jt|juta|rb|ribu)\s*$/.exec(high)?.[1];
  const from = amountOf(unit && !/[a-z]\s*$/.test(low) ? `${low} ${unit}` : low);
  const to = amountOf(high);
  // Neighbouring brackets are often written with one and the same bound; the upper one decides.
  return from !== undefined && to !== undefined && from < to ? bracketOf(to) : undefined;
}

function bracketFrom(text: string | undefined, added: number): SalaryBracket | undefined {
  const amount = amountOf(text ?? '');
  return amount === undefined ? undefined : bracketOf(amount + added);
}

function amountOf(text: string): number | undefined {
  const parsed = parseRupiah(text);
  return parsed.kind === 'amount' && parsed.amount >= 0 ? parsed.amount : undefined;
}
