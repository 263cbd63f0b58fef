import { randomUUID } from 'node:crypto';
import { openCoordinator } from '../coordinator.ts';
import { type Figure, median, rounded } from '../figure.ts';
import { freshName, type Workbench } from '../workbench.ts';

/** Where a coordinator may try an id, and what an id of nobody gets there. */
const ADDRESSES: readonly [address: (id: string) => string, status: number][] = [
  [(id) => `/admin/members/${id}`, 404],
  [(id) => `/api/v1/members/${id}`, 404],
  [(id) => `/admin/members/${id}/photo`, 404],
];

/**
 * A coordinator tries ids of members of other regions and, taking turns with them, ids that nobody has: neither the answer nor the
 * time it takes may tell which is which.
 */
export async function foreignId(bench: Workbench): Promise<Figure> {
  const database = freshName();
  const { client, region, close } = await openCoordinator(bench, database, 2_000);
  const foreign = await bench.sql<{ id: string }>(
    database,
    'select id from pooled.members where region_code <> $1 order by id',
    [region],
  );
  const ask = async (address: string, status: number) => {
    const begin = performance.now();
    const answer = await client.get(address);
    if (answer.status !== status) throw new Error(`${address} answered ${answer.status}`);
    return performance.now() - begin;
  };
  const times = { foreign: [] as number[], nobody: [] as number[] };
  const turns = bench.isSmall ? 150 : 1_500;
  for (let turn = -50; turn < turns; turn += 1) {
    const [address, status] = ADDRESSES[Math.abs(turn) % ADDRESSES.length]!;
    const other = foreign[(turn + 50) % foreign.length]!.id;
    // Who goes first changes, so that nothing is warmer for one of them.
    const order = turn % 2 === 0 ? (['foreign', 'nobody'] as const) : (['nobody', 'foreign'] as const);
    for (const kind of order) {
      const time = await ask(address(kind === 'foreign' ? other : randomUUID()), status);
      if (turn >= 0) times[kind].push(time);
    }
  }
  await close();
  const [theirs, none] = [median(times.foreign), median(times.nobody)];
  const ratio = theirs / none;
  return {
    ...{ name: 'foreign-id', value: rounded(ratio), unit: 'ratio', target: '0.95 to 1.05' },
    baseline: `${rounded(none)} ms for an id that nobody has`,
    ok: ratio >= 0.95 && ratio <= 1.05,
    detail: `median of ${turns} tries each: ${rounded(theirs)} ms for members of other regions, ${rounded(none)} ms for nobody`,
  };
}
