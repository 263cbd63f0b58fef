import { type AccessTable, namedRight, resolveRoleRights } from '#kernel/access';
import type { Tx } from '#kernel/database';
import { conflict, type WorkContext } from '#kernel/work';
import { type OwnWays, readOwnWays } from './tenant-roles.ts';

/** Roles that may hand out roles: whoever holds one keeps the keys of the house. */
export function keeperRoles(table: AccessTable, own: OwnWays): string[] {
  return rolesThatMay(table, own, 'role', 'assign');
}

/** Roles a person can be given that hold this right over everything. */
export function rolesThatMay(table: AccessTable, own: OwnWays, resource: string, right: string): string[] {
  const needed = namedRight(table, resource, right);
  if (!needed) return [];
  const keys = [
    ...table.roles.filter(({ virtual }) => !virtual).map(({ key }) => key),
    ...own.roles.filter(({ isActive }) => isActive !== false).map(({ key }) => key),
  ];
  return keys.filter((key) =>
    resolveRoleRights(table, key, own.differences).some(
      ({ resource, right, scope }) =>
        resource === needed.resource && right === needed.right && scope === 'all',
    ),
  );
}

/** Two officers who remove each other at the same moment wait for each other here. Ask before the change. */
export async function lockKeepers(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('keepers ' || balai.tenant_id()::text, 0))`);
}

/**
 * After a keeper lost a role or an account: somebody must be left who can hand out roles and can sign in.
 *
 * @param at when the loss takes effect, where that lies ahead
 * @throws AppError 409 `last_keeper`; the caller's transaction then undoes the change
 */
export async function assertKeeperRemains(ctx: WorkContext, tx: Tx, at?: Date): Promise<void> {
  const roles = keeperRoles(ctx.app.access(ctx.tenant), await readOwnWays(tx));
  const left = await tx.one<{ count: number }>(
    `select count(distinct a.id)::int as count from role_grants g
       join accounts a on a.tenant_id = g.tenant_id and a.id = g.account_id
      where g.tenant_id = balai.tenant_id() and g.role = any($1) and a.status = 'active' and a.password_hash is not null
        and g.valid_from <= greatest(now(), $2) and (g.valid_until is null or g.valid_until > greatest(now(), $2))`,
    [roles, at ?? null],
  );
  if (left && left.count > 0) return;
  throw conflict(
    'last_keeper',
    'Ini orang terakhir yang dapat mengatur peran. Berikan dulu peran itu kepada orang lain, lalu ulangi.',
  );
}

/** Whether this role keeps the keys here. */
export async function isKeeperRole(ctx: WorkContext, tx: Tx, role: string): Promise<boolean> {
  return keeperRoles(ctx.app.access(ctx.tenant), await readOwnWays(tx)).includes(role);
}

/** Whether this account keeps the keys. */
export async function isKeeper(ctx: WorkContext, tx: Tx, accountId: string): Promise<boolean> {
  const roles = keeperRoles(ctx.app.access(ctx.tenant), await readOwnWays(tx));
  const row = await tx.one(
    `select 1 from role_grants where tenant_id = balai.tenant_id() and account_id = $1 and role = any($2)
       and valid_from <= now() and (valid_until is null or valid_until > now()) limit 1`,
    [accountId, roles],
  );
  return row !== undefined;
}
