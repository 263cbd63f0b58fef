import { mkdir, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { App } from '#kernel/work';
import { takeReturnedMail } from './take-returned-mail.ts';

const EVERY_MS = 60_000;
/** A notification carries headers, at most one letter; more than this is something else. */
const LARGEST_BYTES = 5 * 1024 * 1024;

/**
 * Looks once a minute into the folder where a mail server lays returned mails, one a file (a Maildir's `new` does).
 * What was written down is deleted, because it names people; what is no notification of ours moves to `other`.
 */
export function startBounceReader(app: App, folder: string): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const tick = () => {
    running = running
      .then(() => readBounceFolder(app, folder))
      .catch((error: unknown) => console.error(error));
  };
  tick();
  const timer = setInterval(tick, EVERY_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

/** Takes every returned mail of the folder. @returns how many were marked */
export async function readBounceFolder(app: App, folder: string): Promise<number> {
  const others = path.join(folder, 'other');
  await mkdir(others, { recursive: true });
  let marked = 0;
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const { size, isFile } = await stat(file).then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (!isFile || name.startsWith('.')) continue;
    const taken = size > LARGEST_BYTES ? undefined : await takeReturnedMail(app, await readFile(file));
    if (taken?.outcome === 'marked') marked += 1;
    if (!taken || taken.outcome === 'not_ours') await rename(file, path.join(others, name));
    else await unlink(file);
  }
  return marked;
}
