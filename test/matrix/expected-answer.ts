import type { RightName } from '../../src/kernel/access/index.ts';
import type { Route } from '../../src/kernel/http/index.ts';
import type { RequiredRights } from './required-rights.ts';

/** Somebody who sends requests, as the requirement sees them. */
export interface Caller {
  isVisitor: boolean;
  roles: readonly string[];
  /** Roles of whoever has not signed in: what they open, everybody may open. */
  visitorRoles: readonly string[];
  /** Codes of the grant's regions, programmes or areas. */
  scope: readonly string[];
  facts: Readonly<Record<string, boolean | undefined>>;
}

export type Expected =
  | { kind: 'open'; isEverything: boolean }
  | { kind: 'refused' | 'sign-in' }
  | { kind: 'gate'; gate: string };

export type Synonyms = Readonly<Record<string, RightName>>;

/**
 * What the requirement says about this call, computed without anything of `src/web/routing` or the access engine. The
 * one thing taken from the product is which of its keys a kernel name stands for.
 */
export function expectAnswer(
  required: RequiredRights,
  synonyms: Synonyms,
  route: Pick<Route, 'access'>,
  caller: Caller,
): Expected {
  const { access } = route;
  if ('public' in access) return { kind: 'open', isEverything: true };
  const holds = { ...caller.facts, published: 'publishedOnly' in access };
  const asked = 'anyOf' in access ? access.anyOf : [access];
  let gate: string | undefined;
  let isOpen = false;
  for (const name of asked) {
    const { resource, right } = synonyms[`${name.resource}.${name.right}`] ?? name;
    const ways = [...caller.roles, ...caller.visitorRoles]
      .flatMap((role) => required.ways(role, resource, right))
      .filter(({ scope }) => !['region', 'programme', 'area'].includes(scope) || caller.scope.length > 0);
    for (const way of ways) {
      const unmet = [...way.gates, ...(access.gates ?? [])].find(
        (one) => holds[one as keyof typeof holds] !== true,
      );
      if (unmet) gate ??= unmet;
      else if (way.scope === 'all') return { kind: 'open', isEverything: true };
      else isOpen = true;
    }
  }
  if (isOpen) return { kind: 'open', isEverything: false };
  if (caller.isVisitor) return { kind: 'sign-in' };
  return gate ? { kind: 'gate', gate } : { kind: 'refused' };
}
