import type { Actor } from '../actor.ts';
import { mayChange } from '../actor.ts';
import type { Register } from '../register.ts';

/** The where clause of a query with its values, grown piece by piece. */
export interface Conditions {
  readonly clauses: string[];
  readonly values: unknown[];
  /** Adds a value and answers its place: `$3`. */
  bind(value: unknown): string;
  where(): string;
}

/**
 * Where every query of a book begins: this tenant, not deleted, what the route's gate reaches, and of visitors' entries
 * only those that an officer accepted. Without a reach (a route that named no right of this book) nothing shows.
 */
export function createConditions(
  actor: Actor,
  register: Register,
  options: { withDeleted?: true } = {},
): Conditions {
  const values: unknown[] = [actor.tenant.id];
  const clauses = ['t.tenant_id = $1', ...(options.withDeleted ? [] : ['t.deleted_at is null'])];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const reach = reachClause(actor, register, bind);
  if (reach) clauses.push(reach);
  if (register.intake && !mayChange(actor, register)) clauses.push(`t.intake_state = 'accepted'`);
  return { clauses, values, bind, where: () => clauses.join(' and ') };
}

function reachClause(actor: Actor, register: Register, bind: (value: unknown) => string): string | undefined {
  if (actor.principal.kind === 'system') return undefined;
  const { reach } = actor;
  if (!reach) return 'false';
  if (reach.isPublishedOnly) return register.publish ? 't.published_at is not null' : 'false';
  // Behind an inner wall the database itself keeps to the regions or the person that the gate named.
  if (reach.isAll || register.isWalled) return undefined;
  if (!reach.isOwn || !register.owner || actor.principal.kind !== 'account') return 'false';
  const { column, holds } = register.owner;
  const own = holds === 'account' ? actor.principal.accountId : actor.principal.subjectId;
  return own ? `t.${column} = ${bind(own)}` : 'false';
}
