import type { EffectiveRights, RightName } from '#kernel/access';
import { type AccountPrincipal, type RequestFacts, unauthenticated, type WorkContext } from '#kernel/work';

/** What the gate answered for this route; handlers and queries narrow by it, never by role names. */
export interface Reach {
  resource: string;
  right: string;
  /** Every row of the tenant. */
  isAll: boolean;
  /** The person's own rows are among what is reached. */
  isOwn: boolean;
  /** Only what has been published may be shown. */
  isPublishedOnly: boolean;
}

/**
 * Everything a handler may know about its request. Passed as the first argument everywhere; there is no ambient
 * context. `walls` are what the route's gate opened, so a query in `transaction` cannot reach further.
 */
export interface RequestContext extends WorkContext {
  readonly request: RequestFacts;
  readonly reach: Reach | undefined;
  /** Whether this person may do that here and now, gates included. For showing buttons; routes are guarded anyway. */
  readonly can: (resource: string, right: string) => boolean;
  /**
   * The same request behind the gate of another right, with the walls and the reach that this one opens; undefined where
   * it stays closed. For pages that show something of several lists at once.
   */
  readonly through: (right: RightName) => RequestContext | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Token every form of this page carries. */
  readonly csrf: string;
  /** For handlers of multipart forms, which find the token in the body's first field. */
  readonly isCsrfToken: (token: string | null | undefined) => boolean;
  /** All rights of this person, for the menu and for `GET /api/v1/me`. */
  readonly rights: EffectiveRights;
  /** The tenant's version stamp of roles, matrix and menu. */
  readonly accessVersion: number;
}

/**
 * The account that acts, for handlers about one's own things. No standard gives them to visitors, but an organisation can
 * change its matrix.
 *
 * @throws AppError 401 for a visitor
 */
export function accountOf(ctx: RequestContext): AccountPrincipal {
  if (ctx.principal.kind !== 'account') throw unauthenticated();
  return ctx.principal;
}
