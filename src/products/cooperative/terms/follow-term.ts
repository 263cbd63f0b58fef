import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type InvitationAccepted, inviteOfficer } from '#kernel/identity';
import { conflict, invalid, type WorkContext } from '#kernel/work';
import { COLUMN_OF, type LooseGrant, ROLES_OF, readLooseGrants, readOpenTerms, type Term } from './term.ts';

/**
 * Invites whoever was elected to the role of an open term, by mail; the role lasts as long as the term.
 * @throws AppError 422 naming `term`, `role`, `email`; 409 `term_held`, `invited_already`
 */
export async function inviteForTerm(
  ctx: WorkContext,
  tx: Tx,
  given: { termId: string; role: string; email: string },
): Promise<void> {
  const term = await openTerm(ctx, tx, given.termId);
  if (!ROLES_OF[term.book].includes(given.role)) throw invalid({ role: 'Pilih peran untuk jabatan ini.' });
  const { id } = await inviteOfficer(ctx, tx, {
    ...{ name: term.fullName, email: given.email, role: given.role },
  });
  await tx.execute(
    `insert into cooperative_term_invitations (invitation_id, ${COLUMN_OF[term.book]}) values ($1, $2)`,
    [id, term.id],
  );
}

/** The role of an accepted invitation follows its term. @throws AppError 409 `term_over` when the term has ended meanwhile */
export const followInvitedTerm: InvitationAccepted = async (ctx, tx, accepted) => {
  const invited = await tx.one<{ termId: string }>(
    `select coalesce(board_term_id, supervisor_term_id) as "termId" from cooperative_term_invitations
      where tenant_id = balai.tenant_id() and invitation_id = $1`,
    [accepted.invitationId],
  );
  if (!invited) return;
  const term = (await readOpenTerms(tx, todayOf(ctx))).find(({ id }) => id === invited.termId);
  if (!term)
    throw conflict('term_over', 'Masa jabatan untuk undangan ini sudah berakhir. Hubungi pengurus koperasi.');
  if (term.memberId !== null)
    await tx.execute(
      `update accounts a set subject_id = $2 where a.tenant_id = balai.tenant_id() and a.id = $1 and a.subject_id is null
         and not exists (select 1 from accounts o where o.tenant_id = a.tenant_id and o.subject_id = $2)`,
      [accepted.accountId, term.memberId],
    );
  await tie(ctx, tx, accepted.grantId, term);
};

/**
 * Ties a role that was given by hand to the term it is held for; from then on it ends with the term.
 * @throws AppError 422 naming `term` or `grant`; 409 `term_held`
 */
export async function tieGrant(
  ctx: WorkContext,
  tx: Tx,
  given: { termId: string; grantId: string },
): Promise<void> {
  const term = await openTerm(ctx, tx, given.termId);
  const grant = (await readLooseGrants(tx)).find(({ grantId }) => grantId === given.grantId);
  if (!grant || !ROLES_OF[term.book].includes(grant.role))
    throw invalid({ grant: 'Pilih wewenang yang sesuai dengan jabatan ini.' });
  await tie(ctx, tx, grant.grantId, term);
  await audit(ctx, tx, grant, term);
}

async function openTerm(ctx: WorkContext, tx: Tx, id: string): Promise<Term> {
  const terms = (await readOpenTerms(tx, todayOf(ctx))).filter((one) => one.id === id);
  const [term] = terms;
  if (!term) throw invalid({ term: 'Pilih jabatan yang masih berjalan di buku 02 atau 03.' });
  const holder = terms.find(({ role }) => role !== null);
  if (holder) throw conflict('term_held', `Wewenang jabatan ini sudah dipegang ${holder.accountName}.`);
  return term;
}

/** The dates are those of the term, as the trigger on its book keeps them later. */
async function tie(ctx: WorkContext, tx: Tx, grantId: string, term: Term): Promise<void> {
  const zone = ctx.tenant.timeZone;
  await tx.execute(
    `insert into cooperative_term_grants (grant_id, ${COLUMN_OF[term.book]}, time_zone) values ($1, $2, $3)`,
    [grantId, term.id, zone],
  );
  await tx.execute(
    `update role_grants set valid_from = $2::timestamp at time zone $4, valid_until = $3::timestamp at time zone $4
      where tenant_id = balai.tenant_id() and id = $1`,
    [grantId, term.electedOn, term.endedOn, zone],
  );
}

function audit(ctx: WorkContext, tx: Tx, { grantId, accountName, role }: LooseGrant, term: Term) {
  return recordAudit(ctx, tx, {
    ...{ action: 'role.tied_to_term', resource: 'role', objectId: grantId, objectLabel: accountName },
    after: { role, position: term.position, elected_on: term.electedOn, ended_on: term.endedOn },
  });
}
