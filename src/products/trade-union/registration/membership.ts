import type { Tx } from '#kernel/database';
import { endSessions } from '#kernel/identity';
import type { WorkContext } from '#kernel/work';
import { deriveMembership, type MembershipFacts, type Stage } from './rules.ts';

/** A person with the facts of their membership, as the flow and its pages need them. */
export interface Membership {
  id: string;
  regionCode: string;
  fullName: string;
  email: string | null;
  memberNumber: string | null;
  attempt: number;
  facts: MembershipFacts;
  stage: Stage;
  statusReason: string | null;
  paymentSubmittedAt: Date | null;
  emailVerifiedAt: Date | null;
  approvedAt: Date | null;
  createdAt: Date;
  joinedAt: string | null;
  employmentStatus: string;
  golongan: string | null;
  duesRateCode: string | null;
  /** The account of this person, when there is one. */
  accountId: string | null;
  /** Roles that were given to it by hand. */
  roles: string[];
  /** The row this one was merged into; such a row stays deleted. */
  mergedInto: string | null;
}

interface MembershipColumns {
  id: string;
  region_code: string;
  full_name: string;
  email: string | null;
  member_number: string | null;
  attempt: number;
  origin: 'registration' | 'import';
  payment_submitted_at: Date | null;
  email_verified_at: Date | null;
  approved_at: Date | null;
  rejected_at: Date | null;
  cancelled_at: Date | null;
  disabled_at: Date | null;
  suspended_at: Date | null;
  ended_as: MembershipFacts['endedAs'];
  deleted_at: Date | null;
  status_reason: string | null;
  created_at: Date;
  joined_at: string | null;
  employment_status: string;
  golongan: string | null;
  dues_rate_code: string | null;
  account_id: string | null;
  roles: string[];
  merged_into: string | null;
}

const SELECT = `select m.id, m.region_code, m.full_name, m.email, m.member_number, m.attempt, m.origin,
    m.payment_submitted_at, m.email_verified_at, m.approved_at, m.rejected_at, m.cancelled_at, m.disabled_at,
    m.suspended_at, m.ended_as, m.deleted_at, m.status_reason, m.created_at, m.joined_at, m.employment_status,
    m.golongan, m.dues_rate_code, m.merged_into, a.id as account_id,
    coalesce((select array_agg(distinct g.role) from role_grants g
      where g.tenant_id = m.tenant_id and g.account_id = a.id and g.valid_from <= now()
        and (g.valid_until is null or g.valid_until > now())), '{}') as roles
  from members m left join accounts a on a.tenant_id = m.tenant_id and a.subject_id = m.id
  where m.tenant_id = balai.tenant_id() and m.id = $1`;

/** One person inside the walls of this transaction. */
export async function readMembership(tx: Tx, id: string): Promise<Membership | undefined> {
  const row = await tx.one<MembershipColumns>(SELECT, [id]);
  return row && membershipOf(row);
}

/** The same, held until the transaction ends: what reads a state to change it starts here. */
export async function lockMembership(tx: Tx, id: string): Promise<Membership | undefined> {
  const row = await tx.one<MembershipColumns>(`${SELECT} for update of m`, [id]);
  return row && membershipOf(row);
}

function membershipOf(row: MembershipColumns): Membership {
  const facts: MembershipFacts = {
    origin: row.origin,
    hasPaymentProof: row.payment_submitted_at !== null,
    isEmailVerified: row.email_verified_at !== null,
    isApproved: row.approved_at !== null,
    isRejected: row.rejected_at !== null,
    isCancelled: row.cancelled_at !== null,
    isDisabled: row.disabled_at !== null,
    isSuspended: row.suspended_at !== null,
    endedAs: row.ended_as,
    isDeleted: row.deleted_at !== null,
  };
  return {
    id: row.id,
    regionCode: row.region_code,
    fullName: row.full_name,
    email: row.email,
    memberNumber: row.member_number,
    attempt: row.attempt,
    facts,
    stage: deriveMembership(facts).stage,
    statusReason: row.status_reason,
    paymentSubmittedAt: row.payment_submitted_at,
    emailVerifiedAt: row.email_verified_at,
    approvedAt: row.approved_at,
    createdAt: row.created_at,
    joinedAt: row.joined_at,
    employmentStatus: row.employment_status,
    golongan: row.golongan,
    duesRateCode: row.dues_rate_code,
    accountId: row.account_id,
    roles: row.roles,
    mergedInto: row.merged_into,
  };
}

