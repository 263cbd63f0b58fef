import { privacyJobs } from '#features/privacy';
import type { JobDeclaration } from '#kernel/jobs';
import type { Product } from '#kernel/product';
import type { TenantKind } from '#kernel/tenancy';
import { privacyPlaceOf } from './privacy-place.ts';

/** Background work that every organisation has, whatever its kind. */
export function houseJobs(products: ReadonlyMap<TenantKind, Product>): JobDeclaration[] {
  return privacyJobs((tenant) => {
    const product = products.get(tenant.kind);
    if (!product) throw new Error(`No product is built for tenants of kind ${tenant.kind}`);
    return privacyPlaceOf(product);
  });
}
