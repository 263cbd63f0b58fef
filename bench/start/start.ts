import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { type Figure, median, rounded } from '../figure.ts';
import { projectRoot, type Workbench } from '../workbench.ts';

const FIRST_START_LIMIT_MS = 60_000;

/**
 * From `npm start`'s own script to `balai ready`, on the data of an earlier start: PostgreSQL was stopped as well. The
 * first start, which makes the cluster and the demo organisations, is told beside it.
 */
export async function start(bench: Workbench): Promise<Figure> {
  const environment = {
    ...process.env,
    DATABASE_URL: '',
    BALAI_DATABASE: '',
    BALAI_DATA: path.join(bench.dataFolder, 'start'),
    BALAI_DEMO: 'small',
    PORT: '0',
  };
  const first = await startOnce(environment);
  const again: number[] = [];
  for (let round = 0; round < (bench.isSmall ? 2 : 5); round += 1) again.push(await startOnce(environment));
  const value = median(again) / 1000;
  return {
    name: 'start',
    value: rounded(value),
    unit: 's',
    baseline: null,
    target: '≤ 3 s',
    ok: value <= 3 && first <= FIRST_START_LIMIT_MS,
    detail: `median of ${again.length}; the very first start took ${rounded(first / 1000)} s`,
  };
}

async function startOnce(env: NodeJS.ProcessEnv): Promise<number> {
  const begin = performance.now();
  const child = spawn(process.execPath, [path.join(projectRoot, 'scripts/start.mjs')], {
    cwd: projectRoot,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await untilReady(child);
  const took = performance.now() - begin;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await gone;
  return took;
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.includes('balai ready ')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it was ready`)));
  });
}