/** Facts that a step may set, by the column that keeps them; `null` takes a fact back. */
export interface FactChange {
  payment_submitted_at?: Date | null;
  email_verified_at?: Date | null;
  approved_at?: Date | null;
  rejected_at?: Date | null;
  cancelled_at?: Date | null;
  disabled_at?: Date | null;
  suspended_at?: Date | null;
  ended_as?: MembershipFacts['endedAs'];
  deleted_at?: Date | null;
  attempt?: number;
}

/** Columns that go along with a fact and decide nothing. */
export interface FactNote {
  approved_by?: string | null;
  status_reason?: string | null;
  member_number?: string;
  joined_at?: string;
  membership_start_date?: string | null;
  membership_end_date?: string | null;
}

/** What may be written here, and nothing a caller could pass by accident. */
const FACT_COLUMNS: readonly (keyof FactChange | keyof FactNote)[] = [
  'payment_submitted_at',
  'email_verified_at',
  'approved_at',
  'rejected_at',
  'cancelled_at',
  'disabled_at',
  'suspended_at',
  'ended_as',
  'deleted_at',
  'attempt',
  'approved_by',
  'status_reason',
  'member_number',
  'joined_at',
  'membership_start_date',
  'membership_end_date',
];

/**
 * Changes facts of a locked person and stores, in the same statement, the three states that follow. The account opens
 * and closes along; a closed one is signed out everywhere.
 */
export async function changeFacts(
  ctx: WorkContext,
  tx: Tx,
  before: Membership,
  change: FactChange,
  note: FactNote = {},
): Promise<Membership> {
  const given: Readonly<Record<string, unknown>> = { ...change, ...note };
  const facts = factsAfter(before.facts, change);
  const { stage, onboardingState, membershipStatus, accountStatus } = deriveMembership(facts);
  const columns = FACT_COLUMNS.filter((column) => given[column] !== undefined);
  const values: unknown[] = [before.id, onboardingState, membershipStatus, accountStatus, ctx.now];
  const sets = columns.map((column) => `${column} = $${values.push(given[column])}`);
  await tx.execute(
    `update members set ${['onboarding_state = $2', 'membership_status = $3', 'account_status = $4', 'updated_at = $5', ...sets].join(', ')}
      where tenant_id = balai.tenant_id() and id = $1`,
    values,
  );
  if (before.accountId) {
    const status = facts.isDeleted ? 'closed' : accountStatus === 'suspended' ? 'suspended' : 'active';
    // An account that waits for its first password goes on waiting; one that is opened again without a password does too.
    await tx.execute(
      `update accounts set version = version + 1, updated_at = now(),
         status = case when $2 <> 'active' then $2 when status in ('invited', 'active') then status
           when password_hash is null then 'invited' else 'active' end,
         email_verified_at = case when $3::timestamptz is not null then coalesce(email_verified_at, $3) else email_verified_at end
        where tenant_id = balai.tenant_id() and id = $1`,
      [before.accountId, status, change.email_verified_at ?? null],
    );
    if (status !== 'active') await endSessions(tx, before.accountId, `membership ${stage}`);
  }
  const after = await readMembership(tx, before.id);
  if (!after) throw new Error('A person left the walls of the transaction that changed them');
  return after;
}

function factsAfter(facts: MembershipFacts, change: FactChange): MembershipFacts {
  const has = (value: Date | null | undefined, was: boolean) => (value === undefined ? was : value !== null);
  return {
    origin: facts.origin,
    hasPaymentProof: has(change.payment_submitted_at, facts.hasPaymentProof),
    isEmailVerified: has(change.email_verified_at, facts.isEmailVerified),
    isApproved: has(change.approved_at, facts.isApproved),
    isRejected: has(change.rejected_at, facts.isRejected),
    isCancelled: has(change.cancelled_at, facts.isCancelled),
    isDisabled: has(change.disabled_at, facts.isDisabled),
    isSuspended: has(change.suspended_at, facts.isSuspended),
    endedAs: change.ended_as === undefined ? facts.endedAs : change.ended_as,
    isDeleted: has(change.deleted_at, facts.isDeleted),
  };
}
