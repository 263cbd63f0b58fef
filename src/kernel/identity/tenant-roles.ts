import type { AccessTable, Difference, TenantRole } from '#kernel/access';
import type { Tx } from '#kernel/database';

/** What this organisation made of the standard, read where a change is decided rather than from memory. */
export interface OwnWays {
  roles: TenantRole[];
  differences: Difference[];
}

export async function readOwnWays(tx: Tx): Promise<OwnWays> {
  const roles = await tx.query<TenantRole>(
    `select key, label, description, is_active as "isActive" from custom_roles
      where tenant_id = balai.tenant_id() order by label`,
  );
  const differences = await tx.query<Difference>(
    `select role, resource, access_right as "right", effect, scope, why, changed_by as "changedBy",
       changed_at::text as "changedAt" from access_differences
      where tenant_id = balai.tenant_id() and withdrawn_at is null order by id`,
  );
  return { roles, differences: forcesOf(differences, roles) };
}

/** A role that was switched off gives nothing, whatever stands under its name. */
export function forcesOf(differences: readonly Difference[], roles: readonly TenantRole[]): Difference[] {
  const asleep = new Set(roles.filter(({ isActive }) => isActive === false).map(({ key }) => key));
  return differences.filter(({ role }) => !asleep.has(role));
}

/** A role that a person can be given: standard ones that do not follow from a state, personal grants, own ones. */
export interface GivableRole {
  key: string;
  label: string;
  kind: 'standard' | 'personal' | 'own';
  scopedBy?: 'region' | 'programme' | 'area';
  /** Proposed by one officer and confirmed by another (`proposeGrant`), never given by one. */
  isNamedByTwo?: true;
}

export function givableRoles(table: AccessTable, own: readonly TenantRole[]): GivableRole[] {
  return [
    ...table.roles
      .filter(({ virtual }) => !virtual)
      .map(
        ({ key, label, scopedBy }): GivableRole => ({
          key,
          label,
          kind: 'standard',
          ...(scopedBy && { scopedBy }),
        }),
      ),
    ...table.personal.map(
      ({ key, label, isNamedByTwo }): GivableRole => ({
        key,
        label,
        kind: 'personal',
        ...(isNamedByTwo && { isNamedByTwo }),
      }),
    ),
    ...own
      .filter(({ isActive }) => isActive !== false)
      .map(({ key, label }): GivableRole => ({ key, label, kind: 'own' })),
  ];
}

/** The roles among them that one officer alone can give or offer. */
export function rolesGivenAlone(table: AccessTable, own: readonly TenantRole[]): GivableRole[] {
  return givableRoles(table, own).filter(({ isNamedByTwo }) => !isNamedByTwo);
}

/** The name of any role, as the organisation says it. */
export function roleLabel(table: AccessTable, own: readonly TenantRole[], key: string): string {
  return (
    table.roles.find((role) => role.key === key)?.label ??
    table.personal.find((grant) => grant.key === key)?.label ??
    own.find((role) => role.key === key)?.label ??
    key
  );
}
