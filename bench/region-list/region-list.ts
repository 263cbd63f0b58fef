import { openCoordinator } from '../coordinator.ts';
import { type Figure, quantile, rounded } from '../figure.ts';
import { freshName, type Workbench } from '../workbench.ts';

/**
 * The page of a coordinator's members, of whom there are 10,000 in the own region and as many in others (small: 1,000), asked one
 * request at a time over HTTP: all pages, orders, filters and searches in turn. The whole answer counts, HTML and all.
 */
export async function regionList(bench: Workbench): Promise<Figure> {
  const count = bench.isSmall ? 1_000 : 10_000;
  const { client, close } = await openCoordinator(bench, freshName(), 2 * count);
  const times: number[] = [];
  const requests = bench.isSmall ? 200 : 1_000;
  for (let turn = -40; turn < requests; turn += 1) {
    const begin = performance.now();
    const answer = await client.get(addressOf(turn + 40, Math.ceil(count / 25)));
    if (turn >= 0) times.push(performance.now() - begin);
    if (answer.status !== 200) throw new Error(`The list answered ${answer.status}`);
  }
  await close();
  const p95 = quantile(times, 0.95);
  return {
    ...{ name: 'region-list', value: rounded(p95), unit: 'ms', baseline: null, target: '< 100 ms' },
    ok: p95 < 100,
    detail: `p95 of ${requests} pages of a list of ${count} members beside ${count} foreign ones; median ${rounded(quantile(times, 0.5))} ms`,
  };
}

function addressOf(turn: number, pages: number): string {
  const asked = [
    `page=${1 + ((turn * 7) % pages)}`,
    `sort=-joined&page=${1 + (turn % 20)}`,
    'filter[employment]=PNS',
    'q=Rahman',
    'filter[dues]=paid&sort=number',
    'filter[status]=active&filter[gender]=P',
  ];
  return `/region/members?${asked[turn % asked.length]}`;
}
