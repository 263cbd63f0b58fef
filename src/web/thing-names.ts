import type { NameOf } from '#kernel/audit';
import type { Product } from '#kernel/product';

/** How the log of actions calls a thing of this product: as it declares, else as its matrix does. */
export function thingNames(product: Product): NameOf {
  return (thing) => {
    const row = product.access.rows.find(({ resource }) => resource === thing);
    // A row with a technical label is named by what it lets one do, which is no name for a thing.
    return product.auditedThings?.[thing] ?? (row?.name ? undefined : row?.label);
  };
}
