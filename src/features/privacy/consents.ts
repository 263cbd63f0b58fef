import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import type { ConsentPurpose } from '#kernel/personal-data';
import { AppError, conflict, type WorkContext } from '#kernel/work';

export type ConsentAct = 'registration' | 'profile' | 'privacy' | 'officer';

export interface Consent {
  purpose: string;
  version: string;
  givenAt: Date;
  givenBy: ConsentAct;
  withdrawnAt: Date | null;
  withdrawnBy: ConsentAct | 'erasure' | null;
}

/**
 * Writes down that somebody agreed. Agreeing to a newer text ends the older consent; agreeing twice to the same is one.
 *
 * @param ctx beyond the walls, or inside those of the person
 */
export async function giveConsent(
  ctx: WorkContext,
  tx: Tx,
  given: { subjectId: string; purpose: string; version: string; by: ConsentAct; at?: Date | string },
): Promise<void> {
  const { subjectId, purpose, version, by, at = ctx.now } = given;
  const current = await tx.one<{ version: string }>(
    `select version from consents
      where tenant_id = balai.tenant_id() and subject_id = $1 and purpose = $2 and withdrawn_at is null for update`,
    [subjectId, purpose],
  );
  if (current?.version === version) return;
  await end(tx, { subjectId, purpose, by, at });
  await tx.execute(
    `insert into consents (id, subject_id, purpose, version, given_at, given_by) values ($1, $2, $3, $4, $5, $6)`,
    [uuidv7(), subjectId, purpose, version, at, by],
  );
}

/** Ends a consent; what never was given stays so. @returns whether there was one */
export async function withdrawConsent(
  ctx: WorkContext,
  tx: Tx,
  given: { subjectId: string; purpose: string; by: ConsentAct },
): Promise<boolean> {
  return end(tx, { ...given, at: ctx.now });
}

/** Every consent of a person, the newest first. */
export function readConsents(tx: Tx, subjectId: string): Promise<Consent[]> {
  return tx.query<Consent>(
    `select purpose, version, given_at as "givenAt", given_by as "givenBy", withdrawn_at as "withdrawnAt",
       withdrawn_by as "withdrawnBy"
       from consents where tenant_id = balai.tenant_id() and subject_id = $1 order by given_at desc, id desc`,
    [subjectId],
  );
}

/**
 * What a person does on their own page: agrees to the text that holds now, or takes it back. What follows from it
 * follows in the same transaction.
 *
 * @throws AppError 409 for a consent without which there is no membership
 */
export async function changeConsent(
  ctx: WorkContext,
  tx: Tx,
  purpose: ConsentPurpose,
  change: { subjectId: string; isGiven: boolean },
): Promise<void> {
  const { subjectId, isGiven } = change;
  if (!isGiven && purpose.isNeeded) {
    throw conflict(
      'consent_needed',
      `${purpose.stops} Ajukan permintaan di bawah bila itu yang Anda inginkan.`,
    );
  }
  const by = 'privacy';
  const version = await purpose.versionOf(tx, ctx.now);
  if (isGiven) await giveConsent(ctx, tx, { subjectId, purpose: purpose.key, version, by });
  else if (!(await withdrawConsent(ctx, tx, { subjectId, purpose: purpose.key, by }))) {
    throw new AppError('not_given', 409, 'Persetujuan ini belum pernah Anda berikan.');
  }
  await purpose.follow?.(ctx, tx, subjectId, isGiven);
  await recordAudit(ctx, tx, {
    action: isGiven ? 'consent.given' : 'consent.withdrawn',
    resource: 'privacy',
    objectId: subjectId,
    after: { purpose: purpose.key, version },
  });
}

async function end(
  tx: Tx,
  given: { subjectId: string; purpose: string; by: ConsentAct; at: Date | string },
): Promise<boolean> {
  const ended = await tx.execute(
    `update consents set withdrawn_at = $3, withdrawn_by = $4
      where tenant_id = balai.tenant_id() and subject_id = $1 and purpose = $2 and withdrawn_at is null`,
    [given.subjectId, given.purpose, given.at, given.by === 'registration' ? 'profile' : given.by],
  );
  return ended > 0;
}
