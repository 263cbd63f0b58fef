import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { stopCluster } from '../../support/embedded-cluster.ts';

const projectRoot = path.resolve(import.meta.dirname, '../../..');

export interface DemoAccountLine {
  tenant: string;
  role: string;
  scope: string[];
  identifier: string;
  password: string;
  totpSecret?: string;
}

export interface DemoServer {
  port: number;
  accounts: DemoAccountLine[];
  close(): Promise<void>;
}

/** A server of its own with the four demo organisations, on a temporary data folder. */
export async function startDemoServer(): Promise<DemoServer> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'balai-pictures-'));
  // Root's PostgreSQL runs as `nobody`, who has to reach its cluster inside.
  chmodSync(dataFolder, 0o755);
  const child = spawn(process.execPath, [path.join(projectRoot, 'scripts/start.mjs')], {
    cwd: projectRoot,
    env: { ...process.env, ...ownServer, BALAI_DATA: dataFolder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const close = async () => {
    if (child.exitCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      await gone;
    }
    await stopCluster(dataFolder);
    rmSync(dataFolder, { recursive: true, force: true });
  };
  try {
    const port = await untilReady(child);
    return { port, accounts: await readAccounts(dataFolder), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A server that runs already; its data folder tells the passwords of the demo accounts. */
export async function joinServer(url: string, dataFolder: string): Promise<DemoServer> {
  return {
    port: Number(new URL(url).port || 80),
    accounts: await readAccounts(dataFolder),
    close: async () => {},
  };
}

const ownServer = {
  DATABASE_URL: '',
  BALAI_DATABASE: '',
  BALAI_DEMO: 'small',
  BALAI_BASE_DOMAIN: 'localhost',
};

async function readAccounts(dataFolder: string): Promise<DemoAccountLine[]> {
  const command = path.join(projectRoot, 'scripts/balai.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [command, 'demo', 'accounts'], {
    cwd: projectRoot,
    env: { ...process.env, ...ownServer, BALAI_DATA: path.resolve(dataFolder) },
    maxBuffer: 8 * 1024 * 1024,
  });
  return JSON.parse(stdout) as DemoAccountLine[];
}

function untilReady(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const ready = /balai ready \S*:(\d+)/.exec(text);
      if (ready) resolve(Number(ready[1]));
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it was ready`)));
  });
}
