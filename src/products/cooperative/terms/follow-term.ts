import { recordAudit } from '#kernel/audit';
import { todayOf, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { changeRoleDays, type InvitationAccepted, inviteOfficer } from '#kernel/identity';
import { AppError, actorOf, conflict, invalid, type WorkContext } from '#kernel/work';
import {
  COLUMN_OF,
  daysOf,
  type OfficerGrant,
  ROLES_OF,
  readOfficerGrants,
  readOpenTerms,
  TABLE_OF,
  type Term,
} from './term.ts';

/**
 * Invites whoever was elected to the role of an open term, by mail; the role lasts as long as the term.
 * @returns the person and the link of the invitation, for where no mail takes it there
 * @throws AppError 422 naming `term`, `role`, `email`; 409 `term_held`, `invited_already`
 */
export async function inviteForTerm(
  ctx: WorkContext,
  tx: Tx,
  given: { termId: string; role: string; email: string },
): Promise<{ name: string; link: string }> {
  const term = await openTerm(ctx, tx, given.termId);
  if (term.invited !== null)
    throw conflict('invited_already', `Undangan untuk jabatan ini sudah dikirim ke ${term.invited}.`);
  if (!ROLES_OF[term.book].includes(given.role)) throw invalid({ role: 'Pilih peran untuk jabatan ini.' });
  const { id, link } = await inviteOfficer(ctx, tx, {
    ...{ name: term.fullName, email: given.email, role: given.role },
  });
  const column = COLUMN_OF[term.book];
  // An earlier one that ran out or was taken back leads nowhere any more.
  await tx.execute(
    `delete from cooperative_term_invitations where tenant_id = balai.tenant_id() and ${column} = $1`,
    [term.id],
  );
  await tx.execute(`insert into cooperative_term_invitations (invitation_id, ${column}) values ($1, $2)`, [
    id,
    term.id,
  ]);
  return { name: term.fullName, link };
}

/**
 * The role of an accepted invitation follows its term.
 * @throws AppError 409 `term_over` when the term has ended meanwhile, `term_held` when somebody else holds its role
 */
export const followInvitedTerm: InvitationAccepted = async (ctx, tx, accepted) => {
  const invited = await tx.one<{ termId: string }>(
    `select coalesce(board_term_id, supervisor_term_id) as "termId" from cooperative_term_invitations
      where tenant_id = balai.tenant_id() and invitation_id = $1`,
    [accepted.invitationId],
  );
  if (!invited) return;
  const term = await lockTerm(ctx, tx, invited.termId);
  if (!term)
    throw conflict('term_over', 'Masa jabatan untuk undangan ini sudah berakhir. Hubungi pengurus koperasi.');
  if (term.role !== null)
    throw conflict('term_held', 'Wewenang jabatan ini sudah dipegang akun lain. Hubungi pengurus koperasi.');
  if (term.memberId !== null)
    await tx.execute(
      `update accounts a set subject_id = $2 where a.tenant_id = balai.tenant_id() and a.id = $1 and a.subject_id is null
         and not exists (select 1 from accounts o where o.tenant_id = a.tenant_id and o.subject_id = $2)`,
      [accepted.accountId, term.memberId],
    );
  await tie(ctx, tx, accepted.grantId, term);
};

/**
 * Ties a role to the term it is held for, from then on it ends with the term: one given by hand, or that of somebody who
 * was elected again and held it for the term before.
 * @throws AppError 422 naming `term` or `grant`; 409 `term_held`, `last_keeper`; 403 `own_authority` for a longer one of
 *   one's own
 */
export async function tieGrant(
  ctx: WorkContext,
  tx: Tx,
  given: { termId: string; grantId: string },
): Promise<void> {
  const term = await openTerm(ctx, tx, given.termId);
  const grant = (await readOfficerGrants(tx)).find(({ grantId }) => grantId === given.grantId);
  if (!grant || !ROLES_OF[term.book].includes(grant.role))
    throw invalid({ grant: 'Pilih wewenang yang sesuai dengan jabatan ini.' });
  const { until } = daysOf(term, zoneOf(ctx.tenant.timeZone));
  const isLonger = grant.until !== null && (until === null || until > grant.until);
  if (isLonger && grant.accountId === actorOf(ctx).id)
    throw new AppError(
      'own_authority',
      403,
      'Wewenang Anda sendiri tidak Anda perpanjang. Pengurus lain yang mengatur peran mengaitkannya.',
    );
  await tie(ctx, tx, grant.grantId, term);
  await audit(ctx, tx, grant, term);
}

async function openTerm(ctx: WorkContext, tx: Tx, id: string): Promise<Term> {
  const term = await lockTerm(ctx, tx, id);
  if (!term) throw invalid({ term: 'Pilih jabatan yang masih berjalan di buku 02 atau 03.' });
  if (term.role !== null)
    throw conflict('term_held', `Wewenang jabatan ini sudah dipegang ${term.accountName}.`);
  return term;
}

/** Two who act on one term wait for each other; undefined when it is not open. */
async function lockTerm(ctx: WorkContext, tx: Tx, id: string): Promise<Term | undefined> {
  const find = async () => (await readOpenTerms(tx, todayOf(ctx))).find((one) => one.id === id);
  const seen = await find();
  if (!seen) return undefined;
  await tx.query(
    `select 1 from ${TABLE_OF[seen.book]} where tenant_id = balai.tenant_id() and id = $1 for update`,
    [id],
  );
  return find();
}

/** In place of what hung on either of them before; the dates are those of the term. */
async function tie(ctx: WorkContext, tx: Tx, grantId: string, term: Term): Promise<void> {
  const zone = zoneOf(ctx.tenant.timeZone);
  const column = COLUMN_OF[term.book];
  await tx.execute(
    `delete from cooperative_term_grants where tenant_id = balai.tenant_id() and (grant_id = $1 or ${column} = $2)`,
    [grantId, term.id],
  );
  await tx.execute(
    `insert into cooperative_term_grants (grant_id, ${column}, time_zone) values ($1, $2, $3)`,
    [grantId, term.id, ctx.tenant.timeZone],
  );
  await changeRoleDays(ctx, tx, grantId, daysOf(term, zone));
}

function audit(ctx: WorkContext, tx: Tx, grant: OfficerGrant, term: Term) {
  return recordAudit(ctx, tx, {
    ...{ action: 'role.tied_to_term', resource: 'role', objectId: grant.grantId },
    objectLabel: grant.accountName,
    ...(grant.termId && { before: { position: grant.position, elected_on: grant.electedOn } }),
    after: {
      ...{ role: grant.role, position: term.position },
      ...{ elected_on: term.electedOn, ended_on: term.endedOn },
    },
  });
}
