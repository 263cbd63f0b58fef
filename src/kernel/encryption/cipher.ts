import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { EncryptionError } from './encryption-error.ts';

export const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM with a fresh nonce; out comes nonce, ciphertext and tag in one piece. */
export function encrypt(key: Buffer, plaintext: Buffer, boundTo: readonly string[]): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(additionalData(boundTo));
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/**
 * Undoes `encrypt`.
 * @throws EncryptionError `encryption_value_tampered` when a byte, the key or what it was bound to is another.
 */
export function decrypt(key: Buffer, sealed: Buffer, boundTo: readonly string[], detail?: string): Buffer {
  if (sealed.length < nonceBytes + tagBytes) throw new EncryptionError('encryption_value_invalid', detail);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(additionalData(boundTo));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    return Buffer.concat([
      decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes)),
      decipher.final(),
    ]);
  } catch {
    throw new EncryptionError('encryption_value_tampered', detail);
  }
}

/** A key of its own for one use, from which neither the root nor any other use can be told (HKDF-SHA256). */
export function deriveKey(root: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, '', `balai ${use}`, keyBytes));
}

/** Base64url that reads only one way: Node's decoder would forgive padding, foreign letters and stray last bits. */
export function decodeBase64url(text: string, detail?: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new EncryptionError('encryption_value_invalid', detail);
  return bytes;
}

// JSON keeps the parts apart: ["ab","c"] is never ["a","bc"].
function additionalData(boundTo: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(boundTo), 'utf8');
}
