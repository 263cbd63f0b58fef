import { type App, createWorkContext, type WorkContext } from '#kernel/work';
import type { JobDeclaration, JobRun } from './declare-job.ts';

interface RunRow {
  id: string;
  kind: string;
  state: string;
  input: Record<string, unknown>;
  requested_by: string | null;
  done_count: number;
}

class JobCancelled extends Error {}
class WorkerStopping extends Error {}

/** An interruption costs a job nothing, but one that takes its process down each time is laid aside in the end. */
const MOST_ATTEMPTS = 50;

/** Runs one queued job for its tenant and keeps its row true: running, progress, done or why it failed. */
export async function runJob(
  app: App,
  declarations: ReadonlyMap<string, JobDeclaration>,
  job: { tenantId: string; entry: string; attempt: { number: number; isLast: boolean } } & (
    | { runId: string }
    | { kind: string; input: Readonly<Record<string, unknown>> }
  ),
  signal?: AbortSignal,
): Promise<void> {
  const isHopeless = job.attempt.number > MOST_ATTEMPTS;
  const tenant = await app.directory.findById(job.tenantId);
  if (!tenant) return;
  const system = createWorkContext({
    app,
    tenant,
    principal: { kind: 'system', reason: 'pekerjaan latar', grants: [], facts: {} },
    walls: 'every',
  });
  if (!('runId' in job)) {
    const small = declarations.get(job.kind);
    if (!small) throw new Error(`No job of kind ${job.kind} is declared`);
    if (isHopeless) throw new Error(`A job of kind ${job.kind} was tried too often`);
    await small.run(system, {
      id: '',
      entry: job.entry,
      input: job.input,
      requestedBy: null,
      attempt: job.attempt.number,
      done: 0,
      progress: async () => {},
    });
    return;
  }
  const row = await begin(system, job.runId);
  if (!row) return;
  const declaration = declarations.get(row.kind);
  try {
    if (!declaration) throw new Error(`No job of kind ${row.kind} is declared`);
    if (isHopeless) throw new Error(`The run ${row.id} was tried too often`);
    const outcome = await declaration.run(system, jobRunOf(system, row, job, signal));
    await system.transaction((tx) =>
      tx.execute(
        `update job_runs set state = 'done', finished_at = now(), failure = null, result = $2, result_file_id = $3,
           note = coalesce($4, note), done_count = greatest(done_count, coalesce(total_count, done_count))
         where tenant_id = balai.tenant_id() and id = $1`,
        [
          row.id,
          outcome.result ? JSON.stringify(outcome.result) : null,
          outcome.fileId ?? null,
          outcome.note ?? null,
        ],
      ),
    );
  } catch (error) {
    if (error instanceof JobCancelled) return;
    if (error instanceof WorkerStopping) {
      await system.transaction((tx) =>
        tx.execute(
          `update job_runs set state = 'queued'
            where tenant_id = balai.tenant_id() and id = $1 and state = 'running'`,
          [row.id],
        ),
      );
      throw error;
    }
    await system.transaction((tx) =>
      tx.execute(
        `update job_runs set state = $2, failure = $3, finished_at = case when $2 = 'failed' then now() end
          where tenant_id = balai.tenant_id() and id = $1 and state <> 'cancelled'`,
        [row.id, isHopeless || job.attempt.isLast ? 'failed' : 'queued', tellFailure(error)],
      ),
    );
    throw error;
  }
}

async function begin(ctx: WorkContext, runId: string): Promise<RunRow | undefined> {
  return ctx.transaction((tx) =>
    tx.one<RunRow>(
      `update job_runs set state = 'running', started_at = coalesce(started_at, now()), beat_at = now(),
         attempts = attempts + 1
        where tenant_id = balai.tenant_id() and id = $1 and state in ('queued', 'running')
        returning id, kind, state, input, requested_by, done_count`,
      [runId],
    ),
  );
}

function jobRunOf(
  ctx: WorkContext,
  row: RunRow,
  job: { entry: string; attempt: { number: number } },
  signal?: AbortSignal,
): JobRun {
  return {
    id: row.id,
    entry: job.entry,
    input: row.input,
    requestedBy: row.requested_by,
    attempt: job.attempt.number,
    done: row.done_count,
    async progress(done, total, note) {
      if (signal?.aborted) throw new WorkerStopping('The run goes on later');
      const alive = await ctx.transaction((tx) =>
        tx.execute(
          `update job_runs set done_count = $2, total_count = coalesce($3, total_count), note = coalesce($4, note),
             beat_at = now()
            where tenant_id = balai.tenant_id() and id = $1 and state = 'running'`,
          [row.id, done, total ?? null, note ?? null],
        ),
      );
      if (alive === 0) throw new JobCancelled();
    },
  };
}

/** What the page says: our own errors in their words, anything else without its innards. */
function tellFailure(error: unknown): string {
  const told = error as { status?: number; message?: string };
  return typeof told.status === 'number' && told.message
    ? told.message
    : 'Ada gangguan di dalam sistem. Pekerjaan ini akan dicoba lagi; bila tetap gagal, hubungi pengelola.';
}
