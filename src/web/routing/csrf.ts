import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** The token of a page's forms: bound to the session or, before signing in, to the visitor's cookie. */
export function csrfToken(key: Buffer, boundTo: string): string {
  return createHmac('sha256', prepared(key)).update(`csrf ${boundTo}`).digest('base64url');
}

export function isCsrfToken(key: Buffer, boundTo: string, token: string | null | undefined): boolean {
  if (!token) return false;
  const expected = Buffer.from(csrfToken(key, boundTo));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * Whether the browser says the request comes from this very host. Browsers send Origin with every POST; without one
 * (older ones, some tools) the token alone decides.
 */
export function isOwnOrigin(headers: Headers, host: string): boolean {
  const origin = headers.get('origin');
  if (origin === null) return headers.get('sec-fetch-site') !== 'cross-site';
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

/** A key that was prepared once makes a token in a fifth of the time. */
function prepared(key: Buffer): KeyObject {
  const found = keys.get(key) ?? createSecretKey(key);
  keys.set(key, found);
  return found;
}

const keys = new WeakMap<Buffer, KeyObject>();
