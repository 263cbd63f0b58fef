/** A whole number of rupiah. The database holds `bigint`; a safe integer does for what a page computes. */
export type Amount = number | bigint;

/** An amount as one reads it (VISUAL §6): "Rp1.250.000", "−Rp25.000". Throws `RangeError` on parts of a rupiah. */
export function formatRupiah(amount: Amount): string {
  const whole = toWhole(amount);
  return `${whole < 0n ? '−' : ''}Rp${groupDigits(whole < 0n ? -whole : whole)}`;
}

/** The same with its sign always shown, for rows of a history: "+Rp50.000", "−Rp25.000", "Rp0". */
export function formatSignedRupiah(amount: Amount): string {
  const whole = toWhole(amount);
  return whole > 0n ? `+${formatRupiah(whole)}` : formatRupiah(whole);
}

/** A count with its thousands parted: "1.760". */
export function formatCount(count: Amount): string {
  const whole = toWhole(count);
  return `${whole < 0n ? '−' : ''}${groupDigits(whole < 0n ? -whole : whole)}`;
}

/** The amount as `bigint`. Throws `RangeError` when it has parts of a rupiah or is too large for a safe integer. */
export function toWhole(amount: Amount): bigint {
  if (typeof amount === 'bigint') return amount;
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not a whole number of rupiah: ${amount}`);
  return BigInt(amount);
}

function groupDigits(whole: bigint): string {
  return whole.toString().replace(/\B(?=(\d{3})+(?!\d))/g, '.');
}
