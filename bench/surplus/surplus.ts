import { createSystemContext } from '#kernel/work';
import { postJournal } from '../../src/features/ledger/index.ts';
import { closePeriod } from '../../src/features/ledger/periods.ts';
import { calculateSurplus, saveBasis } from '../../src/products/cooperative/surplus/calculate-surplus.ts';
import { openSurplus, readSurplus } from '../../src/products/cooperative/surplus/surplus.ts';
import { type Figure, rounded } from '../figure.ts';
import { freshName, type Workbench } from '../workbench.ts';

const SURPLUS = 1_234_567_891;

/** The surplus of a year calculated and stored for 5,000 members (small: 500), sealed, and opened again to be added up. */
export async function surplus(bench: Workbench): Promise<Figure> {
  const count = bench.isSmall ? 500 : 5_000;
  const database = freshName();
  const open = await bench.open(database);
  await open.app.provision({ slug: 'ukur', kind: 'koperasi', name: 'Koperasi Ukur' });
  const ctx = createSystemContext(open.app, (await open.app.directory.findBySlug('ukur'))!, 'bench');
  const year = 2024;
  await ctx.transaction(async (tx) => {
    await tx.execute(
      `insert into cooperative_members (id, member_number, full_name, joined_on)
       select gen_random_uuid(), n::text, 'Anggota ' || n, '2024-01-01' from generate_series(1, $1::int) n`,
      [count],
    );
    await tx.execute(
      `insert into cooperative_member_meetings (id, nature, held_on, place, invited_count, present_count, chair, minutes)
       values (gen_random_uuid(), 'annual', '2025-02-22', 'Balai', 3, 3, 'Ketua', 'SHU')`,
    );
    await tx.execute(
      `insert into cooperative_surpluses (id, year, meeting_id, percents, decided_at)
       select gen_random_uuid(), $1, m.id, '{"cadangan":4000,"modal":3000,"usaha":3000}', now()
         from cooperative_member_meetings m where m.tenant_id = balai.tenant_id()`,
      [year],
    );
    await postJournal(ctx, tx, {
      ...{ postedOn: '2024-12-10', description: 'Jasa', source: { kind: 'bench', id: 'income' } },
      lines: [
        { account: { purpose: 'cash' }, debit: SURPLUS },
        { account: { purpose: 'loan-interest' }, credit: SURPLUS },
      ],
    });
  });
  await ctx.transaction((tx) => closePeriod(ctx, tx, '2024-12'));
  const members = Array.from({ length: count }, (_, at) => ({
    ...{ memberNumber: String(at + 1), fullName: `Anggota ${at + 1}` },
    ...{ savings: 100_000 + ((at * 7_919) % 5_000_000), business: (at * 104_729) % 20_000_000 },
  }));
  await ctx.transaction((tx) => saveBasis(ctx, tx, { year, members }));
  const times: number[] = [];
  let isExact = true;
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    await ctx.transaction((tx) => calculateSurplus(ctx, tx, year));
    const shares = await ctx.transaction(async (tx) => {
      const { id } = (await readSurplus(tx, year))!;
      return openSurplus(ctx, tx, id, 'shares');
    });
    times.push(performance.now() - start);
    const pools = (await ctx.transaction((tx) => readSurplus(tx, year)))!.pools!;
    const shared = shares.reduce((sum, { total }) => sum + total, 0);
    isExact &&= shares.length === count && shared + pools.cadangan! === SURPLUS;
  }
  await bench.drop(database);
  const seconds = Math.max(...times) / 1000;
  return {
    ...{ name: 'shu', value: rounded(seconds, 3), unit: 's', baseline: null, target: '< 5 s' },
    ok: seconds < 5 && isExact,
    detail: `${count} members, stored sealed and opened again; slowest of ${times.length}; ${isExact ? 'exact' : 'not exact'}`,
  };
}
