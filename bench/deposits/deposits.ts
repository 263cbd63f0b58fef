import { randomUUID } from 'node:crypto';
import { createSystemContext } from '#kernel/work';
import { depositSavings } from '../../src/features/savings/deposit.ts';
import { readSavingsTypes } from '../../src/features/savings/savings-type.ts';
import { checkSubledger, type Holder, readBalances } from '../../src/features/subledger/index.ts';
import { type Figure, rounded } from '../figure.ts';
import { freshName, type Workbench } from '../workbench.ts';

const MEMBER: Holder = {
  ...{ id: randomUUID(), number: '0001', name: 'Anggota Ukur', joinedOn: '2024-01-01', leftOn: null },
};

/** 1,000 deposits to one member at once (small: 100), each with its journal and receipt: the balance is exact. */
export async function deposits(bench: Workbench): Promise<Figure> {
  const count = bench.isSmall ? 100 : 1_000;
  const database = freshName();
  const open = await bench.open(database);
  await open.app.provision({ slug: 'ukur', kind: 'koperasi', name: 'Koperasi Ukur' });
  const ctx = createSystemContext(open.app, (await open.app.directory.findBySlug('ukur'))!, 'bench');
  const type = (await ctx.transaction((tx) => readSavingsTypes(tx))).find(
    ({ kind }) => kind === 'voluntary',
  )!;
  const amounts = Array.from({ length: count }, (_, at) => 1_000 + at);
  const start = performance.now();
  await Promise.all(
    amounts.map((amount) =>
      ctx.transaction((tx) =>
        depositSavings(ctx, tx, {
          ...{ holder: MEMBER, parts: [{ typeId: type.id, amount }], postedOn: '2024-03-01' },
          ...{ into: 'cash', key: randomUUID() },
        }),
      ),
    ),
  );
  const seconds = (performance.now() - start) / 1000;
  const isExact = await ctx.transaction(async (tx) => {
    const [held] = await readBalances(ctx, tx, [MEMBER.id]);
    const { faults } = await checkSubledger(ctx, tx);
    return held?.balance === amounts.reduce((sum, amount) => sum + amount, 0) && faults.length === 0;
  });
  await bench.drop(database);
  return {
    ...{ name: 'deposits', value: rounded(seconds, 3), unit: 's', baseline: null, target: 'exact' },
    ok: isExact,
    detail: `${count} deposits to one member at once; ${isExact ? 'exact' : 'not exact'}`,
  };
}
