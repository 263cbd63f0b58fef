import { resolveRoleRights } from '#kernel/access';
import type { Tx } from '#kernel/database';
import { readOwnWays, roleLabel } from '#kernel/identity';
import type { Watchers } from '#kernel/personal-data';
import type { WorkContext } from '#kernel/work';
import { access } from '../access.ts';

/** Which offices may look at this member: by role and how many hold it, coordinators only of the member's province. */
export async function readWatchers(_: WorkContext, tx: Tx, memberId: string): Promise<Watchers[]> {
  const own = await readOwnWays(tx);
  const watchers: Watchers[] = [];
  for (const { key, virtual } of access.roles.map((role) => ({ virtual: false, ...role }))) {
    if (virtual) continue;
    const views = resolveRoleRights(access, key, own.differences).filter(
      ({ resource, right, scope }) => resource === 'member' && right === 'view' && scope !== 'own',
    );
    if (views.length === 0) continue;
    const row = await tx.one<{ count: number }>(
      `select count(distinct g.account_id)::int as count from role_grants g
         join accounts a on a.tenant_id = g.tenant_id and a.id = g.account_id and a.status = 'active'
         join members m on m.tenant_id = g.tenant_id and m.id = $2
        where g.tenant_id = balai.tenant_id() and g.role = $1 and g.valid_from <= now()
          and (g.valid_until is null or g.valid_until > now())
          and (cardinality(g.regions) = 0 or m.region_code = any (g.regions))`,
      [key, memberId],
    );
    if (row && row.count > 0) watchers.push({ role: roleLabel(access, own.roles, key), count: row.count });
  }
  return watchers;
}
