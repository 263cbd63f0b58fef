import { randomBytes } from 'node:crypto';
import { decodeBase64url, decrypt, deriveKey, encrypt, keyBytes } from './cipher.ts';
import { EncryptionError } from './encryption-error.ts';

/**
 * What a tenant's key is for. `data` seals fields and files and is rotated. `index` is the root of the keys whose
 * results are kept and compared (blind indexes, pseudonyms, signatures on paper), so it stays as it is: a new one would
 * find no row that the old one wrote.
 */
export type KeyPurpose = 'data' | 'index';

export const keyPurposes: readonly KeyPurpose[] = ['data', 'index'];

/** Whose key it is, what it may be used for, and which version it is. A wrapped key opens only as exactly that. */
export interface KeyIdentity {
  tenantId: string;
  purpose: KeyPurpose;
  version: number;
}

export interface WrappedKey {
  /** `w1.<master version>.<base64url>` */
  wrapped: string;
  masterVersion: number;
}

/** The master keys. They never leave this object: it only wraps and unwraps the keys of tenants. */
export interface Keyring {
  readonly currentMasterVersion: number;
  readonly masterVersions: readonly number[];
  /** Makes a new random key of a tenant; only the wrapped form is for keeping. */
  createKey(identity: KeyIdentity): WrappedKey & { key: Buffer };
  /** @throws EncryptionError `encryption_master_key_unknown`, `encryption_value_tampered`, `encryption_value_invalid` */
  unwrap(identity: KeyIdentity, wrapped: string): Buffer;
  /** The same key wrapped by the current master key, or undefined when it already is. Safe to repeat. */
  rewrap(identity: KeyIdentity, wrapped: string): WrappedKey | undefined;
  /** A key of this installation for one short-lived purpose (`csrf`, `access-token`); a new master key changes it. */
  serverKey(purpose: string): Buffer;
  /** A key of this installation (form tokens, access tokens, links), derived from the current master key. */
  installationKey(): Buffer;
}

/**
 * Builds the keyring from the master keys, 32 bytes each, by version; `current` wraps new keys.
 * @throws EncryptionError `encryption_master_key_invalid`
 */
export function createKeyring(options: {
  masterKeys: ReadonlyMap<number, Buffer> | Readonly<Record<number, Buffer>>;
  current: number;
}): Keyring {
  const masterKeys = new Map<number, Buffer>();
  const given = options.masterKeys instanceof Map ? options.masterKeys : Object.entries(options.masterKeys);
  for (const [name, key] of given) {
    const version = Number(name);
    if (!Number.isSafeInteger(version) || version < 1 || key.length !== keyBytes) {
      throw new EncryptionError('encryption_master_key_invalid', `version ${name}, ${key.length} bytes`);
    }
    masterKeys.set(version, Buffer.from(key));
  }
  const current = masterKeys.get(options.current);
  if (!current)
    throw new EncryptionError('encryption_master_key_unknown', `current version ${options.current}`);

  return {
    installationKey: () => deriveKey(current, 'installation'),
    currentMasterVersion: options.current,
    masterVersions: [...masterKeys.keys()].sort((a, b) => a - b),
    createKey(identity) {
      const key = randomBytes(keyBytes);
      return { key, ...wrap(options.current, current, identity, key) };
    },
    unwrap(identity, wrapped) {
      return unwrapWith(masterKeys, identity, wrapped);
    },
    rewrap(identity, wrapped) {
      if (readWrapped(wrapped).masterVersion === options.current) return undefined;
      return wrap(options.current, current, identity, unwrapWith(masterKeys, identity, wrapped));
    },
    serverKey(purpose) {
      return deriveKey(current, `server ${purpose}`);
    },
  };
}

function wrap(masterVersion: number, masterKey: Buffer, identity: KeyIdentity, key: Buffer): WrappedKey {
  const body = encrypt(masterKey, key, boundTo(masterVersion, identity)).toString('base64url');
  return { wrapped: `w1.${masterVersion}.${body}`, masterVersion };
}

function unwrapWith(masterKeys: ReadonlyMap<number, Buffer>, identity: KeyIdentity, wrapped: string): Buffer {
  const { masterVersion, body } = readWrapped(wrapped);
  const masterKey = masterKeys.get(masterVersion);
  if (!masterKey) throw new EncryptionError('encryption_master_key_unknown', `version ${masterVersion}`);
  const detail = `${identity.purpose} key ${identity.version} of tenant ${identity.tenantId}`;
  const key = decrypt(masterKey, body, boundTo(masterVersion, identity), detail);
  if (key.length !== keyBytes) throw new EncryptionError('encryption_value_invalid', detail);
  return key;
}

function readWrapped(wrapped: string): { masterVersion: number; body: Buffer } {
  const match = /^w1\.([1-9]\d{0,8})\.([\w-]+)$/.exec(wrapped);
  if (!match) throw new EncryptionError('encryption_value_invalid', 'wrapped key');
  return { masterVersion: Number(match[1]), body: decodeBase64url(match[2] ?? '', 'wrapped key') };
}

function boundTo(masterVersion: number, identity: KeyIdentity): string[] {
  return ['balai key', String(masterVersion), identity.tenantId, identity.purpose, String(identity.version)];
}
