/** Minutes to wait after each failed attempt; about two days in all, as mail servers do among themselves. */
const waits = [1, 5, 15, 60, 180, 360, 720, 1440];

/** When a mail that failed for the time being is tried again; undefined when it has failed often enough. */
export function nextMailAttempt(attempts: number, now = new Date()): Date | undefined {
  const minutes = waits[attempts - 1];
  return minutes === undefined ? undefined : new Date(now.getTime() + minutes * 60_000);
}
