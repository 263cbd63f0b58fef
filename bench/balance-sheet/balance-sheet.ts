import { createSystemContext } from '#kernel/work';
import { balanceSheet as makeBalanceSheet } from '../../src/features/ledger/statements/index.ts';
import { type Figure, rounded } from '../figure.ts';
import { freshName, type Workbench } from '../workbench.ts';

/** The balance sheet over three years of 100,000 journals of two lines (small: 5,000), added up from the lines. */
export async function balanceSheet(bench: Workbench): Promise<Figure> {
  const count = bench.isSmall ? 5_000 : 100_000;
  const database = freshName();
  const open = await bench.open(database);
  await open.app.provision({ slug: 'ukur', kind: 'koperasi', name: 'Koperasi Ukur' });
  const ctx = createSystemContext(open.app, (await open.app.directory.findBySlug('ukur'))!, 'bench');
  await ctx.transaction((tx) =>
    tx.execute(
      `with accounts as (
         select array_agg(id) as ids from ledger_accounts where tenant_id = balai.tenant_id()
       ), journals as (
         insert into ledger_journals (id, number, posted_on, description, kind, source_kind, source_id, total, line_count)
         select gen_random_uuid(), 'UK-' || n, date '2023-01-01' + n % 1095, 'Ukur', 'general', 'bench', n::text,
           1000 + n, 2 from generate_series(1, $1::int) n
         returning id, posted_on, total
       )
       insert into ledger_lines (journal_id, position, account_id, posted_on, is_closing, amount)
       select j.id, side, a.ids[1 + (j.total + side * 7) % cardinality(a.ids)], j.posted_on, false,
         case side when 1 then j.total else -j.total end
         from journals j cross join accounts a cross join generate_series(1, 2) side`,
      [count],
    ),
  );
  await bench.sql(database, 'analyze pooled.ledger_journals, pooled.ledger_lines');
  const span = { from: '2025-01-01', to: '2025-12-31' };
  const times: number[] = [];
  let doesBalance = true;
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    const { rows } = await ctx.transaction((tx) => makeBalanceSheet(tx, span));
    times.push(performance.now() - start);
    const total = (label: string) => rows.find((row) => row.label === label)?.cells.join();
    doesBalance &&= total('Jumlah aset') === total('Jumlah kewajiban dan ekuitas');
  }
  await bench.drop(database);
  const seconds = Math.max(...times) / 1000;
  return {
    ...{ name: 'balance-sheet', value: rounded(seconds, 3), unit: 's', baseline: null, target: '< 2 s' },
    ok: seconds < 2 && doesBalance,
    detail: `${count} journals of two lines; slowest of ${times.length}; ${doesBalance ? 'balances' : 'does not balance'}`,
  };
}
