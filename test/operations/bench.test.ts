import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const projectRoot = path.resolve(import.meta.dirname, '../..');

test('the front page is still compared with the same page without Balai around it', async () => {
  // Exit code 1 says that a figure missed its target, which a machine at work decides; 2 that it could not be measured.
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['scripts/bench.mjs', '--json', '--small', '--only', 'landing-page'],
    { cwd: projectRoot },
  ).catch((error: { code?: number; stdout: string; stderr: string }) => {
    if (error.code !== 1) throw new Error(error.stderr);
    return error;
  });
  expect(JSON.parse(stdout)).toMatchObject([{ name: 'landing-page', unit: 'ratio' }]);
}, 180_000);
