// npm run check: what can be said about the source without running it, as one list of named steps.
import { spawn } from 'node:child_process';
import { projectRoot } from './runtime.mjs';

const STEPS = [
  {
    name: 'types',
    command: ['tsc', '-p', '.', '--noEmit', '--incremental', '--tsBuildInfoFile', '.build/types.json'],
  },
  { name: 'format and lint', command: ['biome', 'check', '--max-diagnostics=50'] },
  {
    name: 'rooms import downwards only',
    command: ['depcruise', 'src', '--config', '.dependency-cruiser.mjs', '--output-type', 'err'],
  },
  { name: 'nothing unused', command: ['knip'] },
];

/** Runs every step, prints what failed, and counts. */
export async function runChecks() {
  let passed = 0;
  let failed = 0;
  for (const step of STEPS) {
    const { code, output } = await run(step.command);
    console.log(`${code === 0 ? '✓' : '✗'} ${step.name}`);
    if (code === 0) passed += 1;
    else {
      failed += 1;
      console.log(output);
    }
  }
  return { passed, failed };
}

function run([command, ...args]) {
  return new Promise((resolve) => {
    const path = `${projectRoot}/node_modules/.bin:${process.execPath.replace(/\/[^/]+$/, '')}:${process.env.PATH ?? ''}`;
    const child = spawn(command, args, {
      cwd: projectRoot,
      env: { ...process.env, PATH: path, FORCE_COLOR: '0' },
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('exit', (code) => resolve({ code: code ?? 1, output }));
  });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { failed } = await runChecks();
  process.exitCode = failed > 0 ? 1 : 0;
}
