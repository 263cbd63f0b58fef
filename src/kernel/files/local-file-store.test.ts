import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileError } from './file-error.ts';
import { createLocalFileStore } from './local-file-store.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balai-files-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const collect = async (store: ReturnType<typeof createLocalFileStore>) => {
  const found = [];
  for await (const each of store.list()) found.push(each);
  return found;
};

async function* inPieces(...pieces: (Uint8Array | Error)[]) {
  for (const piece of pieces) {
    if (piece instanceof Error) throw piece;
    yield piece;
  }
}

describe('a stored file', () => {
  it('comes back byte for byte, with its size and checksum, under a key that tells nothing', async () => {
    const store = createLocalFileStore(folder);
    const content = randomBytes(300_000);
    const stored = await store.put(inPieces(content.subarray(0, 7), content.subarray(7)));
    expect(stored).toEqual({
      key: expect.stringMatching(/^[0-9a-f]{40}$/),
      size: 300_000,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
    expect((await buffer(await store.get(stored.key))).equals(content)).toBe(true);
    expect(await store.exists(stored.key)).toBe(true);
    const again = await store.put(content);
    expect(again.key).not.toBe(stored.key);
    expect(again.sha256).toBe(stored.sha256);
  });

  it('lies two folders deep and can be read by the owner only', async () => {
    const { key } = await createLocalFileStore(folder).put(Buffer.from('x'));
    const { mode } = await stat(join(folder, key.slice(0, 2), key.slice(2, 4), key));
    expect(mode & 0o777).toBe(0o600);
  });

  it('is gone when deleted, and deleting twice is no error', async () => {
    const store = createLocalFileStore(folder);
    const { key } = await store.put(Buffer.from('x'));
    await store.delete(key);
    await store.delete(key);
    expect(await store.exists(key)).toBe(false);
    await expect(store.get(key)).rejects.toMatchObject({ code: 'file_not_found', status: 404 });
  });

  it('is listed with all others, and nothing else is', async () => {
    const store = createLocalFileStore(folder);
    const { key } = await store.put(Buffer.from('xyz'));
    await writeFile(join(folder, 'README'), 'x');
    await mkdir(join(folder, 'zz'));
    expect(await collect(store)).toEqual([{ key, size: 3, storedAt: expect.any(Date) }]);
    expect(await collect(createLocalFileStore(join(folder, 'not-there')))).toEqual([]);
  });

  it.each(['', '..', '../../etc/passwd', 'a'.repeat(39), 'A'.repeat(40), `${'a'.repeat(40)}/..`, 'incoming'])(
    'cannot be asked for by a key that we did not make: %j',
    async (key) => {
      const store = createLocalFileStore(folder);
      await expect(store.get(key)).rejects.toMatchObject({ code: 'file_key_invalid', status: 404 });
      await expect(store.delete(key)).rejects.toThrow(FileError);
    },
  );
});

describe('a file that cannot be stored whole', () => {
  it('leaves nothing behind when its source breaks off', async () => {
    const store = createLocalFileStore(folder);
    await expect(store.put(inPieces(randomBytes(1000), new Error('cable pulled')))).rejects.toThrow(
      'cable pulled',
    );
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    expect(await collect(store)).toEqual([]);
  });

  it('leaves nothing behind when it is larger than allowed', async () => {
    const store = createLocalFileStore(folder);
    const content = inPieces(randomBytes(700), randomBytes(700));
    await expect(store.put(content, { maxBytes: 1024 })).rejects.toMatchObject({
      code: 'file_too_large',
      status: 413,
      message: expect.stringContaining('1 KB'),
    });
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    expect(await collect(store)).toEqual([]);
  });

  it('says that the storage is full and leaves nothing behind, and a smaller one still fits', async () => {
    // A process that may not write files above 64 KB meets the same refusal in the middle of a write as on a full disk.
    const script = `
      import { createLocalFileStore } from ${JSON.stringify(new URL('./local-file-store.ts', import.meta.url).href)};
      const store = createLocalFileStore(${JSON.stringify(folder)});
      const refusal = await store.put(Buffer.alloc(300_000)).catch((error) => error);
      const small = await store.put(Buffer.alloc(1000));
      console.log(JSON.stringify({ code: refusal.code, status: refusal.status, message: refusal.message, small }));
    `;
    const { stdout } = await promisify(execFile)('sh', [
      '-c',
      'ulimit -f 128 && exec "$0" --input-type=module -e "$1"',
      process.execPath,
      script,
    ]);
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({
      code: 'storage_full',
      status: 507,
      message: expect.stringMatching(/penuh/),
    });
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    expect(await collect(createLocalFileStore(folder))).toEqual([
      { key: told.small.key, size: 1000, storedAt: expect.any(Date) },
    ]);
  });

  it('says that the storage is out of order when the folder is no folder', async () => {
    const path = join(folder, 'a-file');
    await writeFile(path, '');
    await expect(createLocalFileStore(path).put(Buffer.from('x'))).rejects.toMatchObject({
      code: 'storage_unavailable',
      status: 503,
    });
  });
});

describe('a write that a killed process left unfinished', () => {
  it('is swept away a day later by the next write, a younger one is left in peace', async () => {
    const incoming = join(folder, 'incoming');
    await mkdir(incoming);
    await chmod(incoming, 0o700);
    await writeFile(join(incoming, 'old'), 'x');
    await writeFile(join(incoming, 'young'), 'x');
    const dayAgo = new Date(Date.now() - 25 * 3600 * 1000);
    await utimes(join(incoming, 'old'), dayAgo, dayAgo);
    await createLocalFileStore(folder).put(Buffer.from('x'));
    expect(await readdir(incoming)).toEqual(['young']);
  });
});
