import { type Database, isLocked } from '#kernel/database';

const LOOK_EVERY_MS = 1_000;
/** The lock a worker holds while it works on this job. */
export const lockOf = (jobId: string) => `job ${jobId}`;
/** SQL for "the process that took this entry of the queue still lives"; `entry` is an expression of type text. */
export const isWorkedOn = (entry: string) => isLocked(`'job ' || ${entry}`);

/**
 * Takes up again what a process left when it was killed or lost its database: a job that stands as active while
 * nobody holds its lock. It has to be found twice in a row, because a worker takes the lock just after the job.
 *
 * @returns ends the watch
 */
export function watchForAbandoned(database: Database, lanes: readonly string[]): () => void {
  let seen = new Map<string, number>();
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      const found = await findAbandoned(database, lanes);
      const twice = found.filter(({ id, retry_count }) => seen.get(id) === retry_count);
      for (const { id, retry_count } of twice) await giveBack(database, id, retry_count);
      seen = new Map(found.map(({ id, retry_count }) => [id, retry_count]));
    } catch {
      // No database at the moment: what was seen before is of another time.
      seen = new Map();
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Puts a job back to be taken at once. The interruption was not its fault: it costs none of its attempts.
 *
 * @param attempt how often the job had been tried again when it was taken; a later taker is left alone
 * @param seconds how long nobody shall take it
 */
export async function giveBack(
  database: Database,
  jobId: string,
  attempt: number,
  seconds = 0,
): Promise<void> {
  await database.withoutTenant((tx) =>
    tx.execute(
      `update jobs.job set state = 'retry', retry_limit = retry_limit + 1, start_after = now() + make_interval(secs => $3),
         heartbeat_on = null
        where id = $1 and state = 'active' and retry_count = $2`,
      [jobId, attempt, seconds],
    ),
  );
}

function findAbandoned(
  database: Database,
  lanes: readonly string[],
): Promise<{ id: string; retry_count: number }[]> {
  return database.withoutTenant((tx) =>
    tx.query(
      `select j.id, j.retry_count from jobs.job j
        where j.name = any($1) and j.state = 'active' and not ${isWorkedOn('j.id::text')}`,
      [lanes],
    ),
  );
}
