import type { Route } from '#kernel/http';
import type { JobDeclaration } from '#kernel/jobs';
import type { Product } from '#kernel/product';
import { forgetDraftsJob } from './forget-drafts.ts';
import { housesOf } from './houses.ts';
import { openOrganisationJob } from './open-organisation.ts';
import { publicSignUpRoutes } from './public-routes.tsx';
import { queueRoutes } from './queue-routes.tsx';

export { signUpPersonalData } from './personal-data.ts';
export { SIGN_UP_PAGE } from './sign-up-form.tsx';

/** Signing up of the kinds of organisation that declare how (`signUp` of their product). */
export function signUpOf(products: readonly Product[]): { routes: Route[]; jobs: JobDeclaration[] } {
  const houses = housesOf(products);
  return {
    routes: [...publicSignUpRoutes(houses), ...queueRoutes(houses)],
    jobs: [openOrganisationJob(houses), forgetDraftsJob],
  };
}
