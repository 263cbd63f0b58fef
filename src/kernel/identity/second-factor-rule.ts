import { type AccessTable, type EffectiveRights, effectiveRights, sessionRulesOf } from '#kernel/access';

/** Looking is never dangerous; the rest of a row with a risk is. */
const HARMLESS = new Set(['read', 'view', 'list', 'print', 'export', 'read-summary']);

/**
 * Whether the second factor is compulsory for these roles with these rights: a role that says so, one that the
 * organisation added in its settings, or any hold on money, roles or backups of others, however it was given
 * (a role of the organisation's own, a difference, a grant to a named person).
 */
export function mustHaveSecondFactor(
  table: AccessTable,
  roles: readonly string[],
  rights: EffectiveRights,
  alsoRoles: readonly string[] = [],
): boolean {
  return (
    sessionRulesOf(table, roles).secondFactor ||
    roles.some((role) => alsoRoles.includes(role)) ||
    holdsDanger(table, rights)
  );
}

/** The same for a role by itself, before anybody holds it. */
export function roleNeedsSecondFactor(table: AccessTable, role: string): boolean {
  const everywhere = { regions: ['*'], programmes: ['*'], areas: ['*'] };
  return mustHaveSecondFactor(table, [role], effectiveRights(table, [{ id: role, role, ...everywhere }]));
}

/** Rights objects are shared and never change, so each is looked through once. */
const judged = new WeakMap<EffectiveRights, boolean>();

function holdsDanger(table: AccessTable, rights: EffectiveRights): boolean {
  const known = judged.get(rights);
  if (known !== undefined) return known;
  const holds = table.rows.some(
    (row) =>
      row.risk !== undefined &&
      row.verbs.some((verb) => !HARMLESS.has(verb) && reachesOthers(rights, row.resource, verb)),
  );
  judged.set(rights, holds);
  return holds;
}

/** Paying one's own bill is no power over money. */
function reachesOthers(rights: EffectiveRights, resource: string, right: string): boolean {
  return rights
    .holdingsOf(resource, right)
    .some(({ reach }) => reach === 'all' || !reach.own || Object.keys(reach).length > 1);
}
