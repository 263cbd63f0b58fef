import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Figure, median, rounded } from '../figure.ts';
import { freshName, projectRoot, type Workbench } from '../workbench.ts';
import type { ImportMeasure } from './import-process.ts';

const MEMORY_LIMIT_MB = 300;

/** Upload to checked: the sheet read, columns guessed, every row checked and compared with every other. */
export async function importDryRun(bench: Workbench): Promise<Figure> {
  return judge('import-dry-run', await measure(bench), 'dryRun', 2);
}

/** The commit: the sheet read and checked again, then all rows stored in one transaction. */
export async function importCommit(bench: Workbench): Promise<Figure> {
  return judge('import-commit', await measure(bench), 'commit', 3);
}

function judge(
  name: string,
  runs: readonly ImportMeasure[],
  phase: 'dryRun' | 'commit',
  limit: number,
): Figure {
  const seconds = median(runs.map((run) => run[phase])) / 1000;
  const processor = median(runs.map((run) => run.processor[phase])) / 1000;
  const peak = Math.max(...runs.map(({ peakMb }) => peakMb));
  const { rows, problems, counts } = runs[0]!;
  return {
    name,
    value: rounded(seconds),
    unit: 's',
    baseline: null,
    target: `≤ ${limit} s, peak memory < ${MEMORY_LIMIT_MB} MB`,
    ok: seconds <= limit && peak < MEMORY_LIMIT_MB,
    detail: `${rows} rows, ${problems} problems; ${counts.created} created, ${counts.pending} pending; processor ${rounded(processor)} s; whole process at most ${Math.round(peak)} MB`,
  };
}

const measured = new WeakMap<Workbench, Promise<ImportMeasure[]>>();

/** Each run is a process and a database of its own, so that the peak of its memory is that of one import. */
function measure(bench: Workbench): Promise<ImportMeasure[]> {
  const known = measured.get(bench) ?? runAll(bench);
  measured.set(bench, known);
  return known;
}

async function runAll(bench: Workbench): Promise<ImportMeasure[]> {
  const runs: ImportMeasure[] = [];
  for (let round = 0; round < (bench.isSmall ? 1 : 5); round += 1) {
    const database = freshName();
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...process.execArgv, path.join(projectRoot, '.build/bench/import-process.js')],
      { env: { ...process.env, ...bench.environment(database) } },
    );
    runs.push(JSON.parse(stdout) as ImportMeasure);
    await bench.drop(database);
  }
  return runs;
}
