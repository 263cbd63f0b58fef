import { afterAll, expect, it } from 'vitest';
import { measureMonthlyBills } from '../../bench/bills/measure-monthly-bills.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const count = Number(process.env.BENCH_BILLS ?? 2_000);
let test: TestApp;
afterAll(() => test?.close());

it('the bills of a month cost no more than twice a bare INSERT … SELECT of the same rows', async () => {
  test = await openTestApp({ demo: false, jobs: false });
  const figures = await measureMonthlyBills(test, count);
  console.log(JSON.stringify(figures));
  // With few rows the fixed cost of the job (batches, progress, audit) weighs; the real figure is the bench's.
  expect(figures.ratio).toBeLessThan(count >= 100_000 ? 2 : 6);
}, 600_000);
