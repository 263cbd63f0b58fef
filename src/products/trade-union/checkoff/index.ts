import type { Route } from '#kernel/http';
import { listRoutes } from './list-routes.tsx';
import { mandateRoutes } from './mandate-routes.tsx';
import { myMandateRoutes } from './my-mandate-routes.tsx';
import { paperMandateRoutes } from './paper-mandate-routes.tsx';
import { returnRoutes } from './return-routes.tsx';

export { readNamedPeople } from './checkoff-list.ts';
export { setDisclosure } from './disclosure.ts';
export { decideMandate } from './end-mandate.ts';
export { giveMandate } from './give-mandate.ts';
export { closeList, handOver, makeList } from './keep-list.ts';
export { postDeduction } from './post-deduction.ts';
export { readReturnRows } from './read-return.ts';
export { takeReturn } from './take-return.ts';

/** Dues taken out of the pay: the member's mandate, the treasurer's lists, what the employer sends back. */
export const checkoffRoutes: readonly Route[] = [
  ...myMandateRoutes,
  // Before the page of one mandate, whose address would take `new` for an id.
  ...paperMandateRoutes,
  ...mandateRoutes,
  ...listRoutes,
  ...returnRoutes,
];
