import {
  type DuesAccount,
  type DuesBill,
  type DuesPayment,
  readBillsOf,
  readDuesAccount,
  readPaymentsOf,
  readRegistrationBill,
} from '#features/dues';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { paidThrough } from '../members/paid-through.ts';
import { type KeptEvent, readEvents } from '../registration/keep-event.ts';
import { type Membership, readMembership } from '../registration/membership.ts';

/** What a person's own pages stand on. */
export interface OwnView {
  person: Membership;
  universityName: string | null;
  account: DuesAccount;
  bills: DuesBill[];
  payments: DuesPayment[];
  registrationBill: DuesBill | undefined;
  events: KeptEvent[];
  heldAt: Date | null;
  lastPaidPeriod: string | null;
}

/** Reads everything about oneself in the transaction's own walls; nothing for an account without a person. */
export async function readOwnView(
  ctx: WorkContext,
  tx: Tx,
  memberId: string | null,
): Promise<OwnView | undefined> {
  const person = memberId ? await readMembership(tx, memberId) : undefined;
  if (!person) return undefined;
  const more = await tx.one<{
    university_name: string | null;
    dues_held_at: Date | null;
    dues_last_paid_period: string | null;
    membership_start_date: string | null;
  }>(
    `select university_name, dues_held_at, dues_last_paid_period, membership_start_date from members
      where tenant_id = balai.tenant_id() and id = $1`,
    [person.id],
  );
  const bills = await readBillsOf(tx, person.id);
  return {
    person,
    universityName: more?.university_name ?? null,
    account: await readDuesAccount(tx, person.id, todayOf(ctx)),
    bills,
    payments: await readPaymentsOf(tx, person.id),
    registrationBill: await readRegistrationBill(tx, person.id),
    events: await readEvents(tx, person.id),
    heldAt: more?.dues_held_at ?? null,
    lastPaidPeriod: paidThrough(bills, {
      startDate: more?.membership_start_date ?? null,
      listed: more?.dues_last_paid_period ?? null,
    }),
  };
}
