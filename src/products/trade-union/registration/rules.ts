/**
 * What is known of a membership. States are not stored by hand: they follow from these facts
 * (research/serikat §1a 9–12), so that a proof that comes before the e-mail and an e-mail that comes before the proof
 * end in the same place.
 */
export interface MembershipFacts {
  origin: 'registration' | 'import';
  /** A proof of the registration payment waits or was found good; a rejected one does not count. */
  hasPaymentProof: boolean;
  isEmailVerified: boolean;
  isApproved: boolean;
  isRejected: boolean;
  isCancelled: boolean;
  /** Put out of use by an officer, with a reason. */
  isDisabled: boolean;
  /** Disciplinary; arrears never suspend (resolution 13). */
  isSuspended: boolean;
  endedAs: 'resigned' | 'expelled' | 'deceased' | null;
  isDeleted: boolean;
}

export const stages = [
  'registered',
  'payment_submitted',
  'email_verified',
  'imported',
  'active',
  'suspended',
  'disabled',
  'rejected',
  'cancelled',
  'resigned',
  'expelled',
  'deceased',
  'deleted',
] as const;

/** Where a person stands, as one word; the requirement's three states are derived beside it. */
export type Stage = (typeof stages)[number];

export type OnboardingState =
  | 'registered'
  | 'payment_submitted'
  | 'email_verified'
  | 'approved'
  | 'rejected'
  | 'imported'
  | 'cancelled';
export type MembershipStatus =
  | 'candidate'
  | 'active'
  | 'inactive'
  | 'disabled'
  | 'rejected'
  | 'cancelled'
  | 'resigned'
  | 'expelled'
  | 'deceased';
export type AccountStatus = 'pending' | 'active' | 'suspended' | 'rejected';

export interface MembershipState {
  stage: Stage;
  onboardingState: OnboardingState;
  membershipStatus: MembershipStatus;
  accountStatus: AccountStatus;
}

/** The states that follow from the facts; the only place where they are decided. */
export function deriveMembership(facts: MembershipFacts): MembershipState {
  const stage = stageOf(facts);
  return {
    stage,
    onboardingState: onboardingOf(facts),
    membershipStatus: membershipOf(facts),
    accountStatus: accountOf(facts),
  };
}

function stageOf(facts: MembershipFacts): Stage {
  if (facts.isDeleted) return 'deleted';
  if (facts.endedAs) return facts.endedAs;
  if (facts.isDisabled) return 'disabled';
  if (facts.isRejected) return 'rejected';
  if (facts.isCancelled) return 'cancelled';
  if (facts.isApproved) return facts.isSuspended ? 'suspended' : 'active';
  return wayIn(facts);
}

/** How far a person who has not been decided on has come. */
function wayIn(facts: MembershipFacts): 'registered' | 'payment_submitted' | 'email_verified' | 'imported' {
  if (facts.hasPaymentProof) return facts.isEmailVerified ? 'email_verified' : 'payment_submitted';
  return facts.origin === 'import' ? 'imported' : 'registered';
}

function onboardingOf(facts: MembershipFacts): OnboardingState {
  if (facts.isRejected) return 'rejected';
  if (facts.isCancelled) return 'cancelled';
  return facts.isApproved ? 'approved' : wayIn(facts);
}

function membershipOf(facts: MembershipFacts): MembershipStatus {
  if (facts.endedAs) return facts.endedAs;
  if (facts.isDisabled) return 'disabled';
  if (facts.isRejected) return 'rejected';
  if (facts.isCancelled) return 'cancelled';
  if (facts.isApproved) return 'active';
  return facts.origin === 'import' ? 'inactive' : 'candidate';
}

/** Who may not sign in is `suspended`; everyone else still reads their own pages, pays and writes to the board. */
function accountOf(facts: MembershipFacts): AccountStatus {
  if (facts.endedAs === 'expelled' || facts.endedAs === 'deceased') return 'suspended';
  if (facts.endedAs === 'resigned') return 'pending';
  if (facts.isDisabled || facts.isSuspended) return 'suspended';
  if (facts.isRejected) return 'rejected';
  if (facts.isCancelled) return 'pending';
  return facts.isApproved ? 'active' : 'pending';
}
