import type { Difference, TenantRole } from './grant.ts';
import { type AccessTable, type RightName, scopes } from './matrix.ts';
import { hasRight, resolveRoleRights } from './role-rights.ts';

/** Why a change to the matrix cannot be recorded; `reason` is what the person reads. */
export interface DifferenceRefusal {
  code:
    | 'unknown_role'
    | 'unknown_right'
    | 'unknown_scope'
    | 'scope_not_of_role'
    | 'visitor'
    | 'withheld'
    | 'nothing_changes'
    | 'lock_out';
  reason: string;
}

/** The right without which nobody could ever give a right back. */
const ROLE_RIGHT: RightName = { resource: 'access-matrix', right: 'update' };

/**
 * Judges one change before it is recorded, with the tenant's other differences in force.
 *
 * @returns undefined when it may be recorded
 */
export function refuseDifference(
  table: AccessTable,
  differences: readonly Difference[],
  next: Difference,
  tenantRoles: readonly TenantRole[] = [],
): DifferenceRefusal | undefined {
  const { role: key, resource, right, effect, scope } = next;
  const role = table.roles.find((known) => known.key === key);
  if (!role && !tenantRoles.some((own) => own.key === key)) {
    return { code: 'unknown_role', reason: `Peran "${key}" tidak ada di organisasi ini.` };
  }
  if (!hasRight(table, resource, right)) {
    return { code: 'unknown_right', reason: `Hak "${resource}.${right}" tidak ada di matriks.` };
  }
  if (!scopes.includes(scope)) return { code: 'unknown_scope', reason: `Cakupan "${scope}" tidak dikenal.` };
  const scopedBy = role?.scopedBy;
  const needsCodes = scope === 'region' || scope === 'programme' || scope === 'area';
  if (effect === 'grant' && needsCodes && role && scopedBy !== scope) {
    return {
      code: 'scope_not_of_role',
      reason: `Peran ${role.label} tidak dibatasi menurut ${scopeWords[scope]}, jadi hak ini tidak akan menjangkau apa pun.`,
    };
  }
  if (effect === 'grant' && role?.visitor && !['read', 'create'].includes(right)) {
    return {
      code: 'visitor',
      reason: 'Pengunjung tanpa akun hanya dapat diberi hak membaca yang terbit dan mengisi.',
    };
  }
  if (effect === 'grant' && isWithheldFromAll(table, next)) {
    return {
      code: 'withheld',
      reason: `Hak "${resource}.${right}" tidak diberikan kepada siapa pun; alasannya tertulis di matriks.`,
    };
  }
  const others = differences.filter(
    (known) => known.role !== key || known.resource !== resource || known.right !== right,
  );
  const standard = resolveRoleRights(table, key).filter(
    (held) => held.resource === resource && held.right === right,
  );
  const isSame = effect === 'grant' ? standard.some((held) => held.scope === scope) : standard.length === 0;
  if (isSame)
    return { code: 'nothing_changes', reason: 'Matriks baku sudah begitu; tidak ada yang perlu diubah.' };
  if (locksOut(table, [...others, next], tenantRoles)) {
    return {
      code: 'lock_out',
      reason:
        'Setelah perubahan ini tidak ada peran yang dapat mengatur hak akses lagi. Berikan dulu hak itu kepada peran lain.',
    };
  }
  return undefined;
}

const scopeWords = { region: 'wilayah', programme: 'program studi', area: 'RT, RW, atau dusun' } as const;

/** Nobody deletes money: what the standard holds back from every role is not a tenant's to give. */
function isWithheldFromAll(table: AccessTable, { resource, right }: RightName): boolean {
  const row = table.rows.find((known) => known.resource === resource && known.verbs.includes(right));
  const holders = [...Object.values(row?.rights ?? {}), ...table.personal.map(({ rights }) => rights)].flat();
  const isHeld = holders.some(
    (held) => held.right === right && (!('resource' in held) || held.resource === resource),
  );
  return (
    !isHeld && Object.values(row?.withheld ?? {}).some((list) => list.some((held) => held.right === right))
  );
}

function locksOut(
  table: AccessTable,
  differences: readonly Difference[],
  tenantRoles: readonly TenantRole[],
): boolean {
  const needed = table.synonyms[`${ROLE_RIGHT.resource}.${ROLE_RIGHT.right}`] ?? ROLE_RIGHT;
  if (!hasRight(table, needed.resource, needed.right)) return false;
  const assignable = [
    ...table.roles.filter(({ virtual }) => !virtual),
    ...tenantRoles.filter((own) => own.isActive !== false),
  ];
  return !assignable.some(({ key }) =>
    resolveRoleRights(table, key, differences).some(
      (held) => held.resource === needed.resource && held.right === needed.right && held.scope === 'all',
    ),
  );
}
