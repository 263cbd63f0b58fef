import { randomUUID } from 'node:crypto';
import { createSystemContext } from '#kernel/work';
import { BALANCE_LIST, readBalanceList } from '../../src/features/savings/read-balance-list.ts';
import { readSavingsTypes } from '../../src/features/savings/savings-type.ts';
import { postEntries } from '../../src/features/subledger/index.ts';
import { readListQuery } from '../../src/kernel/http/index.ts';
import { savers } from '../../src/products/cooperative/savings/savers.ts';
import { type Figure, rounded } from '../figure.ts';
import { freshName, type Workbench } from '../workbench.ts';

/** What 5,000 members (small: 500) hold in three kinds, decrypted, sorted and listed with totals. */
export async function memberBalances(bench: Workbench): Promise<Figure> {
  const count = bench.isSmall ? 500 : 5_000;
  const database = freshName();
  const open = await bench.open(database);
  await open.app.provision({ slug: 'ukur', kind: 'koperasi', name: 'Koperasi Ukur' });
  const ctx = createSystemContext(open.app, (await open.app.directory.findBySlug('ukur'))!, 'bench');
  let saved = 0;
  await ctx.transaction(async (tx) => {
    await tx.execute(
      `insert into cooperative_members (id, member_number, full_name, joined_on)
       select gen_random_uuid(), n::text, 'Anggota ' || n, '2024-01-01' from generate_series(1, $1::int) n`,
      [count],
    );
    const types = await readSavingsTypes(tx);
    const holders = await savers.all(ctx, tx);
    for (const [at, type] of types.entries()) {
      const entries = holders.map(({ id }, index) => ({
        ...{ holderId: id, account: type.account, part: type.id },
        amount: 20_000 + ((index * 7_919 + at * 104_729) % 3_000_000),
      }));
      const sum = entries.reduce((all, { amount }) => all + amount, 0);
      saved += sum;
      await postEntries(ctx, tx, {
        event: { kind: 'bench', id: randomUUID() },
        ...{ postedOn: '2024-03-01', description: 'Ukur', entries },
        contra: [{ account: { purpose: 'cash' }, debit: sum }],
      });
    }
  });
  const list = readListQuery(new URLSearchParams({ sort: '-total' }), BALANCE_LIST);
  const times: number[] = [];
  let isExact = true;
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    const { rows, sums } = await ctx.transaction((tx) => readBalanceList(ctx, tx, { holders: savers }, list));
    times.push(performance.now() - start);
    isExact &&= rows.length === count && sums.total === saved;
  }
  await bench.drop(database);
  const seconds = Math.max(...times) / 1000;
  return {
    ...{ name: 'member-balances', value: rounded(seconds, 3), unit: 's', baseline: null, target: '< 1 s' },
    ok: seconds < 1 && isExact,
    detail: `${count} members, three balances each; slowest of ${times.length}; ${isExact ? 'exact' : 'not exact'}`,
  };
}
