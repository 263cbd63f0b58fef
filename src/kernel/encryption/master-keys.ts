import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { keyBytes } from './cipher.ts';
import { EncryptionError } from './encryption-error.ts';
import { createKeyring, type Keyring } from './keyring.ts';

export interface LoadedKeyring {
  keyring: Keyring;
  /** Where the keys came from: the environment, or the file at `path` (made just now when `created`). */
  source: { from: 'environment' } | { from: 'file'; path: string; created: boolean };
  /** A sentence for the operator when other users of the machine could read the file. */
  warning?: string;
}

/**
 * Reads the master keys from `BALAI_MASTER_KEY`, else from `<dataFolder>/secrets/master-key`, which is made (mode 0600)
 * when it is not there and `mayCreate` holds. Pass `mayCreate: false` when the database already has tenants: a fresh key
 * would open nothing and hide that the old one is lost.
 * Both hold either one key (version 1) or several, `v1:<key>,v2:<key>`, the highest being the current one; a key is
 * 32 bytes in base64, base64url or hex.
 * @throws EncryptionError `encryption_master_key_missing`, `encryption_master_key_invalid`
 */
export async function loadKeyring(options: {
  environment: Readonly<Record<string, string | undefined>>;
  dataFolder: string;
  mayCreate: boolean;
}): Promise<LoadedKeyring> {
  const fromEnvironment = options.environment.BALAI_MASTER_KEY;
  if (fromEnvironment?.trim()) {
    return { keyring: parseMasterKeys(fromEnvironment), source: { from: 'environment' } };
  }
  const path = join(options.dataFolder, 'secrets', 'master-key');
  let text = await readIfThere(path);
  let created = false;
  if (text === undefined) {
    if (!options.mayCreate) throw new EncryptionError('encryption_master_key_missing', path);
    created = await createKeyFile(join(options.dataFolder, 'secrets'), path);
    text = await readFile(path, 'utf8');
  }
  const warning = await closeToOthers(path);
  return {
    keyring: parseMasterKeys(text),
    source: { from: 'file', path, created },
    ...(warning ? { warning } : {}),
  };
}

/**
 * Reads one key or `v1:…,v2:…` (commas or lines).
 * @throws EncryptionError `encryption_master_key_invalid`
 */
export function parseMasterKeys(text: string): Keyring {
  const parts = text.split(/[,\s]+/).filter((part) => part !== '');
  const masterKeys = new Map<number, Buffer>();
  for (const part of parts) {
    const match = /^(?:v([1-9]\d{0,8}):)?(.+)$/.exec(part);
    const named = match?.[1];
    if (named === undefined && parts.length > 1) {
      throw new EncryptionError('encryption_master_key_invalid', 'several keys need a version each');
    }
    const version = Number(named ?? '1');
    if (masterKeys.has(version)) {
      throw new EncryptionError('encryption_master_key_invalid', `version ${version} is given twice`);
    }
    masterKeys.set(version, decodeKey(match?.[2] ?? '', version));
  }
  if (masterKeys.size === 0) throw new EncryptionError('encryption_master_key_invalid', 'no key');
  return createKeyring({ masterKeys, current: Math.max(...masterKeys.keys()) });
}

function decodeKey(text: string, version: number): Buffer {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  // 43 characters and at most one '=' is what 32 bytes take; anything else was cut or mistyped.
  const isWhole = /^[0-9a-f]{64}$/i.test(text) || /^[A-Za-z0-9+/_-]{43}=?$/.test(text);
  if (!isWhole || key.length !== keyBytes) {
    throw new EncryptionError('encryption_master_key_invalid', `version ${version}`);
  }
  return key;
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes the file whole or not at all, and never over one that another process has just made. */
async function createKeyFile(folder: string, path: string): Promise<boolean> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `.master-key-${randomBytes(6).toString('hex')}`);
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`v1:${randomBytes(keyBytes).toString('base64')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(draft);
    await syncFolder(folder);
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

async function closeToOthers(path: string): Promise<string | undefined> {
  if (process.platform === 'win32' || ((await stat(path)).mode & 0o077) === 0) return undefined;
  await chmod(path, 0o600).catch(() => undefined);
  if (((await stat(path)).mode & 0o077) === 0) return undefined;
  return `Berkas kunci utama ${path} dapat dibaca pengguna lain di mesin ini. Batasi izinnya menjadi 0600.`;
}
