import type { Route } from '#kernel/http';
import { listRoutes } from './list-routes.tsx';
import { mandateRoutes } from './mandate-routes.tsx';
import { myMandateRoutes } from './my-mandate-routes.tsx';
import { returnRoutes } from './return-routes.tsx';

export { checkoffMails } from './mails.ts';

/** Dues taken out of the pay: the member's mandate, the treasurer's lists, what the employer sends back. */
export const checkoffRoutes: readonly Route[] = [
  ...myMandateRoutes,
  ...mandateRoutes,
  ...listRoutes,
  ...returnRoutes,
];
