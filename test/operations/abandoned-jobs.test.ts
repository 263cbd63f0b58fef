import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp({ demo: false, jobs: false });
  await test.createTenant({ slug: 'lama', kind: 'koperasi', name: 'Koperasi Lama' });
});
afterAll(() => test.close());

it('keeps work that was set for a moment long past, to be done at once', async () => {
  const ctx = await test.system('lama');
  const mailId = uuidv7();
  const startAfter = new Date(Date.now() - 60 * 86_400_000);
  await ctx.transaction((tx) =>
    ctx.app.jobs.wake(ctx, tx, { kind: 'deliverMail', input: { mailId }, startAfter }),
  );
  const kept = await test.asSuperuser<{ is_kept: boolean }>(
    `select keep_until > now() as is_kept from jobs.job where data->'input'->>'mailId' = $1`,
    [mailId],
  );
  expect(kept).toEqual([{ is_kept: true }]);
});

it('takes up a job again within seconds when its worker was killed, and counts no attempt', async () => {
  const id = await leaveBehind();
  await test.open.startJobs();
  await expect.poll(() => stateOf(id), { timeout: 20_000 }).toBe('completed');
  const [job] = await test.asSuperuser<{ retry_count: number; retry_limit: number }>(
    'select retry_count, retry_limit from jobs.job where id = $1',
    [id],
  );
  expect(job!.retry_limit - job!.retry_count).toBe(5);
}, 40_000);

it('leaves a job alone that another server is working on', async () => {
  const other = new pg.Client({ connectionString: test.open.urls.app });
  await other.connect();
  try {
    const id = uuidv7();
    await other.query('select pg_advisory_lock(hashtextextended($1, 0))', [`job ${id}`]);
    await leaveBehind(id);
    await wait(4_000);
    expect(await stateOf(id)).toBe('active');
  } finally {
    await other.end();
  }
}, 40_000);

/** A job as a killed worker leaves it: taken, never finished, nobody holding its lock. */
async function leaveBehind(id = uuidv7()): Promise<string> {
  const tenant = (await test.app.directory.findBySlug('lama'))!;
  await test.asSuperuser(
    `insert into jobs.job (id, name, data, state, started_on, heartbeat_on, heartbeat_seconds, retry_count, retry_limit,
       retry_delay, expire_seconds, keep_until)
     select $1, 'quick', $2, 'active', now() - interval '2 minutes', now() - interval '2 minutes', heartbeat_seconds, 0, 5,
       600, 600, now() + interval '1 day' from jobs.queue where name = 'quick'`,
    [
      id,
      JSON.stringify({
        tenantId: tenant.id,
        kind: 'deliverMail',
        input: { mailId: '00000000-0000-7000-8000-000000000000' },
      }),
    ],
  );
  return id;
}

async function stateOf(id: string): Promise<string | undefined> {
  const [job] = await test.asSuperuser<{ state: string }>(
    'select state::text as state from jobs.job where id = $1',
    [id],
  );
  return job?.state;
}
