import { createSystemContext } from '#kernel/work';
import { assessArrears } from '../../src/products/trade-union/arrears/index.ts';
import { addMembers } from '../bills/measure-monthly-bills.ts';
import { type Figure, rounded } from '../figure.ts';
import { freshName, type Workbench } from '../workbench.ts';

const MONTHS = 36;

/**
 * The arrears of 10,000 members with 36 months of bills each (small: 1,000), counted and stored in one statement. Every
 * tenth member has paid nothing, every third is some months behind, the rest have paid all.
 */
export async function arrears(bench: Workbench): Promise<Figure> {
  const count = bench.isSmall ? 1_000 : 10_000;
  const database = freshName();
  const open = await bench.open(database);
  await open.app.provision({ slug: 'ukur', kind: 'serikat', name: 'Serikat Ukur' });
  const ctx = createSystemContext(open.app, (await open.app.directory.findBySlug('ukur'))!, 'bench');
  await addMembers(ctx, count);
  await bench.sql(
    database,
    `insert into pooled.dues_bills (tenant_id, id, payer_id, region_code, kind, period, rate_code, rate_label, amount,
       paid_amount, due_date)
     select $1, gen_random_uuid(), m.id, m.region_code, 'monthly', to_char(d, 'YYYYMM'), 'GOL_III', 'Golongan III', 35000,
       case when m.n % 10 = 0 or (m.n % 3 = 0 and k >= ${MONTHS} - m.n % 7) then 0 else 35000 end, d::date + 9
       from (select id, region_code, row_number() over (order by id) as n from pooled.members where tenant_id = $1) m
      cross join generate_series(0, ${MONTHS - 1}) k
      cross join lateral (select date '2023-01-01' + k * interval '1 month' as d) month`,
    [ctx.tenant.id],
  );
  await bench.sql(database, 'analyze pooled.members, pooled.dues_bills');
  const now = new Date('2026-01-20T00:00:00Z');
  const times: number[] = [];
  let changed = 0;
  for (let round = 0; round < 3; round += 1) {
    await bench.sql(database, 'truncate pooled.dues_standings, pooled.dues_arrears_events');
    const start = performance.now();
    const assessed = await ctx.transaction((tx) => assessArrears(tx, { today: '2026-01-20', now }));
    times.push(performance.now() - start);
    changed = assessed.changed;
  }
  const again = performance.now();
  await ctx.transaction((tx) => assessArrears(tx, { today: '2026-01-20', now }));
  const repeated = performance.now() - again;
  await bench.drop(database);
  const seconds = Math.max(...times) / 1000;
  return {
    ...{ name: 'arrears', value: rounded(seconds), unit: 's', baseline: null, target: '< 3 s' },
    ok: seconds < 3,
    detail: `${count} members x ${MONTHS} months in one statement, ${changed} behind; again, changing none, ${rounded(repeated / 1000)} s`,
  };
}
