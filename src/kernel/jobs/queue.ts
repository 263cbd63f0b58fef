import { setTimeout as wait } from 'node:timers/promises';
import { type ConnectionOptions, getConstructionPlans, type JobWithMetadata, PgBoss } from 'pg-boss';
import { v7 as uuidv7 } from 'uuid';
import { asOwner, createSessionLocks, ROLES, type Tx } from '#kernel/database';
import { type App, actorOf, describeFailure, type JobQueue } from '#kernel/work';
import { giveBack, lockOf, watchForAbandoned } from './abandoned.ts';
import type { JobDeclaration, Lane } from './declare-job.ts';
import { runJob } from './run-job.ts';

const SCHEMA = 'jobs';
const LANES: Record<Lane, { workers: number; expireInSeconds: number }> = {
  quick: { workers: 3, expireInSeconds: 300 },
  long: { workers: 1, expireInSeconds: 4 * 3600 },
  idle: { workers: 1, expireInSeconds: 12 * 3600 },
};
const LANE_NAMES = Object.keys(LANES) as Lane[];
const POLL_SECONDS = 2;
const GIVE_BACK_EVERY_MS = 500;
/** How long a job waits that somebody else still works on. */
const BUSY_SECONDS = 5;

/** The queue together with those who work on it. */
export interface WorkedQueue extends JobQueue {
  /** Starts working. Jobs that were running when a process died are taken up again. */
  start(app: App): Promise<void>;
  /** Lets running work finish for a while, then stops. */
  stop(): Promise<void>;
}

/** Ids only: what is sensitive stays in its own table. */
type Payload = { tenantId: string } & (
  | { runId: string }
  | { kind: string; input: Readonly<Record<string, unknown>> }
);

/** Installs the queue's tables; the serving role only gets to read and write rows in them. */
export async function installJobQueue(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    const { rowCount } = await client.query(`select 1 from pg_namespace where nspname = '${SCHEMA}'`);
    if (!rowCount) await client.query(getConstructionPlans(SCHEMA));
    const executeSql = async (text: string, values?: unknown[]) => ({
      rows: (await client.query(text, values)).rows,
    });
    const boss = new PgBoss({
      db: { executeSql },
      schema: SCHEMA,
      migrate: true,
      supervise: false,
      schedule: false,
    });
    boss.on('error', () => {});
    await boss.start();
    for (const lane of LANE_NAMES) {
      // No heartbeat: a dead worker is told by its lock, and what a kill did shall not count as the job's own failure.
      const options = {
        retryLimit: 5,
        retryDelay: 5,
        retryBackoff: true,
        retryDelayMax: 300,
        expireInSeconds: LANES[lane].expireInSeconds,
        deleteAfterSeconds: 7 * 86_400,
        notify: true,
      };
      if (await boss.getQueue(lane)) await boss.updateQueue(lane, options);
      else await boss.createQueue(lane, options);
    }
    await boss.stop({ graceful: false, close: false });
    await client.query(`
      grant usage on schema ${SCHEMA} to ${ROLES.app};
      grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${ROLES.app};
      grant execute on all functions in schema ${SCHEMA} to ${ROLES.app}`);
  });
}

