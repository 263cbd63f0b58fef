import type { Route } from '#kernel/http';
import { letterCheckRoutes } from './check-routes.tsx';
import { letterDeskRoutes } from './desk-routes.tsx';
import { issuedLetterRoutes } from './issued-routes.tsx';
import { ownLetterRoutes } from './own-routes.tsx';
import { letterSignRoutes } from './sign-routes.tsx';

export { letterHelp } from './help.ts';
export { seedLetters } from './seed-letters.ts';

/** Everything about letters; the check page stands last, because its address takes what the others leave. */
export const letterRoutes: readonly Route[] = [
  ...ownLetterRoutes,
  ...letterDeskRoutes,
  ...letterSignRoutes,
  ...issuedLetterRoutes,
  ...letterCheckRoutes,
];
