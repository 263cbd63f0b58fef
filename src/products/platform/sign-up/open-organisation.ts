import { zoneOfProvince } from '#features/regions';
import { recordAudit } from '#kernel/audit';
import { inviteKeeper } from '#kernel/identity';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import { queueMail } from '#kernel/mail';
import { TenantNameError } from '#kernel/tenancy';
import { createSystemContext, type WorkContext } from '#kernel/work';
import { type Application, RESOURCE, readApplication } from './application.ts';
import { OPEN_ORGANISATION } from './decide.ts';
import type { Houses } from './houses.ts';
import { openedMail } from './mails.ts';
import { openPaper, readPapers, removePapers } from './papers.ts';

const ZONES = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' } as const;

/**
 * Makes an approved organisation: its place, its papers in its own keeping, the invitation of its first officer. Each
 * step finds out whether it was done, so that a kill in between costs nothing.
 */
export function openOrganisationJob(houses: Houses): JobDeclaration {
  return defineJob({
    ...{ kind: OPEN_ORGANISATION, lane: 'quick', retries: 5 },
    run: async (ctx, run) => {
      const id = String(run.input.applicationId);
      const application = await ctx.transaction((tx) => readApplication(ctx, tx, id));
      if (application.state !== 'approved') return { note: 'Tidak ada yang perlu dibuka.' };
      try {
        await makePlace(ctx, houses, application);
      } catch (error) {
        if (!(error instanceof TenantNameError)) throw error;
        await giveBack(ctx, id, error.message);
        return { note: error.message };
      }
      const keys = await ctx.transaction(async (tx) => {
        await tx.execute(
          `update tenant_applications set state = 'opened' where tenant_id = balai.tenant_id() and id = $1`,
          [id],
        );
        await queueMail(ctx, tx, openedMail, {
          to: { name: application.contactName, address: application.contactEmail },
          values: {
            ...{ name: application.contactName, organisation: application.name },
            address: `${ctx.app.urlOf({ ...ctx.tenant, kind: application.kind, slug: application.slug }, '/')}`,
          },
        });
        await recordAudit(ctx, tx, {
          ...{ action: 'sign_up.opened', resource: RESOURCE, objectId: id, objectLabel: application.name },
        });
        return removePapers(ctx, tx, id);
      });
      for (const key of keys) await ctx.app.files.delete(key);
      return { note: 'Organisasi dibuka dan pengurus pertamanya diundang.' };
    },
  });
}

async function makePlace(ctx: WorkContext, houses: Houses, application: Application): Promise<void> {
  const { kind, name, slug, villageCode, villageName, contactEmail: email, contactName } = application;
  const organisation = await ctx.app.provision({
    ...{ id: application.organisationId!, slug, kind, name, isolation: application.isolation! },
    ...{ regionCode: villageCode, regionName: villageName },
    timeZone: ZONES[zoneOfProvince(villageCode.slice(0, 2))],
  });
  const theirs = createSystemContext(ctx.app, organisation, 'pendaftaran organisasi');
  for (const paper of await ctx.transaction((tx) => readPapers(tx, application.id))) {
    const opened = await ctx.transaction((tx) => openPaper(ctx, tx, paper));
    await theirs.transaction((tx) => houses.signUpOf(kind).takePaper(theirs, tx, opened));
  }
  await theirs.transaction(async (tx) => {
    if (await tx.one('select 1 from invitations where tenant_id = balai.tenant_id() limit 1')) return;
    await inviteKeeper(theirs, tx, { email, name: contactName });
  });
}

/** Somebody else took the address in between: the operator decides once more. */
function giveBack(ctx: WorkContext, id: string, why: string): Promise<number> {
  return ctx.transaction((tx) =>
    tx.execute(
      `update tenant_applications set state = 'submitted', organisation_id = null, isolation = null, decided_at = null,
         decided_by_name = null, decision_note = $2 where tenant_id = balai.tenant_id() and id = $1`,
      [id, why],
    ),
  );
}
