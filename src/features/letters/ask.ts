import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { takeNumber } from '#kernel/numbering';
import { actorOf, conflict, invalid, isAbout, notFound, type WorkContext } from '#kernel/work';
import type { Answers } from './answers.ts';
import type { LetterType } from './letter-type.ts';
import { moveRequest, needState } from './move-request.ts';
import { readPapers } from './papers.ts';
import type { LetterPerson } from './people.ts';
import type { LetterPlace } from './place.ts';
import { answersPlace, CANCELLABLE, CHANGEABLE, readRequest } from './request.ts';

/** Drafts that one person may keep at once. */
const MOST_DRAFTS = 10;

/**
 * Starts a request: a draft of the person's own, or one that an officer takes at the counter.
 *
 * @param given.isCounter an officer asks on behalf of the person
 * @throws AppError 409 for a type that is off, or that is asked for at the counter only
 */
export async function startRequest(
  ctx: WorkContext,
  tx: Tx,
  given: { type: LetterType; person: LetterPerson; answers: Answers; isCounter: boolean },
): Promise<string> {
  const { type, person, answers, isCounter } = given;
  if (!type.isActive) throw conflict('type_off', 'Jenis surat ini sedang tidak dilayani.');
  if (!type.isOnline && !isCounter)
    throw conflict(
      'counter_only',
      'Surat ini dilayani di kantor desa. Datanglah dengan berkas yang disebut.',
    );
  const actor = actorOf(ctx);
  if (!isCounter) {
    const drafts = await tx.one<{ count: number }>(
      `select count(*)::int as count from letter_requests
        where tenant_id = balai.tenant_id() and resident_id = $1 and state = 'draft'`,
      [person.id],
    );
    if ((drafts?.count ?? 0) >= MOST_DRAFTS)
      throw conflict(
        'too_many_drafts',
        `Sudah ada ${MOST_DRAFTS} draf. Kirim atau hapus salah satunya dahulu.`,
      );
  }
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const id = uuidv7();
  await tx.execute(
    `insert into letter_requests
       (id, type_id, type_version, resident_id, resident_name, area_code, account_id, taken_by, answers, created_at, state_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
    [
      ...[id, type.id, type.version, person.id, person.name, person.areaCode],
      ...[isCounter ? null : actor.id, isCounter ? actor.id : null],
      ...[keys.seal(JSON.stringify(answers), answersPlace), ctx.now],
    ],
  );
  await recordAudit(ctx, tx, {
    ...{
      action: 'letter_request.started',
      resource: 'letter-request',
      objectId: id,
      objectLabel: type.title,
    },
  });
  return id;
}

/** Writes other answers into a request that nobody has approved yet. @throws AppError 404, 409 */
export async function changeRequest(ctx: WorkContext, tx: Tx, id: string, answers: Answers): Promise<void> {
  const request = await readRequest(ctx, tx, id, 'for update');
  needState(request, CHANGEABLE, 'Permohonan ini sudah disetujui, jadi tidak dapat diubah lagi.');
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  await tx.execute(
    'update letter_requests set answers = $2 where tenant_id = balai.tenant_id() and id = $1',
    [id, keys.seal(JSON.stringify(answers), answersPlace)],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'letter_request.changed', resource: 'letter-request', objectId: id },
    objectLabel: request.number ?? request.typeTitle,
  });
}

/** Takes a draft away. @throws AppError 409 for what was sent: that is cancelled, never deleted */
export async function deleteDraft(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const request = await readRequest(ctx, tx, id, 'for update');
  needState(
    request,
    ['draft'],
    'Permohonan ini sudah dikirim. Batalkan bila tidak jadi; catatannya tetap ada.',
  );
  await tx.execute(
    `update files set removed_at = now() where tenant_id = balai.tenant_id()
    and resource = 'letter-request' and object_id = $1 and removed_at is null`,
    [id],
  );
  await tx.execute('delete from letter_requests where tenant_id = balai.tenant_id() and id = $1', [id]);
  await recordAudit(ctx, tx, {
    ...{ action: 'letter_request.deleted', resource: 'letter-request', objectId: id },
    objectLabel: request.typeTitle,
  });
}

/**
 * Sends a draft, or sends it again after it was completed; it waits at the desk from now on.
 *
 * @param given.requirements papers of its type; `seenPapers` those an officer has seen at the counter
 * @throws AppError 422 naming `papers` while papers are missing
 */
export async function submitRequest(
  ctx: WorkContext,
  tx: Tx,
  place: LetterPlace,
  given: { id: string; requirements: readonly string[]; seenPapers?: readonly string[] },
): Promise<void> {
  const request = await readRequest(ctx, tx, given.id, 'for update');
  needState(request, ['draft', 'incomplete'], 'Permohonan ini sudah dikirim.');
  const seen = given.seenPapers ?? request.seenPapers;
  const there = new Set([...(await readPapers(tx, given.id)).map(({ requirement }) => requirement), ...seen]);
  const missing = given.requirements.filter((one) => !there.has(one));
  if (missing.length > 0) throw invalid({ papers: `Lampirkan dahulu: ${missing.join('; ')}.` });
  const number = request.number ?? (await takeNumber(ctx, tx, { series: 'letter request', prefix: 'PS' }));
  // The state leaves `draft` together with the number and the moment it was sent.
  await tx.execute(
    `update letter_requests set number = $2, submitted_at = coalesce(submitted_at, $3), state = 'checking',
       seen_papers = $4 where tenant_id = balai.tenant_id() and id = $1`,
    [given.id, number, ctx.now, seen],
  );
  await moveRequest(
    ctx,
    tx,
    place,
    { ...request, number },
    {
      ...{ to: 'checking', action: 'letter_request.submitted', tells: 'desk' },
      ...(request.takenBy
        ? {
            office: 'Petugas loket' as const,
            own: {
              title: `${request.typeTitle} dimohonkan untuk Anda`,
              body: `Nomor permohonan ${number}, diterima di loket.`,
            },
          }
        : { office: 'Pemohon' as const }),
    },
  );
}

/** Whoever asked takes it back; it stays in the list with its number. @throws AppError 404, 409 */
export async function cancelRequest(
  ctx: WorkContext,
  tx: Tx,
  place: LetterPlace,
  id: string,
  reason: string,
): Promise<void> {
  const request = await readRequest(ctx, tx, id, 'for update');
  // Officers reach every request; only the person it is about takes it back.
  if (!isAbout(ctx, request.residentId)) throw notFound();
  needState(
    request,
    CANCELLABLE,
    request.state === 'draft'
      ? 'Draf belum dikirim. Hapus saja bila tidak jadi.'
      : 'Suratnya sudah terbit atau permohonannya sudah selesai, jadi tidak dapat dibatalkan.',
  );
  await moveRequest(ctx, tx, place, request, {
    ...{ to: 'cancelled', office: 'Pemohon', action: 'letter_request.cancelled' },
    ...(reason ? { note: reason.slice(0, 300) } : {}),
  });
}
