import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { notify, notifyByMail } from '#kernel/notifications';
import { actorOf, conflict, type WorkContext } from '#kernel/work';
import type { LetterPlace } from './place.ts';
import { type LetterRequest, notePlace, type RequestState, stateOf } from './request.ts';

/** Which office does a step; what the applicant reads. */
export type Office = 'Pemohon' | 'Petugas loket' | 'Petugas' | 'Sekretaris Desa' | 'Penanda tangan';

/** @throws AppError 409 unless the request is in one of these states */
export function needState(request: LetterRequest, states: readonly RequestState[], sentence: string): void {
  if (!states.includes(request.state)) throw conflict('wrong_state', sentence);
}

/**
 * Takes a locked request one step on: its state, its history, the log, and whoever is to be told.
 *
 * @param step.note read by the applicant
 * @param step.own what the applicant is told by the bell and by mail; left out for their own steps
 */
export async function moveRequest(
  ctx: WorkContext,
  tx: Tx,
  place: LetterPlace,
  request: LetterRequest,
  step: {
    to: RequestState;
    office: Office;
    action: string;
    note?: string;
    own?: { title: string; body: string };
    tells?: 'desk' | 'secretary' | 'signer';
  },
): Promise<void> {
  const { to, office, action, note, own, tells } = step;
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  await tx.execute(
    'update letter_requests set state = $2, state_at = $3 where tenant_id = balai.tenant_id() and id = $1',
    [request.id, to, ctx.now],
  );
  await tx.execute(
    `insert into letter_request_events (id, request_id, state, at, account_id, office, note)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[uuidv7(), request.id, to, ctx.now, actorOf(ctx).id, office],
      note ? keys.seal(note, notePlace) : null,
    ],
  );
  await recordAudit(ctx, tx, {
    ...{ action, resource: 'letter-request', objectId: request.id },
    objectLabel: request.number ?? request.typeTitle,
    before: { state: stateOf(request.state).label },
    after: { state: stateOf(to).label },
    ...(note ? { reason: note } : {}),
  });
  if (own) {
    const accounts = await place.accountsOf(tx, request.residentId);
    await notifyByMail(ctx, tx, accounts, { ...own, url: place.ownUrl(request.id) });
  }
  if (tells) {
    const waiting = { desk: place.deskUrl(request.id), secretary: place.endorseUrl, signer: place.signUrl };
    await notify(tx, await place.waiting(ctx, tx, tells), {
      title: `${stateOf(to).label}: ${request.typeTitle}`,
      body: request.residentName,
      url: waiting[tells],
    });
  }
}
