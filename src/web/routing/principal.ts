import type { AccessTable } from '#kernel/access';
import { readAccessToken, type SessionRow, sessionStatement } from '#kernel/identity';
import type { Product } from '#kernel/product';
import type { Tenant } from '#kernel/tenancy';
import { type App, asAppError, type Grant, type GuestPrincipal, type Principal } from '#kernel/work';

/** How long a typed password opens sensitive steps. */
const RECENT_PASSWORD_MINUTES = 15;

export interface Visit {
  principal: Principal;
  /** Raised when the tenant changes its roles, matrix or menu. */
  accessVersion: number;
  /** When the session was last seen is only written every few minutes. */
  isSeenLongAgo: boolean;
  hasSecondFactor: boolean;
}

/**
 * Who sends this request: the account behind a bearer token or a session cookie of this very tenant, or a visitor.
 * One flight to the database; nothing about rights is remembered between requests but what the version stamp covers.
 */
export async function readVisit(
  app: App,
  tenant: Tenant,
  product: Product,
  credentials: { bearer: string | undefined; cookie: string | undefined },
): Promise<Visit> {
  const by = await sessionKey(app, tenant, credentials);
  if (!by)
    return {
      principal: guest(product.access),
      accessVersion: await readAccessVersion(app, tenant),
      ...NOBODY,
    };
  const [rows] = await app.database.readInOneFlight({ tenant, walls: 'every' }, [
    sessionStatement(product.facts, by),
  ]);
  const row = rows?.[0] as SessionRow | undefined;
  // A door that was shut meanwhile ends nothing: who stood inside stands outside until it opens again.
  if (!row || product.facts?.whyShut?.(row.facts, row) !== undefined)
    return {
      principal: guest(product.access),
      accessVersion: await readAccessVersion(app, tenant),
      ...NOBODY,
    };
  return {
    principal: principalOf(row, product),
    accessVersion: row.access_version,
    isSeenLongAgo: row.seen_long_ago,
    hasSecondFactor: row.has_second_factor,
  };
}

const NOBODY = { isSeenLongAgo: false, hasSecondFactor: false };

async function sessionKey(
  app: App,
  tenant: Tenant,
  given: { bearer: string | undefined; cookie: string | undefined },
) {
  if (given.bearer !== undefined) {
    const claims = await readAccessToken(app.serverKey('access-token'), given.bearer);
    return claims && claims.tenantId === tenant.id ? { sessionId: claims.sessionId } : undefined;
  }
  return given.cookie ? { token: given.cookie } : undefined;
}

function principalOf(row: SessionRow, product: Product): Principal {
  const derived = product.facts?.derive(row.facts, row) ?? { roles: [], facts: {} };
  const virtual: Grant[] = derived.roles.map((role) => ({ id: `virtual-${role}`, role }));
  const recent = Date.now() - row.password_at.getTime() < RECENT_PASSWORD_MINUTES * 60_000;
  return {
    kind: 'account',
    accountId: row.account_id,
    sessionId: row.session_id,
    sessionKind: row.kind,
    name: row.display_name,
    email: row.email,
    subjectId: row.subject_id,
    grants: [...row.grants, ...virtual],
    facts: {
      ...derived.facts,
      'email-verified': row.email_verified_at !== null,
      'second-factor': row.second_factor_at !== null,
      'recent-password': recent,
    },
    unreadNotifications: row.unread,
  };
}

function guest(access: AccessTable): GuestPrincipal {
  return {
    kind: 'guest',
    grants: access.roles.filter((role) => role.visitor).map((role) => ({ id: 'visitor', role: role.key })),
    facts: {},
  };
}

/** Visitors have rights too; what the tenant changed about them is read at most once in a few seconds. */
async function readAccessVersion(app: App, tenant: Tenant): Promise<number> {
  const hit = versions.get(tenant.id);
  if (hit && hit.until > Date.now()) return hit.version;
  try {
    const [rows] = await app.database.readInOneFlight({ tenant }, [
      {
        name: 'access-version',
        text: 'select access_version from tenant_state where tenant_id = balai.tenant_id()',
        values: [],
      },
    ]);
    const version = (rows?.[0] as { access_version: number } | undefined)?.access_version ?? 1;
    if (versions.size > 20_000) versions.clear();
    versions.set(tenant.id, { version, until: Date.now() + 2_000 });
    return version;
  } catch (error) {
    throw asAppError(error) ?? error;
  }
}

const versions = new Map<string, { version: number; until: number }>();
