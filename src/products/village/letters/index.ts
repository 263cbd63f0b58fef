import type { Route } from '#kernel/http';
import { letterCheckRoutes } from './check-routes.tsx';
import { letterDeskRoutes } from './desk-routes.tsx';
import { issuedLetterRoutes } from './issued-routes.tsx';
import { letterNumberRoutes } from './number-routes.tsx';
import { ownLetterRoutes } from './own-routes.tsx';
import { letterReportRoutes } from './report-routes.tsx';
import { letterSignRoutes } from './sign-routes.tsx';
import { signatoryRoutes } from './signatory-routes.tsx';
import { letterTypeRoutes } from './type-routes.tsx';

export { letterHelps } from './help.ts';
export { seedLetters } from './seed-letters.ts';

/** Everything about letters; the check page stands last, because its address takes what the others leave. */
export const letterRoutes: readonly Route[] = [
  ...ownLetterRoutes,
  ...letterDeskRoutes,
  ...letterSignRoutes,
  ...issuedLetterRoutes,
  ...letterTypeRoutes,
  ...letterNumberRoutes,
  ...signatoryRoutes,
  ...letterReportRoutes,
  ...letterCheckRoutes,
];
