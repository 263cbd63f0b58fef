// Runs the checks of the source and then the tests, and counts them together. Started by test.mjs with Node 24.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startVitest } from 'vitest/node';
import { runChecks } from './check.mjs';

/** Reads what all other tests saw, so it runs when they have ended. */
const LAST = 'test/matrix/http-effects.test.ts';

const filters = process.argv.slice(2);
const isWhole = filters.length === 0;
const notes = mkdtempSync(path.join(tmpdir(), 'balai-witnesses-'));
process.env.BALAI_WITNESSES = path.join(notes, 'witnesses.tsv');
writeFileSync(process.env.BALAI_WITNESSES, '');

const runs = [isWhole ? await runChecks() : { passed: 0, failed: 0 }, await runTests(filters)];
if (isWhole) {
  process.env.BALAI_ALL_HAVE_RUN = '1';
  runs.push(await runTests([LAST]));
}
rmSync(notes, { recursive: true });

const sum = (key) => runs.reduce((total, run) => total + run[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') > 0 ? 1 : 0);

/** Counts tests; a file that cannot be read, an error outside of tests and a run without tests count as failed. */
async function runTests(files) {
  const vitest = await startVitest('test', files, { run: true, watch: false });
  const modules = vitest.state.getFiles();
  const tests = modules.flatMap((file) => testsOf(file));
  const count = (state) => tests.filter((test) => test.result?.state === state).length;
  const broken = modules.filter((file) => file.result?.state === 'fail' && testsOf(file).length === 0).length;
  const hasErrors = vitest.state.getUnhandledErrors().length > 0 || tests.length === 0;
  await vitest.close();
  return { passed: count('pass'), failed: count('fail') + broken + (hasErrors ? 1 : 0) };
}

function testsOf(task) {
  return task.type === 'test' ? [task] : (task.tasks ?? []).flatMap(testsOf);
}
