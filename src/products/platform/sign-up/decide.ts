import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { inviteKeeper, withdrawInvitation } from '#kernel/identity';
import { queueMail } from '#kernel/mail';
import { actorOf, conflict, createSystemContext, invalid, type WorkContext } from '#kernel/work';
import { addressProblem } from './address.ts';
import { type Application, RESOURCE, readApplication } from './application.ts';
import { refusedMail } from './mails.ts';
import { removePapers } from './papers.ts';

export const OPEN_ORGANISATION = 'openOrganisation';

/**
 * Gives an organisation its place, under this address; a job makes it and invites its first officer.
 * @throws AppError 404; 409 when it was decided; 422 for the address
 */
export async function approveSignUp(
  ctx: WorkContext,
  tx: Tx,
  given: { id: string; slug: string; isolation: string },
): Promise<void> {
  const application = await waiting(ctx, tx, given.id);
  const slug = given.slug.toLowerCase();
  const problem = await addressProblem(ctx, tx, { slug, kind: application.kind, id: application.id });
  if (problem) throw invalid({ slug: problem });
  const isolation = given.isolation === 'schema' ? 'schema' : 'pooled';
  await tx.execute(
    `update tenant_applications set state = 'approved', slug = $2, isolation = $3, organisation_id = $4,
       decided_at = $5, decided_by_name = $6, decision_note = null where tenant_id = balai.tenant_id() and id = $1`,
    [application.id, slug, isolation, uuidv7(), ctx.now, actorOf(ctx).name],
  );
  await ctx.app.jobs.add(ctx, tx, {
    ...{ kind: OPEN_ORGANISATION, title: `Membuka ${application.name}` },
    input: { applicationId: application.id },
  });
  await recordAudit(ctx, tx, {
    ...{ action: 'sign_up.approved', resource: RESOURCE, objectId: application.id },
    ...{ objectLabel: application.name, after: { slug, isolation } },
  });
}

/**
 * Refuses an organisation with a reason that its contact reads; what was uploaded goes.
 * @returns keys of bytes to delete once the transaction stands
 * @throws AppError 404; 409 when it was decided; 422 without a reason
 */
export async function refuseSignUp(
  ctx: WorkContext,
  tx: Tx,
  given: { id: string; reason: string },
): Promise<string[]> {
  const { reason } = given;
  if (reason.length < 5 || reason.length > 300)
    throw invalid({ reason: 'Tulis alasannya, antara 5 dan 300 huruf. Pendaftar membacanya.' });
  const application = await waiting(ctx, tx, given.id);
  await tx.execute(
    `update tenant_applications set state = 'rejected', decided_at = $2, decided_by_name = $3, decision_note = $4
      where tenant_id = balai.tenant_id() and id = $1`,
    [application.id, ctx.now, actorOf(ctx).name, reason],
  );
  await queueMail(ctx, tx, refusedMail, {
    to: { name: application.contactName, address: application.contactEmail },
    values: { name: application.contactName, organisation: application.name, reason },
  });
  await recordAudit(ctx, tx, {
    ...{ action: 'sign_up.refused', resource: RESOURCE, objectId: application.id },
    ...{ objectLabel: application.name, reason },
  });
  return removePapers(ctx, tx, application.id);
}

/**
 * Another invitation for the first officer of an organisation that was opened, while nobody has taken the first: mails
 * get lost. The link before stops working.
 * @returns the link of the new one, to be handed over where mail does not arrive
 * @throws AppError 404; 409 before it is open, or once somebody keeps its keys
 */
export async function inviteAgain(ctx: WorkContext, tx: Tx, id: string): Promise<string> {
  const application = await readApplication(ctx, tx, id, 'for update');
  const { organisationId, contactName: name, contactEmail: email } = application;
  const organisation = organisationId ? await ctx.app.directory.findById(organisationId) : undefined;
  if (application.state !== 'opened' || !organisation)
    throw conflict('not_open', 'Organisasi ini belum dibuka.');
  const theirs = createSystemContext(ctx.app, organisation, 'undangan pengurus pertama');
  const link = await theirs.transaction(async (inside) => {
    if (await inside.one('select 1 from accounts where tenant_id = balai.tenant_id() limit 1'))
      throw conflict('taken', 'Undangannya sudah diterima. Pengurusnya sekarang mengundang sendiri.');
    const open = await inside.query<{ id: string }>(
      `select id from invitations where tenant_id = balai.tenant_id() and accepted_at is null and withdrawn_at is null`,
    );
    for (const invitation of open) await withdrawInvitation(theirs, inside, invitation.id);
    return (await inviteKeeper(theirs, inside, { email, name })).link;
  });
  await recordAudit(ctx, tx, {
    ...{ action: 'sign_up.invited_again', resource: RESOURCE, objectId: id, objectLabel: application.name },
  });
  return link;
}

async function waiting(ctx: WorkContext, tx: Tx, id: string): Promise<Application> {
  const application = await readApplication(ctx, tx, id, 'for update');
  if (application.state === 'draft')
    throw conflict('not_sent', 'Pendaftaran ini belum dikirim: dokumennya masih dikumpulkan.');
  if (application.state !== 'submitted')
    throw conflict('decided', `Pendaftaran ini sudah diputuskan oleh ${application.decidedByName}.`);
  return application;
}
