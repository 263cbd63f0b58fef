import type { Route } from '#kernel/http';
import { paymentRoutes } from './payment-routes.tsx';
import { registerRoutes } from './register-routes.tsx';
import { registrationApiRoutes } from './registration-api.ts';
import { resumeRoutes } from './resume-routes.tsx';

export { membershipFlow } from './flow.ts';
export { followRegistrationPayment } from './follow-payment.ts';
export { lockMembership, type Membership, readMembership } from './membership.ts';
export { deriveMembership, type MembershipFacts, type MembershipState, type Stage, stages } from './rules.ts';

/** From the first form to the confirmed address. */
export const registrationRoutes: readonly Route[] = [
  ...registerRoutes,
  ...paymentRoutes,
  ...resumeRoutes,
  ...registrationApiRoutes,
];
