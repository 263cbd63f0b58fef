import type { PrivacyPlace } from '#features/privacy';
import type { Product } from '#kernel/product';
import { accountSurface } from './account/account-surface.ts';
import { accountsThatMay } from './admin/accounts-that-may.ts';
import { adminAddresses } from './admin/addresses.ts';
import { thingNames } from './thing-names.ts';

/** The pages about personal data, the same in every product, at its addresses and over what it keeps. */
export function privacyPlaceOf(product: Product): PrivacyPlace {
  return {
    own: '/me/privacy',
    desk: adminAddresses(product).privacyRequests,
    source: product.personalData ?? { data: [] },
    nameOf: thingNames(product),
    surfaceOf: (ctx) => accountSurface(ctx, product),
    handlersOf: (tx) => accountsThatMay(tx, product, 'privacy-request', 'decide'),
  };
}
