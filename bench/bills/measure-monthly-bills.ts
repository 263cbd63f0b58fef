import { v7 as uuidv7 } from 'uuid';
import { GENERATE_BILLS, generateMonthlyBillsJob, seedDuesRates } from '#features/dues';
import type { NewTenant } from '#kernel/tenancy';
import type { WorkContext } from '#kernel/work';
import { obligedMembers } from '../../src/products/trade-union/treasury/obliged-members.ts';

/** Where it is measured: an installation with its superuser, in this process. */
export interface BillsPlace {
  createTenant(fresh: NewTenant): Promise<void>;
  system(slug: string): Promise<WorkContext>;
  asSuperuser(sql: string, values?: unknown[]): Promise<unknown>;
}

export interface BillFigures {
  count: number;
  /** Milliseconds of the job, from start to its stored result. */
  job: number;
  /** Milliseconds of one bare INSERT … SELECT of the same rows into the same table. */
  bare: number;
  ratio: number;
  /** Milliseconds of the job run again for the same month; it makes nothing. */
  again: number;
}

/**
 * Bills `count` members for a month through the job itself and sets beside it one bare INSERT … SELECT of the same rows
 * into the same table: the same columns, keys, indexes, checks and foreign key, by a superuser, so without row
 * security, and without choosing rates, conflicts, credit, progress or audit. Rounds alternate; the best of each counts.
 */
export async function measureMonthlyBills(
  place: BillsPlace,
  count: number,
  rounds = 3,
): Promise<BillFigures> {
  await place.createTenant({ slug: 'ukur', kind: 'serikat', name: 'Serikat Ukur' });
  const ctx = await place.system('ukur');
  await ctx.transaction((tx) => seedDuesRates(ctx, tx));
  await addMembers(ctx, count);
  await place.asSuperuser('analyze pooled.members');
  const job: number[] = [];
  const again: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const month = `2031-${String(round + 1).padStart(2, '0')}`;
    job.push(await runJob(ctx, month));
    again.push(await runJob(ctx, month));
    bare.push(await insertBare(place, ctx, month.replace('-', '')));
  }
  const best = { job: Math.min(...job), bare: Math.min(...bare), again: Math.min(...again) };
  return { count, ...best, ratio: best.job / best.bare };
}

async function runJob(ctx: WorkContext, month: string): Promise<number> {
  const declared = generateMonthlyBillsJob(obligedMembers);
  const id = uuidv7();
  await ctx.transaction((tx) =>
    tx.execute(`insert into job_runs (id, kind, title, state) values ($1, $2, 'ukur', 'running')`, [
      id,
      GENERATE_BILLS,
    ]),
  );
  const start = performance.now();
  await declared.run(ctx, {
    id,
    entry: '',
    input: { month, dueDay: 10 },
    requestedBy: null,
    attempt: 1,
    done: 0,
    progress: async (done) => {
      await ctx.transaction((tx) =>
        tx.execute(
          `update job_runs set done_count = $2, beat_at = now() where tenant_id = balai.tenant_id() and id = $1`,
          [id, done],
        ),
      );
    },
  });
  return performance.now() - start;
}

/** The same rows once more, as a month that nobody bills, into the very table. */
async function insertBare(place: BillsPlace, ctx: WorkContext, period: string): Promise<number> {
  const start = performance.now();
  await place.asSuperuser(
    `insert into pooled.dues_bills (tenant_id, id, payer_id, region_code, kind, period, rate_code, rate_label, amount,
       transfer_suffix, due_date, run_id, created_at)
     select tenant_id, overlay(id::text placing 'ffffffff' from 1 for 8)::uuid, payer_id, region_code, kind,
       '29' || right(period, 4), rate_code, rate_label, amount, transfer_suffix, due_date, null, created_at
       from pooled.dues_bills where tenant_id = $1 and period = $2`,
    [ctx.tenant.id, period],
  );
  return performance.now() - start;
}

/** Active members over the regions and rates, without bills. */
export async function addMembers(ctx: WorkContext, count: number): Promise<void> {
  const codes = [
    'GOL_I',
    'GOL_II',
    'GOL_III',
    'GOL_IV',
    'SAL_0_1500',
    'SAL_1500_3000',
    'SAL_3000_6000',
    'SAL_6000_UP',
  ];
  const size = 5_000;
  for (let from = 0; from < count; from += size) {
    const ids = Array.from({ length: Math.min(size, count - from) }, () => uuidv7());
    await ctx.transaction((tx) =>
      tx.execute(
        `insert into members (id, region_code, full_name, membership_status, dues_rate_code, membership_start_date)
         select r.id, (11 + r.n % 24)::text, 'Anggota ' || r.n, 'active', ($2::text[])[1 + r.n % 8], '2024-01-01'
           from unnest($1::uuid[]) with ordinality as r(id, n)`,
        [ids, codes],
      ),
    );
  }
}
