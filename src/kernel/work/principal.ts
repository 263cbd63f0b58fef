import type { Facts } from '#kernel/access';

/** Who acts: a signed-in account, a visitor, or the system itself. A visitor has rows in the matrix too. */
export type Principal = AccountPrincipal | GuestPrincipal | SystemPrincipal;

export interface AccountPrincipal {
  kind: 'account';
  accountId: string;
  sessionId: string;
  sessionKind: 'web' | 'api';
  name: string;
  email: string | null;
  /** The person in the product's own table (member, resident, participant), when there is one. */
  subjectId: string | null;
  grants: readonly Grant[];
  /** What gates ask about, read with the session. */
  facts: Facts;
  unreadNotifications: number;
}

export interface GuestPrincipal {
  kind: 'guest';
  grants: readonly Grant[];
  facts: Facts;
}

export interface SystemPrincipal {
  kind: 'system';
  reason: string;
  grants: readonly Grant[];
  facts: Facts;
}

export interface Grant {
  id: string;
  role: string;
  regions?: readonly string[];
  programmes?: readonly string[];
  areas?: readonly string[];
}

export interface RequestFacts {
  id: string;
  method: string;
  url: URL;
  ip: string;
  device: string;
  headers: Headers;
  raw: Request;
}
