import { namedRight, resolveRoleRights } from '#kernel/access';
import type { Tx } from '#kernel/database';
import { readOwnWays } from '#kernel/identity';
import { accountsWithRole } from '#kernel/notifications';
import type { Product } from '#kernel/product';

/** The accounts whose roles hold this right over everything: who has to hear of it. */
export async function accountsThatMay(
  tx: Tx,
  product: Product,
  resource: string,
  right: string,
): Promise<string[]> {
  const table = product.access;
  const needed = namedRight(table, resource, right);
  if (!needed) return [];
  const own = await readOwnWays(tx);
  const keys = [...table.roles, ...table.personal, ...own.roles].map(({ key }) => key);
  const roles = keys.filter((key) =>
    resolveRoleRights(table, key, own.differences).some(
      (held) => held.resource === needed.resource && held.right === needed.right && held.scope === 'all',
    ),
  );
  return accountsWithRole(tx, roles);
}
