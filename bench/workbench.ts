import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '#kernel/database';
import { provisionDemo, provisionPlatform } from '../src/demo.ts';
import { type OpenApp, openApp } from '../src/open-app.ts';
import { readConfig } from '../src/read-config.ts';

/** The bundle of a benchmark lies in .build/bench, the server's in .build/server. */
export const projectRoot = path.resolve(import.meta.dirname, '../..');

export interface Workbench {
  isSmall: boolean;
  dataFolder: string;
  /** The superuser's connection string; another database by its name. */
  postgresUrl(database?: string): string;
  /** Tells the person who waits; never on standard output, which may be JSON. */
  say(text: string): void;
  /** A Balai in this process on a database of its own, closed with the bench. */
  open(database: string, options?: { hasDemo?: boolean }): Promise<OpenApp>;
  /** What a process needs in its environment to serve that database. */
  environment(database: string): Record<string, string>;
  /** Starts a process that prints its port, or `balai ready <url>`, and stops it with the bench. */
  serve(file: string, environment: Record<string, string>): Promise<Served>;
  sql<T extends pg.QueryResultRow>(database: string, text: string, values?: unknown[]): Promise<T[]>;
  drop(database: string): Promise<void>;
  close(): Promise<void>;
}

export interface Served {
  port: number;
  /** Seconds of processor time the process has taken so far; NaN where the system does not tell. */
  processorSeconds(): number;
  stop(): Promise<void>;
}

export const SERVER = '.build/server/main.js';

/** Everything the benchmarks share: a temporary data folder and a PostgreSQL in it; both are gone afterwards. */
export async function openWorkbench(options: { isSmall: boolean }): Promise<Workbench> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'balai-bench-'));
  // Root's PostgreSQL runs as `nobody`, who has to reach its cluster inside.
  chmodSync(dataFolder, 0o755);
  const postgres = await startEmbeddedPostgres(dataFolder);
  const opened = new Map<string, OpenApp>();
  const served = new Set<Served>();
  const environment = (database: string) => ({
    DATABASE_URL: postgres.url,
    BALAI_DATABASE: database,
    BALAI_DATA: dataFolder,
    BALAI_DEMO: '0',
    PORT: '0',
  });
  const urlOf = (database = 'postgres') => {
    const url = new URL(postgres.url);
    url.pathname = `/${database}`;
    return url.href;
  };
  const sql = async <T extends pg.QueryResultRow>(database: string, text: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: urlOf(database) });
    await client.connect();
    try {
      return (await client.query<T>(text, values)).rows;
    } finally {
      await client.end();
    }
  };
  const forget = async (database: string) => {
    await opened.get(database)?.close();
    opened.delete(database);
  };

  return {
    isSmall: options.isSmall,
    dataFolder,
    postgresUrl: urlOf,
    say: (text) => void process.stderr.write(`${text}\n`),
    open: async (database, { hasDemo = false } = {}) => {
      const known = opened.get(database);
      if (known) return known;
      const open = await openApp({
        ...readConfig(environment(database), projectRoot),
        databaseName: database,
      });
      opened.set(database, open);
      if (hasDemo) await provisionDemo(open, { isFull: false });
      await provisionPlatform(open);
      return open;
    },
    environment,
    serve: async (file, given) => {
      const one = await startProcess(path.join(projectRoot, file), given);
      served.add(one);
      return one;
    },
    sql,
    drop: async (database) => {
      await forget(database);
      await sql('postgres', `drop database if exists ${database} with (force)`);
    },
    close: async () => {
      await Promise.all([...served].map((one) => one.stop()));
      for (const database of [...opened.keys()]) await forget(database);
      await postgres.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export function freshName(): string {
  return `bench_${randomBytes(4).toString('hex')}`;
}

async function startProcess(file: string, given: Record<string, string>): Promise<Served> {
  if (!existsSync(file)) throw new Error(`${file} is not built`);
  const child = spawn(process.execPath, [...process.execArgv, file], {
    env: { ...process.env, ...given },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await untilReady(child);
  return {
    port,
    processorSeconds: () => processorSeconds(child.pid!),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        // A server with DATABASE_URL leaves PostgreSQL alone.
        child.kill('SIGINT');
      }),
  };
}

function processorSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

function untilReady(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const ready = /ready \S*?:(\d+)\s/.exec(text);
      if (ready) resolve(Number(ready[1]));
    });
    child.once('exit', (code) => reject(new Error(`A server ended with ${code} before it was ready`)));
    child.once('error', reject);
  });
}
