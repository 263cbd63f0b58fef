import { maskNik } from '#features/people';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { type MemberField, memberFields } from './member-fields.ts';
import type { MemberValue } from './read-fields.ts';
import { keysOf, openColumn } from './store-member.ts';

/** One person's record with sealed values opened, as far as the reader may see them. */
export interface MemberRecord {
  id: string;
  values: Record<string, MemberValue>;
  campusId: string | null;
  universityName: string | null;
  regionCode: string;
  email: string | null;
  memberNumber: string | null;
  membershipStatus: string;
  onboardingState: string;
  accountStatus: string;
  origin: 'registration' | 'import';
  attempt: number;
  statusReason: string | null;
  duesHeldAt: Date | null;
  duesHeldReason: string | null;
  duesLastPaidPeriod: string | null;
  emailVerifiedAt: Date | null;
  paymentSubmittedAt: Date | null;
  approvedAt: Date | null;
  approvedByName: string | null;
  agreedToTermsAt: Date | null;
  agreedToPrivacyAt: Date | null;
  joinedAt: string | null;
  membershipStartDate: string | null;
  membershipEndDate: string | null;
  photoFileId: string | null;
  createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | null;
  lastSignInAt: Date | null;
  lastSignInIp: string | null;
}

const META = `m.id, m.campus_id as "campusId", m.university_name as "universityName", m.region_code as "regionCode",
  m.email, m.member_number as "memberNumber", m.membership_status as "membershipStatus",
  m.onboarding_state as "onboardingState", m.account_status as "accountStatus", m.origin, m.attempt,
  m.status_reason as "statusReason", m.dues_held_at as "duesHeldAt", m.dues_held_reason as "duesHeldReason",
  m.dues_last_paid_period as "duesLastPaidPeriod", m.email_verified_at as "emailVerifiedAt",
  m.payment_submitted_at as "paymentSubmittedAt", m.approved_at as "approvedAt", officer.display_name as "approvedByName",
  m.agreed_to_terms_at as "agreedToTermsAt", m.agreed_to_privacy_at as "agreedToPrivacyAt", m.joined_at as "joinedAt",
  m.membership_start_date as "membershipStartDate", m.membership_end_date as "membershipEndDate",
  m.photo_file_id as "photoFileId", m.created_at as "createdAt", m.updated_at as "updatedAt",
  m.deleted_at as "deletedAt", visit.at as "lastSignInAt", visit.ip as "lastSignInIp"`;

/**
 * Reads one person inside the walls of this transaction.
 *
 * @param options.hidesSecrets leaves NIK and salary masked; who opens them says so and is audited by the caller
 * @param options.isForPerson leaves out what officers note among themselves
 */
export async function readMemberRecord(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  options: { hidesSecrets: boolean; isForPerson?: boolean },
): Promise<MemberRecord | undefined> {
  const fields = memberFields.filter((field) => !(options.isForPerson && field.isForOfficers));
  const row = await tx.one<MemberRecord & Record<string, MemberValue>>(
    `select ${META}, ${fields.map(({ column }) => `m.${column}`).join(', ')}
       from members m
       left join accounts officer on officer.tenant_id = m.tenant_id and officer.id = m.approved_by
       left join accounts own on own.tenant_id = m.tenant_id and own.subject_id = m.id
       left join lateral (select e.at, e.ip from sign_in_events e
          where e.tenant_id = m.tenant_id and e.account_id = own.id and e.outcome = 'signed_in'
          order by e.at desc limit 1) visit on true
      where m.tenant_id = balai.tenant_id() and m.id = $1`,
    [id],
  );
  if (!row) return undefined;
  const keys = await keysOf(ctx, tx);
  const values: Record<string, MemberValue> = {};
  for (const field of fields) {
    const stored = row[field.column] ?? null;
    const value = typeof stored === 'string' ? openColumn(keys, field, stored) : stored;
    values[field.name] = options.hidesSecrets && field.isSecret ? maskSecret(field, value) : value;
    if (!(field.column in { id: 0 })) delete (row as Record<string, unknown>)[field.column];
  }
  return { ...row, values };
}

function maskSecret(field: MemberField, value: MemberValue): MemberValue {
  if (typeof value !== 'string' || value === '') return value;
  return field.kind === 'nik' ? maskNik(value) : 'Rp•••';
}
