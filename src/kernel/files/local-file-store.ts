import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { asStorageError, describeBytes, FileError } from './file-error.ts';
import type { FileStore, StoredFile } from './file-store.ts';

const keyPattern = /^[0-9a-f]{40}$/;
/** An unfinished write this old was left by a process that died. */
const staleMilliseconds = 24 * 3600 * 1000;

/**
 * Files in a folder of this machine, two levels deep by the first letters of the key. A file is written beside its
 * place, flushed to the disk, and only then given its name: after a crash it is whole or not there.
 */
export function createLocalFileStore(folder: string): FileStore {
  const incoming = join(folder, 'incoming');
  let swept: Promise<void> | undefined;

  return {
    async put(content, options = {}) {
      swept ??= sweepIncoming(incoming);
      await swept;
      const key = randomBytes(20).toString('hex');
      const draft = join(incoming, key);
      try {
        await mkdir(incoming, { recursive: true, mode: 0o700 });
        const stored = await writeDraft(draft, content, options.maxBytes ?? Number.POSITIVE_INFINITY);
        const place = join(folder, key.slice(0, 2), key.slice(2, 4));
        await mkdir(place, { recursive: true, mode: 0o700 });
        await rename(draft, join(place, key));
        await syncFolder(place);
        return { key, ...stored };
      } catch (error) {
        await rm(draft, { force: true }).catch(() => undefined);
        throw asStorageError(error) ?? error;
      }
    },
    async get(key) {
      let file: FileHandle;
      try {
        file = await open(pathOf(folder, key), 'r');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new FileError('file_not_found');
        throw asStorageError(error) ?? error;
      }
      return file.createReadStream();
    },
    async exists(key) {
      return stat(pathOf(folder, key)).then(
        () => true,
        () => false,
      );
    },
    async delete(key) {
      try {
        await unlink(pathOf(folder, key));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw asStorageError(error) ?? error;
      }
    },
    async *list() {
      for (const first of await listFolder(folder)) {
        if (!/^[0-9a-f]{2}$/.test(first)) continue;
        for (const second of await listFolder(join(folder, first))) {
          for (const key of await listFolder(join(folder, first, second))) {
            if (!keyPattern.test(key)) continue;
            const { size, mtime } = await stat(join(folder, first, second, key));
            yield { key, size, storedAt: mtime };
          }
        }
      }
    },
  };
}

// Only what `put` made is ever a path: no dots, no slashes, nothing from outside.
function pathOf(folder: string, key: string): string {
  if (!keyPattern.test(key)) throw new FileError('file_key_invalid');
  return join(folder, key.slice(0, 2), key.slice(2, 4), key);
}

async function writeDraft(
  path: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Omit<StoredFile, 'key'>> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      size += chunk.byteLength;
      if (size > maxBytes) {
        throw new FileError('file_too_large', {
          message: `Berkas lebih dari ${describeBytes(maxBytes)}. Perkecil ukurannya lalu unggah lagi.`,
        });
      }
      hash.update(chunk);
      await writeAll(file, chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { size, sha256: hash.digest('hex') };
}

// A write may take only a part of the bytes, and then fail on the rest: that is how a full disk announces itself.
async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  let at = 0;
  while (at < chunk.byteLength) {
    const { bytesWritten } = await file.write(chunk, at);
    at += bytesWritten;
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sweepIncoming(incoming: string): Promise<void> {
  for (const name of await listFolder(incoming)) {
    const path = join(incoming, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > staleMilliseconds) await rm(path, { force: true }).catch(() => undefined);
  }
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw asStorageError(error) ?? error;
  }
}
