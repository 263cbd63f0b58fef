import type { Tx } from '#kernel/database';
import { blindIndex } from './blind-index.ts';
import { deriveKey } from './cipher.ts';
import { EncryptionError } from './encryption-error.ts';
import { type KeyPurpose, type Keyring, keyPurposes } from './keyring.ts';
import { type OwnKeyValue, openWithOwnKey, sealUnderOwnKey } from './own-key.ts';
import {
  type DataKey,
  open,
  openBytes,
  readSealedVersion,
  type SealedPlace,
  seal,
  sealBytes,
} from './seal.ts';

/** A place inside the tenant whose keys these are. */
export type Place = Omit<SealedPlace, 'tenantId'>;

/** The opened keys of one tenant, ready for use without the database. Never log or serialise this object. */
export interface TenantKeys {
  readonly tenantId: string;
  /** The data key version that new values get. */
  readonly currentVersion: number;
  seal(plaintext: string, place: Place): string;
  /** @throws EncryptionError `encryption_value_invalid`, `encryption_key_unknown`, `encryption_value_tampered` */
  open(value: string, place: Place): string;
  sealBytes(plaintext: Buffer, place: Place): Buffer;
  /** @throws EncryptionError as `open` */
  openBytes(sealed: Buffer, place: Place): Buffer;
  /**
   * For what can never be changed but may have to be destroyed (the audit log): sealed under a key of its own. The keys
   * are wrapped by one that is never renewed, so renewing keys and restoring a backup leave them readable.
   */
  sealUnderOwnKey(plaintext: string, place: Place): OwnKeyValue;
  /** @throws EncryptionError as `open` */
  openWithOwnKey(value: OwnKeyValue, place: Place): string;
  /** The searchable shadow of a value of this kind (`nik`, `phone`); see `blindIndex`. */
  blindIndex(field: string, normalised: string): string;
  /** The name under which a subject (a member's id) stands in the sub-ledger; the same each time, told by nothing else. */
  pseudonym(subject: string): string;
  /** For links and check codes of this tenant. */
  readonly signingKey: Buffer;
  /** The value sealed with the current data key, or undefined when it already is: rotation asks each value itself. */
  reseal(value: string, place: Place): string | undefined;
}

interface KeyRow {
  purpose: KeyPurpose;
  version: number;
  wrapped: string;
  isSettled: boolean;
}

/**
 * How long a new data key waits before values are sealed with it. Other processes hold opened keys for half of this at
 * most, so each of them can open what the first one seals.
 */
export const settleSeconds = 120;

/** Makes the tenant's first keys, one a purpose. Repeating it changes nothing. */
export async function createTenantKeys(tx: Tx, keyring: Keyring, tenantId: string): Promise<void> {
  for (const purpose of keyPurposes) {
    await insertKey(tx, keyring, tenantId, purpose, 1);
  }
}

/**
 * Adds a data key of the next version (step one of rotation). It becomes current after `settleSeconds`; then the values
 * can be resealed. Repeating it while the newest has not settled changes nothing.
 * @returns the version that is or will be current
 */
export async function addDataKey(tx: Tx, keyring: Keyring, tenantId: string): Promise<number> {
  const newest = await tx.one<{ version: number; isSettled: boolean }>(
    `select version, created_at <= now() - make_interval(secs => $2) as "isSettled"
       from tenant_keys where tenant_id = $1 and purpose = 'data' order by version desc limit 1`,
    [tenantId, settleSeconds],
  );
  if (!newest) throw new EncryptionError('encryption_tenant_keys_missing', `tenant ${tenantId}`);
  if (!newest.isSettled && newest.version > 1) return newest.version;
  await insertKey(tx, keyring, tenantId, 'data', newest.version + 1);
  return newest.version + 1;
}

/**
 * Reads and opens the tenant's keys.
 * @throws EncryptionError `encryption_tenant_keys_missing`, and what `Keyring.unwrap` throws
 */
export async function readTenantKeys(tx: Tx, keyring: Keyring, tenantId: string): Promise<TenantKeys> {
  const rows = await tx.query<KeyRow>(
    `select purpose, version, wrapped, created_at <= now() - make_interval(secs => $2) as "isSettled"
       from tenant_keys where tenant_id = $1 order by version`,
    [tenantId, settleSeconds],
  );
  return openTenantKeys(keyring, tenantId, rows);
}

/** Opens wrapped keys that the caller has read; the data key in use is the newest that has settled, else the first. */
export function openTenantKeys(keyring: Keyring, tenantId: string, rows: readonly KeyRow[]): TenantKeys {
  const dataKeys = new Map<number, DataKey>();
  let current: DataKey | undefined;
  let root: Buffer | undefined;
  for (const row of [...rows].sort((a, b) => a.version - b.version)) {
    const key = keyring.unwrap({ tenantId, purpose: row.purpose, version: row.version }, row.wrapped);
    if (row.purpose === 'index') {
      root ??= key;
      continue;
    }
    const dataKey = { version: row.version, key };
    dataKeys.set(row.version, dataKey);
    if (!current || row.isSettled) current = dataKey;
  }
  if (!current || !root) throw new EncryptionError('encryption_tenant_keys_missing', `tenant ${tenantId}`);
  const currentKey = current;
  const indexKey = deriveKey(root, 'blind index');
  const pseudonymKey = deriveKey(root, 'pseudonym');
  const ownKeysKey = deriveKey(root, 'own keys');
  const findKey = (version: number) => dataKeys.get(version);
  const at = (place: Place): SealedPlace => ({ ...place, tenantId });
  const keys: TenantKeys = {
    tenantId,
    currentVersion: currentKey.version,
    seal: (plaintext, place) => seal(currentKey, plaintext, at(place)),
    open: (value, place) => open(findKey, value, at(place)),
    sealBytes: (plaintext, place) => sealBytes(currentKey, plaintext, at(place)),
    openBytes: (sealed, place) => openBytes(findKey, sealed, at(place)),
    sealUnderOwnKey: (plaintext, place) => sealUnderOwnKey(ownKeysKey, plaintext, at(place)),
    openWithOwnKey: (value, place) => openWithOwnKey(ownKeysKey, value, at(place)),
    blindIndex: (field, normalised) => blindIndex(indexKey, field, normalised),
    pseudonym: (subject) => blindIndex(pseudonymKey, 'pseudonym', subject),
    signingKey: deriveKey(root, 'signing'),
    reseal(value, place) {
      // A value of a newer key than ours was written by a process that is ahead: leave it.
      if ((readSealedVersion(value) ?? 0) >= currentKey.version) return undefined;
      return keys.seal(keys.open(value, place), place);
    },
  };
  return keys;
}

async function insertKey(
  tx: Tx,
  keyring: Keyring,
  tenantId: string,
  purpose: KeyPurpose,
  version: number,
): Promise<void> {
  const { wrapped, masterVersion } = keyring.createKey({ tenantId, purpose, version });
  await tx.execute(
    `insert into tenant_keys (tenant_id, version, purpose, wrapped, master_version)
     values ($1, $2, $3, $4, $5) on conflict (tenant_id, purpose, version) do nothing`,
    [tenantId, version, purpose, wrapped, String(masterVersion)],
  );
}
