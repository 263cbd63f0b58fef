import type { Config } from '#kernel/work';

/**
 * The cookie of a session that a product opened itself: a person who has just registered goes on without typing the
 * password again. Name and attributes are those of the sign-in page.
 */
export function sessionCookie(config: Config, token: string, expires: Date): string {
  const name = config.trustProxy ? '__Host-balai_session' : 'balai_session';
  const parts = [
    `${name}=${token}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    `Expires=${expires.toUTCString()}`,
  ];
  if (config.trustProxy) parts.push('Secure');
  return parts.join('; ');
}
