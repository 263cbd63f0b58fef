import { effectiveRights } from '#kernel/access';
import { accountOf, type RequestContext } from '#kernel/http';
import { mustHaveSecondFactor } from '#kernel/identity';
import type { Product } from '#kernel/product';
import { tenantAccess } from '../routing/rights.ts';

/** Whether the roles of this person leave no choice. Asked of all their rights, not of those a closed session has. */
export async function isSecondFactorCompulsory(ctx: RequestContext, product: Product): Promise<boolean> {
  const { grants } = accountOf(ctx);
  const ways = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  const rights = effectiveRights(product.access, grants, ways.differences);
  const roles = grants.map(({ role }) => role);
  return mustHaveSecondFactor(product.access, roles, rights, ways.policy.secondFactorRoles);
}
