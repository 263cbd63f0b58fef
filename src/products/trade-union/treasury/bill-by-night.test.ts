import { afterAll, beforeAll, expect, it } from 'vitest';
import { duesPolicy, readDuesPolicy } from '#features/dues';
import { monthOf, shiftMonth } from '#kernel/calendar';
import { queueNightlyJobs } from '#kernel/jobs';
import { writeSetting } from '#kernel/settings';
import type { WorkContext } from '#kernel/work';
import { jobRun } from '../../../../test/support/job-run.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { duesJobs } from './index.ts';

let test: TestApp;
let ctx: WorkContext;
const byNight = duesJobs.filter(({ kind }) => kind === 'billByNight');

beforeAll(async () => {
  test = await openTestApp();
  ctx = await test.system('serikat');
});
afterAll(() => test?.close());

const nextMonth = () => shiftMonth(monthOf(new Date().toISOString().slice(0, 10)), 1);

/** The night of that day, by the clock of the union. */
const nightOf = (day: string) => new Date(`${nextMonth()}-${day}T02:00:00+08:00`);

async function live(night: Date): Promise<string> {
  const [job] = byNight;
  const { note } = await job!.run({ ...ctx, now: night }, jobRun({}));
  return note ?? '';
}

const countBills = async () => {
  const [row] = await test.asSuperuser<{ count: number }>(
    `select count(*)::int as count from pooled.dues_bills where kind = 'monthly' and period = $1`,
    [nextMonth().replace('-', '')],
  );
  return row!.count;
};

it('is queued every night like the other nightly work', async () => {
  expect(await queueNightlyJobs(test.app, ctx.tenant, byNight, new Date())).toEqual(['billByNight']);
});

it('makes no bills later in the month, nor when the treasurer makes them', async () => {
  expect(await live(nightOf('09'))).toBe('Bukan awal bulan');
  await ctx.transaction(async (tx) =>
    writeSetting(tx, duesPolicy, { ...(await readDuesPolicy(tx)), billsAutomatically: false }, null),
  );
  expect(await live(nightOf('01'))).toBe('Tagihan dibuat oleh Bendahara');
  expect(await countBills()).toBe(0);
  await ctx.transaction(async (tx) =>
    writeSetting(tx, duesPolicy, { ...(await readDuesPolicy(tx)), billsAutomatically: true }, null),
  );
});

it('makes the bills of a month in its first nights, each once', async () => {
  expect(await live(nightOf('01'))).toMatch(/^\d+ tagihan diminta$/);
  await expect.poll(countBills, { timeout: 20_000 }).toBeGreaterThan(20);
  const made = await countBills();
  await expect.poll(() => live(nightOf('02')), { timeout: 20_000 }).toContain('Tidak ada yang dibuat lagi');
  expect(await countBills()).toBe(made);
});
