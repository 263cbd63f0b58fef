import autocannon from 'autocannon';
import { median } from './figure.ts';
import type { Served } from './workbench.ts';

/** One side of a comparison: who serves, what to ask, and as whom. */
export interface Contender {
  server: Served;
  path: string;
  headers: Record<string, string>;
}

export interface Comparison {
  /** Median over the rounds of ours divided by the baseline of the same round. */
  ratio: number;
  /** Requests a second, medians over the rounds. */
  ours: number;
  baseline: number;
  /** Milliseconds of processor time a request of each process; hardly moved by what else the machine does. */
  processor: { ours: number; baseline: number };
}

const CONNECTIONS = 16;

/**
 * Requests a second of both sides, measured in turns so that what else the machine does falls on both alike. The first
 * round warms up and does not count.
 *
 * @throws when a side answers anything but 200
 */
export async function compare(
  sides: { ours: Contender; baseline: Contender },
  size: { rounds: number; seconds: number },
): Promise<Comparison> {
  const ours: Pace[] = [];
  const baseline: Pace[] = [];
  for (let round = 0; round <= size.rounds; round += 1) {
    const first = await askFor(round % 2 === 0 ? sides.ours : sides.baseline, size.seconds);
    const second = await askFor(round % 2 === 0 ? sides.baseline : sides.ours, size.seconds);
    if (round === 0) continue;
    ours.push(round % 2 === 0 ? first : second);
    baseline.push(round % 2 === 0 ? second : first);
  }
  return {
    ratio: median(ours.map(({ perSecond }, round) => perSecond / baseline[round]!.perSecond)),
    ours: median(ours.map(({ perSecond }) => perSecond)),
    baseline: median(baseline.map(({ perSecond }) => perSecond)),
    processor: {
      ours: median(ours.map(({ processor }) => processor)),
      baseline: median(baseline.map(({ processor }) => processor)),
    },
  };
}

interface Pace {
  perSecond: number;
  processor: number;
}

async function askFor({ server, path, headers }: Contender, seconds: number): Promise<Pace> {
  const before = server.processorSeconds();
  const result = await autocannon({
    url: `http://127.0.0.1:${server.port}${path}`,
    connections: CONNECTIONS,
    duration: seconds,
    headers,
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(
      `${path} on port ${server.port}: ${result.non2xx} answers not 2xx, ${result.errors} errors`,
    );
  }
  const count = result.requests.total;
  return {
    perSecond: count / result.duration,
    processor: (1000 * (server.processorSeconds() - before)) / count,
  };
}
