import { type Amount, toWhole } from './format-rupiah.ts';

/**
 * An amount in words for a receipt: 1.250.000 is "satu juta dua ratus lima puluh ribu rupiah", a negative one begins
 * with "minus". Throws `RangeError` from a thousand trillion (10^15) on and on parts of a rupiah.
 */
export function spellRupiah(amount: Amount): string {
  return `${spellNumber(amount)} rupiah`;
}

/** A whole number in Indonesian words, without unit. */
export function spellNumber(number: Amount): string {
  const whole = toWhole(number);
  if (whole < 0n) return `minus ${spellNumber(-whole)}`;
  if (whole === 0n) return 'nol';
  if (whole >= LIMIT) throw new RangeError(`Too large to spell: ${whole}`);
  const words: string[] = [];
  let rest = whole;
  for (const [size, name] of SCALES) {
    const count = Number(rest / size);
    rest %= size;
    if (count === 0) continue;
    if (size === 1000n && count === 1) words.push('seribu');
    else words.push(...spellBelowThousand(count), name);
  }
  words.push(...spellBelowThousand(Number(rest)));
  return words.join(' ');
}

const LIMIT = 1_000_000_000_000_000n;

const SCALES: readonly (readonly [bigint, string])[] = [
  [1_000_000_000_000n, 'triliun'],
  [1_000_000_000n, 'miliar'],
  [1_000_000n, 'juta'],
  [1000n, 'ribu'],
];

const UNITS = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];

function spellBelowThousand(number: number): string[] {
  const words: string[] = [];
  const hundreds = Math.floor(number / 100);
  const rest = number % 100;
  if (hundreds === 1) words.push('seratus');
  else if (hundreds > 1) words.push(UNITS[hundreds] ?? '', 'ratus');
  if (rest === 10) words.push('sepuluh');
  else if (rest === 11) words.push('sebelas');
  else if (rest > 11 && rest < 20) words.push(UNITS[rest - 10] ?? '', 'belas');
  else {
    if (rest >= 20) words.push(UNITS[Math.floor(rest / 10)] ?? '', 'puluh');
    if (rest % 10 > 0) words.push(UNITS[rest % 10] ?? '');
  }
  return words;
}
