import { readPaymentsOf, readRegistrationBill } from '#features/dues';
import type { Tx } from '#kernel/database';
import { type StepContext, takeStep } from '#kernel/flow';
import { tellWhoApproves } from './fact-steps.ts';
import { membershipFlow } from './flow.ts';
import { readMembership } from './membership.ts';

/**
 * Brings a membership in line with what became of its registration payment: proof sent, verified, or returned. Called
 * in the transaction that changed a payment, whoever changed it; does nothing for members and for other bills.
 *
 * @param ctx with walls that reach this person
 */
export async function followRegistrationPayment(ctx: StepContext, tx: Tx, memberId: string): Promise<void> {
  const person = await readMembership(tx, memberId);
  if (!person || !['registered', 'payment_submitted', 'email_verified', 'imported'].includes(person.stage))
    return;
  const bill = await readRegistrationBill(tx, memberId);
  if (!bill) return;
  const payments = (await readPaymentsOf(tx, memberId)).filter(({ billId }) => billId === bill.id);
  const standing = payments.find(({ status }) => status !== 'rejected');
  if (standing && !person.facts.hasPaymentProof) {
    await takeStep(ctx, tx, membershipFlow, 'submit-proof', memberId);
  } else if (!standing && person.facts.hasPaymentProof) {
    const reason = payments[0]?.rejectedReason ?? 'Bukti tidak dapat diterima.';
    await takeStep(ctx, tx, membershipFlow, 'return-proof', memberId, { reason });
  } else if (standing?.status === 'verified') {
    await tellWhoApproves(tx, person);
  }
}
