import type { AccessTable, EffectiveRights } from '#kernel/access';
import { mustHaveSecondFactor } from '#kernel/identity';
import type { AccountPrincipal } from '#kernel/work';

/**
 * What stays open to a person whose role needs the second factor and whose session has none: the pages around the
 * own account, where it is set up. By the name a route asks for, not by the row that decides it.
 */
const ACCOUNT_ROOM: ReadonlySet<string> = new Set(['account', 'credential', 'session', 'help']);

/** Whether this session may do no more than a visitor until its second factor is verified. */
export function lacksSecondFactor(
  table: AccessTable,
  principal: AccountPrincipal,
  rights: EffectiveRights,
  alsoRoles: readonly string[],
): boolean {
  if (principal.facts['second-factor'] === true) return false;
  const roles = principal.grants.map(({ role }) => role);
  return mustHaveSecondFactor(table, roles, rights, alsoRoles);
}

/**
 * The rights of such a person: a visitor's, and those of the account room. Menu, buttons, API and guard all ask this
 * one object, so none of them can forget.
 */
export function rightsBeforeSecondFactor(full: EffectiveRights, visitor: EffectiveRights): EffectiveRights {
  const known = narrowed.get(full)?.get(visitor);
  if (known) return known;
  const rights: EffectiveRights = Object.freeze({
    product: full.product,
    holdingsOf: (resource: string, right: string) =>
      ACCOUNT_ROOM.has(resource) ? full.holdingsOf(resource, right) : visitor.holdingsOf(resource, right),
    held: Object.freeze([
      ...visitor.held.filter(({ resource }) => !ACCOUNT_ROOM.has(resource)),
      ...full.held.filter(({ resource }) => ACCOUNT_ROOM.has(resource)),
    ]),
  });
  const byVisitor = narrowed.get(full) ?? new WeakMap();
  byVisitor.set(visitor, rights);
  narrowed.set(full, byVisitor);
  return rights;
}

/** Rights objects are shared and never change; menus are cached by them, so this one has to be the same each time. */
const narrowed = new WeakMap<EffectiveRights, WeakMap<EffectiveRights, EffectiveRights>>();
