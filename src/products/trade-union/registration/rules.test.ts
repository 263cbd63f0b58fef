import { describe, expect, it } from 'vitest';
import { deriveMembership, type MembershipFacts, type Stage, stages } from './rules.ts';

const start: MembershipFacts = {
  origin: 'registration',
  hasPaymentProof: false,
  isEmailVerified: false,
  isApproved: false,
  isRejected: false,
  isCancelled: false,
  isDisabled: false,
  isSuspended: false,
  endedAs: null,
  isDeleted: false,
};

const state = (facts: Partial<MembershipFacts>) => deriveMembership({ ...start, ...facts });

/** Every combination of facts: 2 origins, 8 yes-or-no facts, 4 endings. */
function everyCombination(): MembershipFacts[] {
  const flags = [
    'hasPaymentProof',
    'isEmailVerified',
    'isApproved',
    'isRejected',
    'isCancelled',
    'isDisabled',
    'isSuspended',
    'isDeleted',
  ] as const;
  const all: MembershipFacts[] = [];
  for (const origin of ['registration', 'import'] as const)
    for (const endedAs of [null, 'resigned', 'expelled', 'deceased'] as const)
      for (let bits = 0; bits < 2 ** flags.length; bits += 1)
        all.push({
          ...start,
          origin,
          endedAs,
          ...Object.fromEntries(flags.map((flag, at) => [flag, Boolean(bits & (1 << at))])),
        });
  return all;
}

describe('the way in', () => {
  it('starts as registered candidate whose account waits', () => {
    expect(state({})).toEqual({
      stage: 'registered',
      onboardingState: 'registered',
      membershipStatus: 'candidate',
      accountStatus: 'pending',
    });
  });

  it('ends in the same state whether the proof or the e-mail comes first', () => {
    expect(state({ hasPaymentProof: true }).onboardingState).toBe('payment_submitted');
    expect(state({ isEmailVerified: true }).onboardingState).toBe('registered');
    expect(state({ hasPaymentProof: true, isEmailVerified: true }).onboardingState).toBe('email_verified');
  });

  it('goes back to registered when the treasurer returns the proof', () => {
    expect(state({ isEmailVerified: true, hasPaymentProof: false }).stage).toBe('registered');
  });

  it('keeps an imported member inactive until approved, on the same way', () => {
    expect(state({ origin: 'import' })).toMatchObject({
      stage: 'imported',
      membershipStatus: 'inactive',
      accountStatus: 'pending',
    });
    expect(state({ origin: 'import', hasPaymentProof: true, isEmailVerified: true })).toMatchObject({
      stage: 'email_verified',
      membershipStatus: 'inactive',
    });
    expect(state({ origin: 'import', isApproved: true }).membershipStatus).toBe('active');
  });
});

describe('decisions', () => {
  it('sets all three states to rejected when a candidate is rejected', () => {
    expect(state({ hasPaymentProof: true, isRejected: true })).toEqual({
      stage: 'rejected',
      onboardingState: 'rejected',
      membershipStatus: 'rejected',
      accountStatus: 'rejected',
    });
  });

  it('makes an approved candidate an active member with an open account', () => {
    expect(state({ isApproved: true, hasPaymentProof: true, isEmailVerified: true })).toEqual({
      stage: 'active',
      onboardingState: 'approved',
      membershipStatus: 'active',
      accountStatus: 'active',
    });
  });

  it('disables membership and account together, also of a candidate', () => {
    for (const isApproved of [true, false])
      expect(state({ isApproved, isDisabled: true })).toMatchObject({
        stage: 'disabled',
        membershipStatus: 'disabled',
        accountStatus: 'suspended',
      });
  });

  it('suspends only the account of a member under discipline', () => {
    expect(state({ isApproved: true, isSuspended: true })).toMatchObject({
      stage: 'suspended',
      membershipStatus: 'active',
      accountStatus: 'suspended',
    });
  });

  it('lets who resigned or cancelled still sign in, and who was expelled or died not', () => {
    expect(state({ isCancelled: true }).accountStatus).toBe('pending');
    expect(state({ isApproved: true, endedAs: 'resigned' }).accountStatus).toBe('pending');
    expect(state({ isApproved: true, endedAs: 'expelled' }).accountStatus).toBe('suspended');
    expect(state({ isApproved: true, endedAs: 'deceased' }).accountStatus).toBe('suspended');
  });
});

describe('every combination of facts', () => {
  const everything = everyCombination();

  it('has exactly one stage of the list, and each stage is reached', () => {
    const reached = new Set<Stage>(everything.map((facts) => deriveMembership(facts).stage));
    expect([...reached].sort()).toEqual([...stages].sort());
    expect(everything).toHaveLength(2 * 4 * 256);
  });

  it('gives an active account only to an approved person whom nothing stops', () => {
    for (const facts of everything) {
      const { accountStatus, stage } = deriveMembership(facts);
      if (accountStatus !== 'active') continue;
      expect(
        facts.isApproved && !facts.isDisabled && !facts.isSuspended && !facts.isRejected && !facts.endedAs,
      ).toBe(true);
      expect(['active', 'deleted']).toContain(stage);
    }
  });

  it('calls nobody an active member whom an officer has not approved', () => {
    for (const facts of everything)
      if (deriveMembership(facts).membershipStatus === 'active') expect(facts.isApproved).toBe(true);
  });

  it('shows email_verified only with both facts there', () => {
    for (const facts of everything)
      if (deriveMembership(facts).onboardingState === 'email_verified')
        expect(facts.hasPaymentProof && facts.isEmailVerified).toBe(true);
  });
});
