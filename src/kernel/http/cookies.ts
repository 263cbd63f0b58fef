import type { Config } from '#kernel/work';

export function readCookies(header: string | null): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at < 1) continue;
    const name = part.slice(0, at).trim();
    if (!cookies.has(name)) cookies.set(name, part.slice(at + 1).trim());
  }
  return cookies;
}

/** `device` is kept for a year and only tells a known browser from a new one; it opens nothing. */
export type CookieName = 'session' | 'visitor' | 'device';

/** Behind TLS the browser itself enforces host, path and Secure by the name's prefix. */
export function cookieName(config: Config, name: CookieName): string {
  return config.trustProxy ? `__Host-balai_${name}` : `balai_${name}`;
}

/** A `set-cookie` header for the whole host; `Secure` is put on every cookie where answers leave the house. */
export function writeCookie(config: Config, name: CookieName, value: string, expires?: Date): string {
  const parts = [`${cookieName(config, name)}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  if (expires) parts.push(`Expires=${expires.toUTCString()}`);
  return parts.join('; ');
}

export function clearCookie(config: Config, name: CookieName): string {
  return writeCookie(config, name, '', new Date(0));
}
