/** One row of `npm run bench -- --json`: the figure an issue names, measured in this run. */
export interface Figure {
  name: string;
  /** What was measured, in `unit`; for a ratio, ours divided by the baseline. */
  value: number;
  unit: 'ratio' | 's' | 'ms';
  /** What the baseline reached in the same run, in words; null where the figure stands alone. */
  baseline: string | null;
  /** The bound in words, as the issue writes it. */
  target: string;
  ok: boolean;
  /** The numbers behind the value, for a reader. */
  detail: string;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) throw new Error('There is nothing to take the median of');
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The value below which `share` (0 to 1) of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
}

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
