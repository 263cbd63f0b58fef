import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { postmasterOf, stopCluster } from '../support/embedded-cluster.ts';
import { HttpClient } from '../support/http-client.ts';

const projectRoot = path.resolve(import.meta.dirname, '../..');
const READY_LIMIT_MS = 60_000;

/** A server with its own PostgreSQL on a temporary data folder, to be killed and started again on the same port. */
export class ServerProcess {
  readonly dataFolder: string;
  port = 0;
  #child: ChildProcess | undefined;

  readonly #more: NodeJS.ProcessEnv;

  /** @param more what this server's environment has besides */
  constructor(more: NodeJS.ProcessEnv = {}) {
    this.#more = more;
    this.dataFolder = mkdtempSync(path.join(tmpdir(), 'balai-torture-'));
    // Root's PostgreSQL runs as `nobody`, who has to reach its cluster inside.
    chmodSync(this.dataFolder, 0o755);
  }

  async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      ['--enable-source-maps', path.join(projectRoot, '.build/server/main.js')],
      {
        cwd: projectRoot,
        env: this.environment(),
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    this.#child = child;
    this.port = await new Promise<number>((resolve, reject) => {
      let text = '';
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
        const ready = /balai ready \S*:(\d+)/.exec(text);
        if (ready) resolve(Number(ready[1]));
      });
      child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it was ready`)));
    });
  }

  /** Kills the server process where it stands. */
  async killServer(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** Kills PostgreSQL where it stands: the postmaster and every process it has made. */
  killPostgres(): void {
    const postmaster = postmasterOf(this.dataFolder);
    if (postmaster === undefined) throw new Error('There is no PostgreSQL to kill');
    const all = [postmaster, ...childrenOf(postmaster)];
    for (const pid of all) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself in this very moment.
      }
    }
  }

  /** Resolves when the server answers that it reaches its database. */
  async untilReady(): Promise<void> {
    const end = Date.now() + READY_LIMIT_MS;
    while (Date.now() < end) {
      const client = new HttpClient(this.port, `localhost:${this.port}`);
      const answer = await client.get('/health/ready').catch(() => undefined);
      if (answer?.status === 200) return;
      await wait(100);
    }
    throw new Error(`The server was not ready within ${READY_LIMIT_MS / 1000} s`);
  }

  async balai(...words: string[]): Promise<string> {
    const command = path.join(projectRoot, '.build/server/cli.js');
    const { stdout } = await promisify(execFile)(process.execPath, [command, ...words], {
      cwd: projectRoot,
      env: this.environment(),
      maxBuffer: 32 * 1024 * 1024,
    });
    return stdout.trim();
  }

  async close(): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    }
    await stopCluster(this.dataFolder);
    rmSync(this.dataFolder, { recursive: true, force: true });
  }

  environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      DATABASE_URL: '',
      BALAI_DATABASE: '',
      BALAI_DEMO: 'small',
      BALAI_BASE_DOMAIN: 'localhost',
      BALAI_DATA: this.dataFolder,
      // Candidates come from many networks, as they would: the server believes the header that says so.
      BALAI_TRUST_PROXY: '1',
      HOST: '127.0.0.1',
      PORT: String(this.port),
      NODE_ENV: 'production',
      ...this.#more,
    };
  }
}

/** Direct children, as the kernel lists them. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
        return Number(fields[1]) === parent;
      } catch {
        return false;
      }
    });
}
