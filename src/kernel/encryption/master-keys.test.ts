import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadKeyring, parseMasterKeys } from './master-keys.ts';

const identity = { tenantId: 'tenant-a', purpose: 'data', version: 1 } as const;
let dataFolder = '';

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'balai-master-key-'));
});
afterEach(async () => {
  await rm(dataFolder, { recursive: true });
});

describe('the master key', () => {
  it('is made on the first start, for the owner only, and is the same on the next', async () => {
    const first = await loadKeyring({ environment: {}, dataFolder, mayCreate: true });
    const path = join(dataFolder, 'secrets', 'master-key');
    expect(first.source).toEqual({ from: 'file', path, created: true });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataFolder, 'secrets'))).mode & 0o777).toBe(0o700);
    const { wrapped, key } = first.keyring.createKey(identity);
    const second = await loadKeyring({ environment: {}, dataFolder, mayCreate: false });
    expect(second.source).toEqual({ from: 'file', path, created: false });
    expect(second.keyring.unwrap(identity, wrapped).equals(key)).toBe(true);
    expect(await readdir(join(dataFolder, 'secrets'))).toEqual(['master-key']);
  });

  it('is one and the same when several processes start at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 8 }, () => loadKeyring({ environment: {}, dataFolder, mayCreate: true })),
    );
    expect(all.filter((each) => each.source.from === 'file' && each.source.created)).toHaveLength(1);
    const { wrapped } = all[0]!.keyring.createKey(identity);
    for (const each of all) each.keyring.unwrap(identity, wrapped);
  });

  it('is not silently made anew when data exist already', async () => {
    await expect(loadKeyring({ environment: {}, dataFolder, mayCreate: false })).rejects.toMatchObject({
      code: 'encryption_master_key_missing',
    });
    expect(await readdir(dataFolder)).toEqual([]);
  });

  it('comes from the environment when it is set there, and no file is written', async () => {
    const key = randomBytes(32);
    const loaded = await loadKeyring({
      environment: { BALAI_MASTER_KEY: key.toString('hex') },
      dataFolder,
      mayCreate: true,
    });
    expect(loaded.source).toEqual({ from: 'environment' });
    expect(await readdir(dataFolder)).toEqual([]);
  });

  it('is closed to other users when its file was left open', async () => {
    await mkdir(join(dataFolder, 'secrets'));
    const path = join(dataFolder, 'secrets', 'master-key');
    await writeFile(path, `v1:${randomBytes(32).toString('base64')}\n`);
    await chmod(path, 0o644);
    const loaded = await loadKeyring({ environment: {}, dataFolder, mayCreate: false });
    expect(loaded.warning).toBeUndefined();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).toMatch(/^v1:/);
  });
});

describe('several master keys', () => {
  it('are read by version and the highest wraps new keys', () => {
    const one = randomBytes(32);
    const two = randomBytes(32);
    const old = parseMasterKeys(one.toString('base64url'));
    const both = parseMasterKeys(`v2:${two.toString('hex')}, v1:${one.toString('base64')}`);
    expect(both.currentMasterVersion).toBe(2);
    expect(both.masterVersions).toEqual([1, 2]);
    const { wrapped, key } = old.createKey(identity);
    expect(both.unwrap(identity, wrapped).equals(key)).toBe(true);
  });

  it.each([
    '',
    '   ',
    'katasandi',
    randomBytes(31).toString('base64'),
    randomBytes(33).toString('base64'),
    randomBytes(16).toString('hex'),
    `v0:${randomBytes(32).toString('hex')}`,
    `${randomBytes(32).toString('hex')},${randomBytes(32).toString('hex')}`,
    `v1:${randomBytes(32).toString('hex')},v1:${randomBytes(32).toString('hex')}`,
  ])('are refused when one was mistyped: %j', (text) => {
    expect(() => parseMasterKeys(text)).toThrow(
      expect.objectContaining({ code: 'encryption_master_key_invalid' }),
    );
  });
});
