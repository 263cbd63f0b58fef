import { jwtVerify, SignJWT } from 'jose';
import { validate as isUuid } from 'uuid';

/** Seconds an access token lives (DESIGN §9). */
export const ACCESS_TOKEN_SECONDS = 900;

export interface AccessTokenClaims {
  sessionId: string;
  tenantId: string;
}

/** A JWT that carries only the session and the tenant; rights are read from the session with every request. */
export function signAccessToken(key: Uint8Array, claims: AccessTokenClaims): Promise<string> {
  return new SignJWT({ tid: claims.tenantId })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setSubject(claims.sessionId)
    .setIssuer('balai')
    .setIssuedAt()
    .setExpirationTime(`${ACCESS_TOKEN_SECONDS}s`)
    .sign(key);
}

/** The claims of a genuine, unexpired token, both of them ids; undefined for anything else, whatever its header claims. */
export async function readAccessToken(
  key: Uint8Array,
  token: string,
): Promise<AccessTokenClaims | undefined> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer: 'balai',
      typ: 'at+jwt',
    });
    const { sub, tid } = payload;
    return isId(sub) && isId(tid) ? { sessionId: sub, tenantId: tid } : undefined;
  } catch {
    return undefined;
  }
}

/** Anything else than an id would reach a query that compares ids, and fail there. */
function isId(claim: unknown): claim is string {
  return isUuid(claim);
}
