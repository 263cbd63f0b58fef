/** Lets through a burst and then a steady stream: mail providers cut off who sends faster than they allow. */
export interface TokenBucket {
  /** Takes `count` tokens and says how many milliseconds to wait before acting; 0 for at once. */
  take(count?: number): number;
}

/** `now` (milliseconds) is for tests of the clock. */
export function createTokenBucket(options: {
  perMinute: number;
  burst?: number;
  now?: () => number;
}): TokenBucket {
  const { perMinute, burst = perMinute, now = () => performance.now() } = options;
  if (!(perMinute > 0) || !(burst >= 1))
    throw new RangeError('perMinute must be above 0 and burst at least 1');
  const perMillisecond = perMinute / 60_000;
  let tokens = burst;
  let filledAt = now();
  return {
    take(count = 1) {
      const at = now();
      tokens = Math.min(burst, tokens + (at - filledAt) * perMillisecond);
      filledAt = at;
      // Below zero: the tokens are promised, and the next caller waits behind this one.
      tokens -= count;
      return tokens >= 0 ? 0 : Math.ceil(-tokens / perMillisecond);
    },
  };
}
