import { reasonField, type Step, type StepContext } from '#kernel/flow';
import type { Membership } from './membership.ts';
import type { Stage } from './rules.ts';

export type MembershipStep = Step<Membership, Stage>;

export const WAITING = [
  'registered',
  'payment_submitted',
  'email_verified',
  'imported',
] as const satisfies Stage[];
export const APPLYING = ['registered', 'payment_submitted', 'email_verified'] as const satisfies Stage[];
export const OPEN = [...WAITING, 'active', 'suspended'] as const satisfies Stage[];
export const EVERY = [
  ...OPEN,
  'disabled',
  'rejected',
  'cancelled',
  'resigned',
  'expelled',
  'deceased',
] as const satisfies Stage[];

export const reason = reasonField('Alasan', 'Dibaca oleh yang bersangkutan dan disimpan dalam riwayatnya.');

/** Nobody decides on their own membership. */
export function isOneself(ctx: StepContext, memberId: string): boolean {
  return ctx.principal.kind === 'account' && ctx.principal.subjectId === memberId;
}
