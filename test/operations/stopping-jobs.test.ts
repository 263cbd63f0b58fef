import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createJobQueue, defineJob } from '#kernel/jobs';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ demo: false, jobs: false });
  await test.createTenant({ slug: 'lama', kind: 'koperasi', name: 'Koperasi Lama' });
});
afterAll(() => test.close());

it('a long job lets the server stop, waits for the next start at no cost, and fills no log', async () => {
  const told = vi.spyOn(console, 'error');
  const endless = defineJob({
    kind: 'endless',
    lane: 'long',
    run: async (_ctx, run) => {
      for (let done = 1; ; done += 1) {
        await run.progress(done, 1_000_000);
        await wait(20);
      }
    },
  });
  const queue = createJobQueue(test.open.urls.app, [endless]);
  const ctx = await test.system('lama');
  const runId = await ctx.transaction((tx) =>
    queue.add(ctx, tx, { kind: 'endless', title: 'Tanpa akhir', input: {} }),
  );
  const readRun = async () => {
    const [run] = await test.asSuperuser<{ state: string; failure: string | null; done: number }>(
      'select state, failure, done_count as done from pooled.job_runs where id = $1',
      [runId],
    );
    return run!;
  };
  await queue.start(test.app);
  await expect.poll(async () => (await readRun()).done, { timeout: 20_000 }).toBeGreaterThan(3);
  await queue.stop();

  expect(await readRun()).toMatchObject({ state: 'queued', failure: null });
  const [entry] = await test.asSuperuser<{ state: string; left: number }>(
    `select state::text as state, retry_limit - retry_count as left from jobs.job where data->>'runId' = $1`,
    [runId],
  );
  // One more than it began with: taking it up again will count one.
  expect(entry).toEqual({ state: 'retry', left: 6 });
  expect(told).not.toHaveBeenCalled();
}, 60_000);
