export { membershipFlow, officerSteps, ownSteps } from './flow.ts';
export { followRegistrationPayment } from './follow-payment.ts';
export { lockMembership, type Membership, readMembership } from './membership.ts';
export { deriveMembership, type MembershipFacts, type MembershipState, type Stage, stages } from './rules.ts';
