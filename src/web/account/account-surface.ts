import type { RequestContext, Surface } from '#kernel/http';
import type { Product } from '#kernel/product';

/** Members' sessions last a day (DESIGN §9); whoever has longer works here. */
const MEMBER_HOURS = 24;

/** The pages around one's own account stand in the shell that the person works in. */
export function accountSurface(ctx: RequestContext, product: Product): Surface {
  if (ctx.principal.kind !== 'account') return 'public';
  const { roles, personal } = product.access;
  const isOfficer = ctx.principal.grants.some(({ role }) => {
    const standard = roles.find(({ key }) => key === role);
    if (standard) return !standard.virtual && standard.sessionHours > MEMBER_HOURS;
    return !personal.some(({ key }) => key === role);
  });
  return isOfficer ? 'console' : 'member';
}
