import { randomBytes } from 'node:crypto';
import { decodeBase64url, decrypt, encrypt, keyBytes } from './cipher.ts';
import { EncryptionError } from './encryption-error.ts';
import type { SealedPlace } from './seal.ts';

/** A text sealed under a key that seals nothing else; the key itself is wrapped by a key of the tenant. */
export interface OwnKeyValue {
  /** `o1.<base64url>`: may stand where nothing is ever changed. */
  sealed: string;
  /** `k1.<base64url>`: whoever removes it has removed the text, wherever copies of `sealed` stand. */
  key: string;
}

/** Seals a text under a fresh key of its own, so that it can be destroyed without touching the place it stands in. */
export function sealUnderOwnKey(wrappingKey: Buffer, plaintext: string, place: SealedPlace): OwnKeyValue {
  const key = randomBytes(keyBytes);
  return {
    sealed: `o1.${encrypt(key, Buffer.from(plaintext, 'utf8'), boundTo('value', place)).toString('base64url')}`,
    key: `k1.${encrypt(wrappingKey, key, boundTo('key', place)).toString('base64url')}`,
  };
}

/**
 * Opens what `sealUnderOwnKey` made.
 * @throws EncryptionError `encryption_value_invalid`, `encryption_value_tampered`
 */
export function openWithOwnKey(wrappingKey: Buffer, value: OwnKeyValue, place: SealedPlace): string {
  const key = decrypt(wrappingKey, bodyOf(value.key, 'k1.'), boundTo('key', place));
  return decrypt(key, bodyOf(value.sealed, 'o1.'), boundTo('value', place)).toString('utf8');
}

function bodyOf(text: string, start: string): Buffer {
  if (!text.startsWith(start)) throw new EncryptionError('encryption_value_invalid', start);
  return decodeBase64url(text.slice(start.length), start);
}

function boundTo(what: 'key' | 'value', place: SealedPlace): string[] {
  return ['balai own', what, place.tenantId, place.table, place.column, place.row ?? ''];
}
