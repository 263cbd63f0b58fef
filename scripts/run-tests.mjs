// Runs the checks of the source and then the tests, and counts them together. Started by test.mjs with Node 24.
import { startVitest } from 'vitest/node';
import { runChecks } from './check.mjs';

const filters = process.argv.slice(2);
const checks = filters.length > 0 ? { passed: 0, failed: 0 } : await runChecks();
const vitest = await startVitest('test', filters, { run: true, watch: false });
const tests = vitest.state.getFiles().flatMap((file) => testsOf(file));
const count = (state) => tests.filter((test) => test.result?.state === state).length;
const brokenFiles = vitest.state
  .getFiles()
  .filter((file) => file.result?.state === 'fail' && testsOf(file).length === 0);
const errors = vitest.state.getUnhandledErrors().length;
await vitest.close();

const failed = checks.failed + count('fail') + brokenFiles.length + (errors > 0 ? 1 : 0);
const passed = checks.passed + count('pass');
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

function testsOf(task) {
  return task.type === 'test' ? [task] : (task.tasks ?? []).flatMap(testsOf);
}
