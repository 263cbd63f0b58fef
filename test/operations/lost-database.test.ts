import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createJobQueue, defineJob } from '#kernel/jobs';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp({ demo: false, jobs: false });
  await test.createTenant({ slug: 'lama', kind: 'koperasi', name: 'Koperasi Lama' });
});
afterAll(() => test.close());

it('goes on within seconds after the database was away for a while, and counts no attempt', async () => {
  const ctx = await test.system('lama');
  let attempts = 0;
  let begin = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const job = defineJob({
    kind: 'outliveTheDatabase',
    lane: 'idle',
    run: async ({ transaction }) => {
      attempts += 1;
      begin();
      if (attempts === 1) await wait(1_500);
      await transaction((tx) => tx.query('select 1'));
      return {};
    },
  });
  const queue = createJobQueue(test.open.urls.app, [job]);
  await queue.start(test.app);
  try {
    const runId = await ctx.transaction((tx) =>
      queue.add(ctx, tx, { kind: job.kind, title: 'Tetap berjalan', input: {} }),
    );
    await hasBegun;
    await takeDatabaseAway(5_000);
    const readRun = async () => {
      const [row] = await test.asSuperuser<{ state: string }>(
        'select state from pooled.job_runs where id = $1',
        [runId],
      );
      return row?.state;
    };
    await expect.poll(readRun, { timeout: 15_000 }).toBe('done');
    const [left] = await test.asSuperuser<{ attempts: number }>(
      `select retry_limit - retry_count as attempts from jobs.job where data->>'runId' = $1`,
      [runId],
    );
    expect(left!.attempts).toBe(5);
  } finally {
    await queue.stop();
  }
}, 60_000);

/** Every connection ends, and none is taken for so long. */
async function takeDatabaseAway(milliseconds: number): Promise<void> {
  const server = new pg.Client({ connectionString: inject('postgresUrl') });
  await server.connect();
  const [{ name }] = (await test.asSuperuser<{ name: string }>('select current_database() as name')) as [
    { name: string },
  ];
  await server.query(`alter database ${name} with allow_connections false`);
  await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  await wait(milliseconds);
  await server.query(`alter database ${name} with allow_connections true`);
  await server.end();
}
