import type { Difference, TenantRole } from './grant.ts';
import type { AccessTable, Deviation, Gate, MatrixRow, Scope } from './matrix.ts';
import { resolveRoleRights } from './role-rights.ts';

/** What `GET /api/v1/access/matrix` answers (DESIGN §9); keys beyond the contract are present only when they say something. */
export interface MatrixAnswer {
  product: string;
  roles: { key: string; label: string }[];
  rows: MatrixAnswerRow[];
  /** Rights given to named persons beside the roles. */
  personal: { key: string; label: string; rights: { resource: string; right: string; scope: Scope }[] }[];
  /** What each word or symbol of `cells` means. */
  legend: { word: string; meaning: string }[];
}

export interface MatrixAnswerRow {
  group: string;
  label: string;
  name?: string;
  source: MatrixRow['source'];
  resource: string;
  /** The requirement's own words. */
  cells: Record<string, string>;
  /** What holds now, this tenant's differences included. */
  rights: Record<string, MatrixAnswerRight[]>;
  /** Rights the word would give and the standard holds back. */
  withheld?: Record<string, { right: string; deviation: Deviation }[]>;
  /** This tenant's departures from the standard, revoked rights included. */
  differences?: Record<string, Difference[]>;
}

export interface MatrixAnswerRight {
  right: string;
  scope: Scope;
  gates?: readonly Gate[];
  deviation?: Deviation;
  difference?: Pick<Difference, 'effect' | 'why' | 'changedBy' | 'changedAt'>;
}

/** The word shown for roles that the tenant made: the requirement has no column for them. */
const NO_COLUMN = '–';

/**
 * The whole matrix of a tenant: requirement's words, and the rights that hold with its recorded differences, each
 * marked. Differences about roles or rights that do not exist are left out, as they are when deciding.
 */
export function describeMatrix(
  table: AccessTable,
  differences: readonly Difference[] = [],
  tenantRoles: readonly TenantRole[] = [],
): MatrixAnswer {
  const roles = [...table.roles, ...tenantRoles.filter(({ isActive }) => isActive !== false)].map(
    ({ key, label }) => ({
      key,
      label,
    }),
  );
  const held = new Map(roles.map(({ key }) => [key, resolveRoleRights(table, key, differences)]));
  return {
    product: table.product,
    roles,
    rows: table.rows.map((row) => {
      const rights: Record<string, MatrixAnswerRight[]> = {};
      const cells: Record<string, string> = {};
      for (const { key } of roles) {
        cells[key] = row.cells[key] ?? NO_COLUMN;
        rights[key] = (held.get(key) ?? [])
          .filter(({ resource, right }) => resource === row.resource && row.verbs.includes(right))
          .map(({ resource: _, difference, ...right }) => ({
            ...right,
            ...(difference && { difference: mark(difference) }),
          }));
      }
      const changed = differencesOf(row, differences, roles);
      const { group, label, name, source, resource, withheld } = row;
      return {
        group,
        label,
        ...(name && { name }),
        source,
        resource,
        cells,
        rights,
        ...(Object.keys(withheld).length > 0 && {
          withheld: Object.fromEntries(Object.entries(withheld).map(([role, list]) => [role, [...list]])),
        }),
        ...(changed && { differences: changed }),
      };
    }),
    personal: table.personal.map(({ key, label, rights }) => ({
      key,
      label,
      rights: rights.map(({ resource, right, scope }) => ({ resource, right, scope })),
    })),
    legend: Object.entries(table.words).map(([word, { meaning }]) => ({ word, meaning })),
  };
}

function mark({ effect, why, changedBy, changedAt }: Difference): MatrixAnswerRight['difference'] {
  return { effect, ...(why && { why }), ...(changedBy && { changedBy }), ...(changedAt && { changedAt }) };
}

function differencesOf(
  row: MatrixRow,
  differences: readonly Difference[],
  roles: readonly { key: string }[],
): Record<string, Difference[]> | undefined {
  const answer: Record<string, Difference[]> = {};
  for (const { key } of roles) {
    const own = differences.filter(
      ({ role, resource, right }) => role === key && resource === row.resource && row.verbs.includes(right),
    );
    if (own.length > 0) answer[key] = own;
  }
  return Object.keys(answer).length > 0 ? answer : undefined;
}
