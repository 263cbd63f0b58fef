import { decodeBase64url, decrypt, encrypt } from './cipher.ts';
import { EncryptionError } from './encryption-error.ts';

/** A tenant's data key of one version. */
export interface DataKey {
  version: number;
  key: Buffer;
}

/**
 * Where a sealed value belongs. It opens nowhere else: not in another tenant, table or column and, when `row` is
 * given, not in another row (use it where swapping two rows' values would pay: balances, bank accounts).
 */
export interface SealedPlace {
  tenantId: string;
  table: string;
  column: string;
  row?: string;
}

const bytesMagic = Buffer.from('BLS1', 'latin1');

/** Encrypts a text for one place: `s1.<key version>.<base64url>`, about 4/3 of the text plus 45 characters. */
export function seal(dataKey: DataKey, plaintext: string, place: SealedPlace): string {
  const sealed = encrypt(dataKey.key, Buffer.from(plaintext, 'utf8'), boundTo(dataKey.version, place));
  return `s1.${dataKey.version}.${sealed.toString('base64url')}`;
}

/**
 * Decrypts what `seal` wrote. `findKey` gives the data key of a version.
 * @throws EncryptionError `encryption_value_invalid`, `encryption_key_unknown`, `encryption_value_tampered`
 */
export function open(
  findKey: (version: number) => DataKey | undefined,
  value: string,
  place: SealedPlace,
): string {
  const match = /^s1\.([1-9]\d{0,8})\.([\w-]+)$/.exec(value);
  if (!match) throw new EncryptionError('encryption_value_invalid', describe(place));
  const dataKey = requireKey(findKey, Number(match[1]), place);
  const sealed = decodeBase64url(match[2] ?? '', describe(place));
  return decrypt(dataKey.key, sealed, boundTo(dataKey.version, place), describe(place)).toString('utf8');
}

/** Encrypts bytes (a file, an attachment) for one place, without the growth of base64. */
export function sealBytes(dataKey: DataKey, plaintext: Buffer, place: SealedPlace): Buffer {
  const version = Buffer.alloc(4);
  version.writeUInt32BE(dataKey.version);
  return Buffer.concat([
    bytesMagic,
    version,
    encrypt(dataKey.key, plaintext, boundTo(dataKey.version, place)),
  ]);
}

/** Decrypts what `sealBytes` wrote; refuses like `open`. */
export function openBytes(
  findKey: (version: number) => DataKey | undefined,
  sealed: Buffer,
  place: SealedPlace,
): Buffer {
  if (sealed.length < 8 || !sealed.subarray(0, 4).equals(bytesMagic)) {
    throw new EncryptionError('encryption_value_invalid', describe(place));
  }
  const dataKey = requireKey(findKey, sealed.readUInt32BE(4), place);
  return decrypt(dataKey.key, sealed.subarray(8), boundTo(dataKey.version, place), describe(place));
}

/** The key version that a sealed text carries, or undefined when it is no sealed text. */
export function readSealedVersion(value: string): number | undefined {
  const match = /^s1\.([1-9]\d{0,8})\./.exec(value);
  return match ? Number(match[1]) : undefined;
}

function requireKey(
  findKey: (version: number) => DataKey | undefined,
  version: number,
  place: SealedPlace,
): DataKey {
  const dataKey = findKey(version);
  if (!dataKey) throw new EncryptionError('encryption_key_unknown', `version ${version}, ${describe(place)}`);
  return dataKey;
}

function boundTo(version: number, place: SealedPlace): string[] {
  return ['balai value', String(version), place.tenantId, place.table, place.column, place.row ?? ''];
}

function describe(place: SealedPlace): string {
  return `${place.table}.${place.column} of tenant ${place.tenantId}`;
}
