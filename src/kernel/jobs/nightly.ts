import { dateIn, zoneOf } from '#kernel/calendar';
import type { Tenant } from '#kernel/tenancy';
import { type App, createSystemContext } from '#kernel/work';
import type { JobDeclaration } from './declare-job.ts';

const EVERY_MS = 10 * 60_000;
/** Clock of the organisation: after midnight, when nobody is in the middle of a day's work. */
const FROM_HOUR = 1;

/**
 * Queues the nightly work of every organisation once a day, whenever the process runs after one o'clock by the
 * organisation's own clock: a server that slept through the night catches up in the morning.
 */
export function startNightlyJobs(
  app: App,
  jobsOf: (tenant: Tenant) => readonly JobDeclaration[],
): { stop(): Promise<void> } {
  let isStopping = false;
  let running: Promise<void> = Promise.resolve();
  const round = async () => {
    for (const tenant of await app.directory.list()) {
      if (isStopping) return;
      await queueNightlyJobs(app, tenant, jobsOf(tenant), new Date());
    }
  };
  const tick = () => {
    running = running.then(round).catch(() => {});
  };
  const timer = setInterval(tick, EVERY_MS);
  timer.unref();
  tick();
  return {
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await running;
    },
  };
}

/**
 * Queues what an organisation has to do this night and has not queued yet; asked by two processes at once it is queued
 * once.
 *
 * @returns the kinds that were queued
 */
export async function queueNightlyJobs(
  app: App,
  tenant: Tenant,
  declared: readonly JobDeclaration[],
  now: Date,
): Promise<string[]> {
  const nightly = declared.filter((job) => job.nightly);
  if (nightly.length === 0) return [];
  const zone = zoneOf(tenant.timeZone);
  const night = dateIn(zone, new Date(now.getTime() - FROM_HOUR * 3_600_000));
  if (night !== dateIn(zone, now)) return [];
  const ctx = createSystemContext(app, tenant, 'pekerjaan malam');
  return ctx.transaction(async (tx) => {
    await tx.query(
      `select pg_advisory_xact_lock(hashtextextended('nightly ' || balai.tenant_id()::text, 0))`,
    );
    const done = await tx.query<{ kind: string }>(
      `select kind from job_runs where tenant_id = balai.tenant_id() and input ->> 'night' = $1`,
      [night],
    );
    const missing = nightly.filter(({ kind }) => !done.some((run) => run.kind === kind));
    for (const { kind, nightly: declaration } of missing) {
      await app.jobs.add(ctx, tx, { kind, title: declaration!.title, input: { night } });
    }
    return missing.map(({ kind }) => kind);
  });
}
