import { type Amount, toWhole } from './format-rupiah.ts';

/**
 * Shares `total` out by `weights` so that the shares add up to it to the last rupiah: each gets its part rounded down,
 * what is left goes one rupiah each to the largest remainders, and on a tie to whoever stands earlier (research/koperasi.md
 * §2: sort members by number first). A negative total is shared like its positive. Throws `RangeError` on a negative weight,
 * and when there is something to share but no weight to share it by.
 */
export function splitByWeight(total: Amount, weights: readonly Amount[]): bigint[] {
  const whole = toWhole(total);
  if (whole < 0n) return splitByWeight(-whole, weights).map((share) => -share);
  const parts = weights.map(toWhole);
  if (parts.some((weight) => weight < 0n)) throw new RangeError('A weight is negative');
  const sum = parts.reduce((left, right) => left + right, 0n);
  if (sum === 0n) {
    if (whole === 0n) return parts.map(() => 0n);
    throw new RangeError('Nobody to share among');
  }
  const shares = parts.map((weight) => (whole * weight) / sum);
  const left = whole - shares.reduce((one, other) => one + other, 0n);
  const byRemainder = parts
    .map((weight, index) => ({ index, remainder: (whole * weight) % sum }))
    .sort((one, other) => compare(other.remainder, one.remainder) || one.index - other.index);
  for (const { index } of byRemainder.slice(0, Number(left))) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares;
}

/**
 * Parts an amount into `count` equal instalments, each rounded down; the last one takes what is left over, so that the sum is
 * exact (research/koperasi.md §2). Throws `RangeError` when `count` is no positive whole number or the amount is negative.
 */
export function splitIntoInstalments(total: Amount, count: number): bigint[] {
  const whole = toWhole(total);
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`Not a number of instalments: ${count}`);
  if (whole < 0n) throw new RangeError('A negative amount has no instalments');
  const each = whole / BigInt(count);
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 ? whole - each * BigInt(count - 1) : each,
  );
}

function compare(one: bigint, other: bigint): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
