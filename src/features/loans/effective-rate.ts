/** Parts of a rate that it is sought to: a thousand-millionth a month. */
const FINE = 1_000_000_000n;
/** Fixed point of the present value. */
const SCALE = 10n ** 12n;

/**
 * What a loan really costs a year: twelve times the monthly rate at which its instalments are worth the sum received
 * (flat 2 % a month over a year is 41.70 %).
 *
 * @param received rupiah that the borrower gets
 * @param instalments rupiah of each month
 * @returns hundredths of a per cent a year
 */
export function effectiveYearlyRate(received: number, instalments: readonly number[]): number {
  const payments = instalments.map(BigInt);
  const worth = BigInt(received) * SCALE;
  if (payments.reduce((sum, payment) => sum + payment, 0n) * SCALE <= worth) return 0;
  let [low, high] = [0n, 100n * FINE];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (presentValue(payments, middle) > worth) low = middle;
    else high = middle;
  }
  return Number((high * 12n * 10_000n * 2n + FINE) / (2n * FINE));
}

function presentValue(payments: readonly bigint[], rate: bigint): bigint {
  return payments.reduceRight((later, payment) => ((later + payment * SCALE) * FINE) / (FINE + rate), 0n);
}