export function createJobQueue(appUrl: string, declared: readonly JobDeclaration[]): WorkedQueue {
  const declarations = new Map(declared.map((declaration) => [declaration.kind, declaration]));
  const boss = new PgBoss({
    connectionString: appUrl,
    schema: SCHEMA,
    max: 6,
    migrate: false,
    createSchema: false,
    useListenNotify: true,
    supervise: true,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', () => {});
  const locks = createSessionLocks(appUrl);
  let endWatch = () => {};
  const stopping = new AbortController();
  // Work may be queued before anybody works on it: while demo organisations are made, from the command line.
  let connected: Promise<unknown> | undefined;
  const connect = () => {
    connected ??= boss.start();
    return connected;
  };

  return {
    async add(ctx, tx, job) {
      await connect();
      const runId = uuidv7();
      await tx.execute(
        'insert into job_runs (id, kind, title, input, total_count, requested_by) values ($1, $2, $3, $4, $5, $6)',
        [...[runId, job.kind, job.title, JSON.stringify(job.input), job.total ?? null], actorOf(ctx).id],
      );
      const declaration = findDeclaration(job.kind);
      const payload: Payload = { tenantId: ctx.tenant.id, runId };
      await boss.send(declaration.lane, payload, {
        db: databaseOf(tx),
        retryLimit: declaration.retries ?? 5,
      });
      return runId;
    },
    async again(ctx, tx, run) {
      await connect();
      const declaration = findDeclaration(run.kind);
      const payload: Payload = { tenantId: ctx.tenant.id, runId: run.id };
      await boss.send(declaration.lane, payload, {
        db: databaseOf(tx),
        retryLimit: declaration.retries ?? 5,
      });
    },
    async wake(ctx, tx, work) {
      await connect();
      const declaration = findDeclaration(work.kind);
      const payload: Payload = { tenantId: ctx.tenant.id, kind: work.kind, input: work.input };
      await boss.send(declaration.lane, payload, {
        db: databaseOf(tx),
        retryLimit: declaration.retries ?? 5,
        // A moment long past would count as kept too long already: the queue drops such work instead of doing it.
        ...(work.startAfter && work.startAfter > new Date() ? { startAfter: work.startAfter } : {}),
      });
    },
    async start(app) {
      await connect();
      for (const lane of LANE_NAMES)
        for (let count = 0; count < LANES[lane].workers; count += 1) await addWorker(app, lane);
      endWatch = watchForAbandoned(app.database, LANE_NAMES);
    },
    async stop() {
      stopping.abort();
      endWatch();
      if (connected) await boss.stop({ graceful: true, timeout: 10_000 });
      await locks.close();
    },
  };

  async function addWorker(app: App, lane: Lane): Promise<void> {
    const options = {
      pollingIntervalSeconds: POLL_SECONDS,
      // A new job is announced; one that is tried again or was set for later is only found by looking.
      notifyPollingIntervalSeconds: POLL_SECONDS,
      includeMetadata: true as const,
    };
    let id: string | undefined;
    id = await boss.work(lane, options, async (jobs: JobWithMetadata<Payload>[]) => {
      try {
        for (const job of jobs) await workOn(app, job);
      } finally {
        // Looks at once whether more is waiting: one job every two seconds would keep a hundred mails for minutes.
        if (id) boss.notifyWorker(id);
      }
    });
  }

  /**
   * Works on a job under its lock. What is not the job's fault costs it no attempt: when the lock could not be taken or
   * was lost with the database, the job is given back as soon as the database answers; when the server stops, at once.
   */
  async function workOn(app: App, job: JobWithMetadata<Payload>): Promise<void> {
    const lock = await locks.hold(lockOf(job.id)).catch(async (error: unknown) => {
      await giveBackSurely(app, job);
      throw tellQueue(error, job);
    });
    if (!lock) {
      await giveBack(app.database, job.id, job.retryCount, BUSY_SECONDS);
      throw new Error('Somebody else is still working on this job');
    }
    try {
      const attempt = { number: job.retryCount + 1, isLast: job.retryCount >= job.retryLimit };
      await runJob(
        app,
        declarations,
        { ...job.data, entry: job.id, attempt },
        AbortSignal.any([job.signal, lock.signal, stopping.signal]),
      );
    } catch (error) {
      if (stopping.signal.aborted) {
        await giveBack(app.database, job.id, job.retryCount).catch(() => {});
        throw new Error('Interrupted by a graceful stop');
      }
      if (!(await lock.isHeld())) await giveBackSurely(app, job);
      throw tellQueue(error, job);
    } finally {
      await lock.release();
    }
  }

  /** Until the database answers again or the process ends; then whoever looks for abandoned jobs finds it. */
  async function giveBackSurely(app: App, job: JobWithMetadata<Payload>): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        return await giveBack(app.database, job.id, job.retryCount);
      } catch {
        await wait(GIVE_BACK_EVERY_MS);
      }
    }
  }

  function findDeclaration(kind: string): JobDeclaration {
    const declaration = declarations.get(kind);
    if (!declaration) throw new Error(`No job of kind ${kind} is declared`);
    return declaration;
  }
}

/** The queue keeps what went wrong, and so does the log; neither may hold the values that an error quotes. */
function tellQueue(error: unknown, job: { id: string; name: string }): Error {
  const failure = describeFailure(error);
  console.error(JSON.stringify({ level: 'error', job: job.id, lane: job.name, error: failure }));
  const told = new Error(failure.split('\n')[0]);
  told.stack = failure;
  return told;
}

/** pg-boss on the caller's transaction: the entry appears when the business change commits. */
function databaseOf(tx: Tx): NonNullable<ConnectionOptions['db']> {
  return {
    executeSql: async (text: string, values?: unknown[]) => ({ rows: await tx.query(text, values ?? []) }),
  };
}
