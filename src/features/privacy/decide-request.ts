import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import { notifyByMail } from '#kernel/notifications';
import type { Tenant } from '#kernel/tenancy';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { erasePerson } from './erase-person.ts';
import { obstaclesOf } from './person.ts';
import type { PrivacyPlace } from './privacy-place.ts';
import { type PrivacyRequest, readRequest } from './request.ts';

const KIND = 'erasePerson';

/**
 * Answers a request. An erasure that is agreed to is done by the worker at once; everything else is done by whoever
 * answers, before answering.
 *
 * @param ctx beyond the walls
 * @throws AppError 404; 409 when somebody else was faster, for one's own request, and for an erasure in whose way
 *   something stands
 */
export async function decideRequest(
  ctx: WorkContext,
  tx: Tx,
  place: PrivacyPlace,
  decision: { id: string; state: 'done' | 'refused'; answer: string },
): Promise<PrivacyRequest> {
  await tx.execute(
    `select 1 from privacy_requests where tenant_id = balai.tenant_id() and id = $1 for update`,
    [decision.id],
  );
  const request = await readRequest(tx, decision.id);
  if (!request) throw notFound();
  if (request.state !== 'open') throw conflict('decided_already', 'Permintaan ini sudah dijawab orang lain.');
  const actor = actorOf(ctx).id;
  if (actor === request.accountId)
    throw conflict('own_request', 'Permintaan sendiri dijawab oleh petugas lain.');
  const erases = request.kind === 'erase' && decision.state === 'done';
  if (erases) {
    const obstacles = await obstaclesOf(ctx, tx, place.source, request);
    if (obstacles.length > 0) throw invalid({ state: obstacles.join(' ') });
  }
  await tx.execute(
    `update privacy_requests set state = $2, answer = $3, decided_at = $4, decided_by = $5
      where tenant_id = balai.tenant_id() and id = $1`,
    [request.id, erases ? 'erasing' : decision.state, decision.answer, ctx.now, actor],
  );
  await recordAudit(ctx, tx, {
    action: 'privacy_request.decided',
    resource: 'privacy-request',
    objectId: request.id,
    objectLabel: request.name,
    before: { state: request.state },
    after: { state: decision.state, kind: request.kind },
  });
  await notifyByMail(ctx, tx, [request.accountId], {
    title: `Permintaan Anda tentang data pribadi ${decision.state === 'done' ? 'dipenuhi' : 'ditolak'}`,
    body: erases
      ? `${decision.answer} Data Anda dihapus sekarang; ini surat terakhir dari kami.`
      : decision.answer,
    url: place.own,
  });
  if (erases) {
    await ctx.app.jobs.add(ctx, tx, {
      kind: KIND,
      title: 'Menghapus data pribadi',
      input: { request: request.id },
    });
  }
  return request;
}

export function erasePersonJob(placeOf: (tenant: Tenant) => PrivacyPlace): JobDeclaration {
  return defineJob({
    kind: KIND,
    lane: 'quick',
    run: async (ctx, { input }) => {
      const request = await ctx.transaction((tx) => readErasing(tx, String(input.request)));
      if (!request) return { note: 'Sudah dihapus' };
      await lastMailHasLeft(ctx, request.accountId);
      const { rows, files, mentions } = await erasePerson(ctx, placeOf(ctx.tenant).source, {
        accountId: request.accountId,
        subjectId: null,
        requestId: request.id,
        why: 'request',
        decidedBy: request.decidedBy,
      });
      return {
        note: 'Selesai',
        result: { Baris: rows, Berkas: files, 'Sebutan di tulisan lain': mentions },
      };
    },
  });
}

async function readErasing(tx: Tx, id: string) {
  return tx.one<{ id: string; accountId: string; decidedBy: string | null }>(
    `select id, account_id as "accountId", decided_by as "decidedBy" from privacy_requests
      where tenant_id = balai.tenant_id() and id = $1 and state = 'erasing'`,
    [id],
  );
}

const PATIENCE_MS = 20_000;

/** The mail that says it is done has to leave before the address does; a mail server that is down is not waited for. */
async function lastMailHasLeft(ctx: WorkContext, accountId: string): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const waiting = await ctx.transaction((tx) =>
      tx.one(
        `select 1 from outbox where tenant_id = balai.tenant_id() and account_id = $1 and state = 'queued'
           and attempts = 0`,
        [accountId],
      ),
    );
    if (!waiting) return;
    await new Promise((next) => setTimeout(next, 250));
  }
}
