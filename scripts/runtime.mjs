// Finds the Node.js 24 that the project brings as a dependency, so that the machine's own version does not
// matter. Written for Node 20 and newer: nothing here may use newer syntax.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const WANTED_MAJOR = 24;

/**
 * How every process of Balai is started. Young memory of 16 MB a half, as Node.js takes it by itself, is never given
 * back: 8 MB take a third off what the server holds during an import and cost no time.
 */
const NODE_FLAGS = ['--enable-source-maps', '--max-semi-space-size=8'];

/** The path of a Node.js 24 binary, or a message that says what to do. */
export function findNode() {
  if (Number(process.versions.node.split('.')[0]) === WANTED_MAJOR) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const require = createRequire(path.join(projectRoot, 'package.json'));
  try {
    const folder = path.dirname(require.resolve(`node-${platform}-${process.arch}/package.json`));
    const binary = path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(binary)) return binary;
  } catch {
    // Falls through to the message below.
  }
  throw new Error(
    `Balai runs on Node.js ${WANTED_MAJOR}; this is ${process.version} and the package node-${platform}-${process.arch} ` +
      `is not installed. Run "npm ci" (without --omit=optional), or install Node.js ${WANTED_MAJOR} yourself.`,
  );
}

/** Runs a script of this project with Node.js 24, hands signals on, and resolves with its exit code. */
export function runWithNode(args, options = {}) {
  const child = spawn(findNode(), [...NODE_FLAGS, '--disable-warning=ExperimentalWarning', ...args], {
    cwd: options.cwd ?? projectRoot,
    stdio: 'inherit',
    env: { ...process.env, ...options.env },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}
