/** Three digits: large enough to tell payers apart, small enough to add to dues without a murmur. */
const SUFFIXES = 999;

/**
 * The rupiah that a person adds to each transfer, 1 to 999, always the same for one person: whoever pays every month
 * keeps one number in mind, and a bank line of Rp35.127 has few possible senders. Not unique by itself: matching a bank
 * line also looks at name and reference.
 */
export function transferSuffixOf(payerId: string): number {
  return 1 + (Number.parseInt(payerId.replaceAll('-', '').slice(-6), 16) % SUFFIXES);
}

/** The same as an SQL expression over a uuid column. */
export const transferSuffixSql = (column: string) =>
  `(1 + ('x' || right(replace(${column}::text, '-', ''), 6))::bit(24)::int % ${SUFFIXES})`;
