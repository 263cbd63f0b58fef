import { v7 as uuidv7 } from 'uuid';
import type { DuesBill } from '#features/dues';
import { giveConsent } from '#features/privacy';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { createAccount } from '#kernel/identity';
import { formatRupiah } from '#kernel/money';
import { invalid, type WorkContext } from '#kernel/work';
import { columnsOf, keysOf } from '../members/store-member.ts';
import type { Draft } from './draft.ts';
import { keepEvent } from './keep-event.ts';
import { welcomeMail } from './mails.ts';
import { type Membership, readMembership } from './membership.ts';
import { openBillFor } from './open-bill.ts';
import { resumeLink, tellPerson } from './tell.ts';

/** A draft with everything a registration needs. */
export type CompleteDraft = Draft &
  Required<Pick<Draft, 'email' | 'passwordHash' | 'universityName' | 'regionCode' | 'terms' | 'privacy'>>;

export interface Registered {
  person: Membership;
  accountId: string;
  bill: DuesBill;
}

/**
 * Makes candidate, account, registration bill and consents in one transaction, and mails the link that confirms the
 * address (research/serikat §1a 8 and 9: who has registered may sign in at once).
 *
 * @param ctx beyond the walls: nobody stands inside them yet
 * @throws AppError 409 `identifier_taken` for an address in use, 422 when a NIK is somebody else's or no dues follow
 */
export async function registerMember(ctx: WorkContext, tx: Tx, draft: CompleteDraft): Promise<Registered> {
  const { person: entered, bill } = await enterCandidate(ctx, tx, draft);
  const accountId = await createAccount(ctx, tx, {
    displayName: entered.fullName,
    email: draft.email,
    passwordHash: draft.passwordHash,
    subjectId: entered.id,
    ...(typeof draft.values.nik === 'string' ? { nik: draft.values.nik } : {}),
  });
  const person = { ...entered, accountId };
  await tellPerson(ctx, tx, person, welcomeMail, {
    link: await resumeLink(ctx, tx, accountId, draft.email),
    amount: formatRupiah(bill.amount),
  });
  return { person, accountId, bill };
}

/** The candidate without an account: row, consents, bill, first event, audit row. @throws AppError 422 */
export async function enterCandidate(
  ctx: WorkContext,
  tx: Tx,
  draft: Omit<CompleteDraft, 'passwordHash'>,
): Promise<{ person: Membership; bill: DuesBill }> {
  const id = uuidv7();
  const keys = await keysOf(ctx, tx);
  await insertMember(tx, {
    id,
    ...columnsOf(keys, draft.values),
    email: draft.email,
    campus_id: draft.campusId ?? null,
    university_name: draft.universityName,
    region_code: draft.regionCode,
    agreed_to_terms_at: draft.terms.at,
    agreed_to_privacy_at: draft.privacy.at,
    created_at: ctx.now,
    updated_at: ctx.now,
  });
  for (const [purpose, given] of [
    ['terms', draft.terms],
    ['privacy', draft.privacy],
  ] as const) {
    const { version, at } = given;
    await giveConsent(ctx, tx, { subjectId: id, purpose, version, at, by: 'registration' });
  }
  const person = (await readMembership(tx, id))!;
  const bill = await openBillFor(ctx, tx, person);
  await keepEvent(ctx, tx, {
    memberId: id,
    regionCode: person.regionCode,
    step: 'register',
    to: person.stage,
  });
  await recordAudit(ctx, tx, {
    action: 'member.registered',
    resource: 'member',
    objectId: id,
    objectLabel: person.fullName,
    after: { state: person.stage, region_code: person.regionCode, university_name: draft.universityName },
  });
  return { person, bill };
}

async function insertMember(tx: Tx, columns: Readonly<Record<string, unknown>>): Promise<void> {
  const names = Object.keys(columns);
  try {
    await tx.execute(
      `insert into members (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
      names.map((column) => columns[column]),
    );
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code === '23505' && constraint === 'members_nik') {
      throw invalid({
        nik: 'NIK ini sudah tercatat. Bila itu NIK Anda, masuk dengan akun Anda atau hubungi pengurus.',
      });
    }
    if (code === '23505' && constraint === 'members_email') throw emailTaken();
    throw error;
  }
}

export const emailTaken = () =>
  invalid({ email: 'Surel ini sudah terdaftar. Masuk untuk melanjutkan, atau pakai surel lain.' });
