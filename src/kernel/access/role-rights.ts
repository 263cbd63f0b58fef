import type { Difference } from './grant.ts';
import type { AccessTable, Gate, Right, RightName } from './matrix.ts';

/** A right as a role holds it in one tenant: the standard with that tenant's differences. */
export interface RoleRight extends Right {
  resource: string;
  /** Present when a tenant's difference put it here. */
  difference?: Difference;
}

/**
 * What one role, or one personal grant, may do in a tenant. An unknown role has nothing but what differences give
 * it; a difference about a right that no row has (left by an older version) gives nothing.
 */
export function resolveRoleRights(
  table: AccessTable,
  role: string,
  differences: readonly Difference[] = [],
): readonly RoleRight[] {
  const own = differences.filter((difference) => difference.role === role);
  const isTouched = (resource: string, right: string) =>
    own.some((difference) => difference.resource === resource && difference.right === right);
  const standard = standardRightsOf(table, role);
  const kept = standard.filter(({ resource, right }) => !isTouched(resource, right));
  const granted = own.flatMap((difference): RoleRight[] => {
    const { effect, resource, right, scope } = difference;
    if (effect !== 'grant' || !hasRight(table, resource, right)) return [];
    const gates = gatesOfGranted(table, role, difference, standard);
    return [{ resource, right, scope, ...(gates.length > 0 && { gates }), difference }];
  });
  return [...kept, ...granted];
}

/** Whether a row of the table decides this right. */
export function hasRight(table: AccessTable, resource: string, right: string): boolean {
  return table.rows.some((row) => row.resource === resource && row.verbs.includes(right));
}

/** The row's own name for a right, synonyms resolved; undefined when no row decides it: then nobody may ask for it. */
export function namedRight(table: AccessTable, resource: string, right: string): RightName | undefined {
  const name = `${resource}.${right}`;
  const meant = Object.hasOwn(table.synonyms, name) ? table.synonyms[name]! : { resource, right };
  return hasRight(table, meant.resource, meant.right) ? meant : undefined;
}

function standardRightsOf(table: AccessTable, role: string): readonly RoleRight[] {
  const personal = table.personal.find((grant) => grant.key === role);
  if (personal) return personal.rights;
  return table.rows.flatMap((row) =>
    (Object.hasOwn(row.rights, role) ? row.rights[role]! : []).map((right) => ({
      resource: row.resource,
      ...right,
    })),
  );
}

/**
 * A difference names no gates, and must not open by its silence what the standard keeps under a condition: it
 * inherits the role's own gates on this right, and a visitor never reads what is not published.
 */
function gatesOfGranted(
  table: AccessTable,
  role: string,
  { resource, right }: Difference,
  standard: readonly RoleRight[],
): readonly Gate[] {
  const before = standard.filter((held) => held.resource === resource && held.right === right);
  if (before.length > 0)
    return before.map(({ gates = [] }) => gates).reduce((a, b) => (b.length < a.length ? b : a));
  const isVisitor = table.roles.some((known) => known.key === role && known.visitor);
  return isVisitor && right === 'read' ? ['published'] : [];
}
