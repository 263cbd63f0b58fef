import type { RequestContext } from '#kernel/http';
import type { Product } from '#kernel/product';
import { isOpen } from './guard.ts';
import { readVisit } from './principal.ts';
import { rightsOf } from './rights.ts';

/**
 * Where a person goes who has just signed in: on with what they wanted, to their own start page, or first to set up
 * the second factor that their role needs.
 */
export async function placeAfterSignIn(
  ctx: RequestContext,
  product: Product,
  token: string,
  next: string | undefined,
): Promise<string> {
  const visit = await readVisit(ctx.app, ctx.tenant, product, { bearer: undefined, cookie: token });
  const { principal, accessVersion } = visit;
  const { rights, withSecondFactor } = await rightsOf(ctx.app, ctx.tenant, product, visit);
  const full = withSecondFactor ?? rights;
  const can = (resource: string, right: string) => isOpen(full, principal.facts, resource, right);
  const place = next ?? product.home({ ...ctx, principal, accessVersion, rights: full, can });
  return withSecondFactor ? `/me/security/second-factor?next=${encodeURIComponent(place)}` : place;
}
