import type { Scope } from './matrix.ts';

/**
 * A role given to a person, with the scope of this very grant: who coordinates one region and keeps the money of all
 * holds two. `role` may also be the key of a personal grant. An empty or missing list reaches nothing, never all.
 */
export interface Grant {
  id: string;
  role: string;
  regions?: readonly string[];
  programmes?: readonly string[];
  areas?: readonly string[];
}

/**
 * One recorded departure of a tenant from the standard matrix; at most one for each role, resource and right.
 * `grant` puts this scope in the place of whatever the standard gave; `revoke` takes the right away altogether.
 */
export interface Difference {
  role: string;
  resource: string;
  right: string;
  effect: 'grant' | 'revoke';
  scope: Scope;
  why?: string;
  changedBy?: string;
  changedAt?: string;
}

/** A role that a tenant made: it starts with nothing and has what differences give it. */
export interface TenantRole {
  key: string;
  label: string;
  description?: string;
  isActive?: boolean;
}
