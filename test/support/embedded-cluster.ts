import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The process of the embedded PostgreSQL in a data folder, when it is running. */
export function postmasterOf(dataFolder: string): number | undefined {
  const note = path.join(dataFolder, 'postgres.location');
  const home = existsSync(note) ? readFileSync(note, 'utf8').trim() : path.join(dataFolder, 'postgres');
  const file = path.join(home, 'cluster/postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return isAlive(pid) ? pid : undefined;
}

/** Stops an embedded PostgreSQL that its Balai has left behind (a server that was killed, or failed at its start). */
export async function stopCluster(dataFolder: string): Promise<void> {
  const pid = postmasterOf(dataFolder);
  if (pid === undefined) return;
  process.kill(pid, 'SIGINT');
  for (let turn = 0; turn < 200 && isAlive(pid); turn += 1) await wait(50);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // One that nobody has buried yet has ended all the same.
    return !/^\d+ \(.*\) Z /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
