import { decide } from '#kernel/access';
import type { RequestContext } from '#kernel/http';
import type { WorkContext } from '#kernel/work';
import type { Field } from './field.ts';
import { type Register, type RegisterRight, rightOf } from './register.ts';

/** Who reads or writes a book: a request with what its gate reached, or the system itself (jobs, stories, imports). */
export type Actor = WorkContext & Partial<Pick<RequestContext, 'reach' | 'can' | 'rights'>>;

/** Whether this person holds a right of the book; the system holds all. */
export function mayDo(actor: Actor, register: Register, right: RegisterRight): boolean {
  if (actor.principal.kind === 'system') return true;
  const name = rightOf(register, right);
  return name !== undefined && (actor.can?.(name.resource, name.right) ?? false);
}

/** Officers of a book: they see what is held and what happened to an entry. */
export const mayChange = (actor: Actor, register: Register): boolean => mayDo(actor, register, 'update');

/**
 * Whether this person may open a sensitive field of every entry they reach. A right over one's own only does not open
 * the others' rows, so it does not count here.
 */
export function mayOpen(actor: Actor, register: Register, field: Field): boolean {
  if (actor.principal.kind === 'system') return true;
  const name = field.sensitive?.seenBy ?? rightOf(register, 'update');
  if (!name || !actor.rights) return false;
  return decide(actor.rights, name.resource, name.right, actor.principal.facts).kind === 'all';
}

/** Sensitive fields that this person does not even learn the presence of. */
export function hiddenKeys(actor: Actor, register: Register): string[] {
  return register.fields
    .filter((field) => field.sensitive && !mayOpen(actor, register, field))
    .map(({ key }) => key);
}

/** As the answer and the audit log call whoever acts. */
export function actorName(actor: Actor): string {
  if (actor.principal.kind === 'account') return actor.principal.name;
  return actor.principal.kind === 'system' ? actor.principal.reason : 'Tamu';
}
