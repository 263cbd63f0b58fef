import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBalances, readPeriods } from '#features/ledger';
import { firstDayOf, lastDayOf, monthOf, shiftMonth, todayOf } from '#kernel/calendar';
import type { JobRun } from '#kernel/jobs';
import type { WorkContext } from '#kernel/work';
import { provisionDemo } from '../../../../src/demo.ts';
import { jobRun } from '../../../../test/support/job-run.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { ledgerJobs } from '../ledger/index.ts';
import { banuaSejahtera } from './banua-sejahtera.ts';
import { tellYearsJob } from './tell-years.ts';

const SIZE = { months: 20, members: 12, applicants: 4 };
const job = tellYearsJob(banuaSejahtera.accounts, SIZE);

let test: TestApp;
let ctx: WorkContext;

beforeAll(async () => {
  test = await openTestApp({ demo: false, jobs: false });
  await provisionDemo(test.open, { isFull: true });
  ctx = await test.system('koperasi');
}, 120_000);
afterAll(() => test?.close());

describe('the years of the demo cooperative', () => {
  it('balance before they are told', async () => {
    expect(await checkBooks()).toEqual({ faults: 0 });
    await seeThatSheetsBalance();
  });

  it('go on where they were interrupted, again and again, until all of it is told', async () => {
    let done = 0;
    let pieces = 3;
    const progress = async (told: number) => {
      done = told;
    };
    while (done < SIZE.months && pieces < 400) {
      const ended = await runUntilKilled(pieces, { done, progress });
      if (ended) done = SIZE.months;
      pieces += 9;
    }
    expect(done).toBe(SIZE.months);
    expect(await count('cooperative_members', 'deleted_at is null')).toBe(72 + SIZE.members);
  }, 300_000);

  it('leave books that balance, tie to those of members and open with what they closed with', async () => {
    expect(await checkBooks()).toEqual({ faults: 0 });
    await seeThatSheetsBalance();
    const { last } = await ctx.transaction((tx) => readPeriods(ctx, tx));
    expect(last).toBe(shiftMonth(monthOf(todayOf(ctx)), -2));
  });

  it('share the surplus of the year that ended, as its meeting decided', async () => {
    expect(await count('cooperative_surpluses', "state = 'posted'")).toBe(1);
    expect(await count('cooperative_annual_meetings', 'minutes_id is not null')).toBe(1);
    expect(await count('loans', "state in ('active', 'closed')")).toBeGreaterThan(8);
  });

  it('tell nothing twice when they are told once more', async () => {
    const before = await countAll();
    await job.run(ctx, jobRun({}));
    expect(await countAll()).toEqual(before);
  }, 300_000);

  it('leave no letter to be sent', async () => {
    expect(await count('outbox', "state = 'queued'")).toBe(0);
  });
});

/** @returns whether it came to its end; false when the process ended after so many pieces, the last of them half done */
async function runUntilKilled(pieces: number, given: Pick<JobRun, 'done' | 'progress'>): Promise<boolean> {
  let left = pieces;
  const work: WorkContext = {
    ...ctx,
    transaction: (piece) =>
      ctx.transaction(async (tx) => {
        const result = await piece(tx);
        left -= 1;
        if (left < 0) throw new Error('killed');
        return result;
      }),
  };
  try {
    await job.run(work, jobRun({}, given));
    return true;
  } catch (error) {
    expect((error as Error).message).toBe('killed');
    return false;
  }
}

async function checkBooks() {
  const check = ledgerJobs.find(({ kind }) => kind === 'checkBooks')!;
  return (await check.run(ctx, jobRun({}))).result;
}

/** Every month: debit is credit, no money is owed to the drawer, and each account opens with what it closed with. */
async function seeThatSheetsBalance(): Promise<void> {
  const { periods } = await ctx.transaction((tx) => readPeriods(ctx, tx));
  expect(periods.length).toBeGreaterThan(30);
  let before = new Map<string, number>();
  for (const { month } of periods.reverse()) {
    const span = { from: firstDayOf(month), to: lastDayOf(month) };
    const balances = await ctx.transaction((tx) => readBalances(tx, span));
    expect(balances.reduce((sum, { closing }) => sum + closing, 0)).toBe(0);
    for (const { purpose, closing } of balances)
      if (purpose === 'cash' || purpose === 'bank') expect(closing).toBeGreaterThanOrEqual(0);
    for (const { code, opening } of balances)
      expect([month, code, opening]).toEqual([month, code, before.get(code) ?? 0]);
    before = new Map(balances.map(({ code, closing }) => [code, closing]));
  }
}

async function count(table: string, where = 'true'): Promise<number> {
  const row = await ctx.transaction((tx) =>
    tx.one<{ count: number }>(
      `select count(*) as count from ${table} where tenant_id = balai.tenant_id() and ${where}`,
    ),
  );
  return row!.count;
}

async function countAll(): Promise<Record<string, number>> {
  const tables = [
    ...['ledger_journals', 'subledger_entries', 'savings_bills', 'loans', 'loan_acts', 'loan_reliefs'],
    ...['cooperative_members', 'cooperative_applications', 'cooperative_exits', 'cooperative_surpluses'],
    ...[
      'cooperative_member_meetings',
      'cooperative_annual_attendance',
      'cooperative_letters',
      'accounts',
      'files',
    ],
  ];
  const counted: Record<string, number> = {};
  for (const table of tables) counted[table] = await count(table);
  return counted;
}
