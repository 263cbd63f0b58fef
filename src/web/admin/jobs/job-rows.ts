import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import type { ListQuery, ListShape, RequestContext } from '#kernel/http';
import { actorOf, conflict, notFound } from '#kernel/work';

export interface JobRow {
  id: string;
  kind: string;
  title: string;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  total: number | null;
  note: string;
  failure: string | null;
  attempts: number;
  /** Name of the account that asked; none for the system. */
  requestedBy: string | null;
  requestedById: string | null;
  createdAt: Date;
  startedAt: Date | null;
  beatAt: Date | null;
  finishedAt: Date | null;
  resultFileId: string | null;
  result: Record<string, unknown> | null;
}

export const jobShape: ListShape = {
  sorts: ['createdAt'],
  defaultSort: '-createdAt',
  filters: ['state', 'kind'],
};

const COLUMNS = `j.id, j.kind, j.title, j.state, j.done_count as done, j.total_count as total, j.note, j.failure,
  j.attempts, j.requested_by as "requestedById", j.created_at as "createdAt", j.started_at as "startedAt", j.beat_at as "beatAt",
  j.finished_at as "finishedAt", j.result_file_id as "resultFileId", j.result,
  (select display_name from accounts a where a.tenant_id = j.tenant_id and a.id = j.requested_by) as "requestedBy"`;

/** Background work; of a person who may only see their own, what they asked for. */
export async function readJobs(
  ctx: RequestContext,
  tx: Tx,
  list: ListQuery,
): Promise<{ items: JobRow[]; total: number; failed: number }> {
  const values: unknown[] = [];
  const place = (value: unknown) => `$${values.push(value)}`;
  const own = ownCondition(ctx, place);
  const parts = ['j.tenant_id = balai.tenant_id()', own];
  const { state = [], kind = [] } = list.filters;
  if (state.length > 0) parts.push(`j.state = any(${place(state)})`);
  if (kind.length > 0) parts.push(`j.kind = any(${place(kind)})`);
  if (list.q !== '') parts.push(`strpos(lower(j.title), ${place(list.q.toLowerCase())}) > 0`);
  const where = parts.join(' and ');
  const [count] = await tx.query<{ total: number }>(
    `select count(*)::int as total from job_runs j where ${where}`,
    values,
  );
  const items = await tx.query<JobRow>(
    `select ${COLUMNS} from job_runs j where ${where} order by j.created_at desc, j.id desc
      offset ${place(list.offset)} limit ${place(list.size)}`,
    values,
  );
  const ownValues: unknown[] = [];
  const onlyOwn = ownCondition(ctx, (value) => `$${ownValues.push(value)}`);
  const [dead] = await tx.query<{ failed: number }>(
    `select count(*)::int as failed from job_runs j
      where j.tenant_id = balai.tenant_id() and j.state = 'failed' and ${onlyOwn}`,
    ownValues,
  );
  return { items, total: count?.total ?? 0, failed: dead?.failed ?? 0 };
}

/** @throws AppError 404 for a run that is not there or not one's own to see */
export async function readJob(ctx: RequestContext, tx: Tx, id: string): Promise<JobRow> {
  if (!/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id)) throw notFound();
  const values: unknown[] = [id];
  const own = ownCondition(ctx, (value) => `$${values.push(value)}`);
  const row = await tx.one<JobRow>(
    `select ${COLUMNS} from job_runs j where j.tenant_id = balai.tenant_id() and j.id = $1 and ${own}`,
    values,
  );
  if (!row) throw notFound();
  return row;
}

/** Puts a run that failed or was cancelled back into the queue. @throws AppError 409 for one that runs or is done */
export async function retryJob(ctx: RequestContext, tx: Tx, id: string): Promise<void> {
  const job = await readJob(ctx, tx, id);
  const changed = await tx.execute(
    `update job_runs set state = 'queued', failure = null, finished_at = null
      where tenant_id = balai.tenant_id() and id = $1 and state in ('failed', 'cancelled')`,
    [id],
  );
  if (changed === 0) throw conflict('job_not_failed', 'Pekerjaan ini sedang berjalan atau sudah selesai.');
  await ctx.app.jobs.again(ctx, tx, job);
  await recordAudit(ctx, tx, {
    action: 'job.retried',
    resource: 'job',
    objectId: id,
    objectLabel: job.title,
  });
}

/** Stops a run: one that waits never starts, one that runs ends at its next report. @throws AppError 409 */
export async function cancelJob(ctx: RequestContext, tx: Tx, id: string): Promise<void> {
  const job = await readJob(ctx, tx, id);
  const changed = await tx.execute(
    `update job_runs set state = 'cancelled', finished_at = now()
      where tenant_id = balai.tenant_id() and id = $1 and state in ('queued', 'running')`,
    [id],
  );
  if (changed === 0) throw conflict('job_not_running', 'Pekerjaan ini sudah selesai atau sudah berhenti.');
  await recordAudit(ctx, tx, {
    action: 'job.cancelled',
    resource: 'job',
    objectId: id,
    objectLabel: job.title,
  });
}

function ownCondition(ctx: RequestContext, place: (value: unknown) => string): string {
  if (ctx.reach?.isAll) return 'true';
  const accountId = actorOf(ctx).id;
  return `j.requested_by = ${place(accountId)}::uuid`;
}
