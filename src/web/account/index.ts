import { ownPrivacyRoutes } from '#features/privacy';
import type { Route } from '#kernel/http';
import type { Product } from '#kernel/product';
import { privacyPlaceOf } from '../privacy-place.ts';
import { appearanceRoutes } from './appearance.ts';
import { invitationRoutes } from './invitation.tsx';
import { notificationRoutes } from './notifications.tsx';
import { passwordRoutes } from './password.tsx';
import { passwordLinkRoutes } from './password-links.tsx';
import { profileRoutes } from './profile.tsx';
import { secondFactorRoutes } from './second-factor.tsx';
import { securityRoutes } from './security.tsx';
import { sessionRoutes } from './sessions.tsx';
import { signInRoutes } from './sign-in.tsx';
import { verifyEmailRoutes } from './verify-email.tsx';

/** Pages around one's own account, the same in every product. */
export function accountRoutes(product: Product): Route[] {
  const routes = [
    ...signInRoutes(product),
    ...passwordLinkRoutes,
    ...verifyEmailRoutes(product),
    ...invitationRoutes(product),
    ...profileRoutes(product),
    ...securityRoutes(product),
    ...passwordRoutes(product),
    ...sessionRoutes(product),
    ...secondFactorRoutes(product),
    ...notificationRoutes(product),
    ...ownPrivacyRoutes(privacyPlaceOf(product)),
    ...appearanceRoutes,
  ];
  return routes.filter((route) => !isProductsOwn(product, route));
}

/** Pages that a product may bring itself, because it has more to say there than the account. */
const YIELDING: ReadonlySet<string> = new Set(['/me/profile', '/user-profile', '/me/privacy']);

function isProductsOwn(product: Product, route: Route): boolean {
  return (
    YIELDING.has(route.path) &&
    product.routes.some(({ method, path }) => method === route.method && path === route.path)
  );
}
