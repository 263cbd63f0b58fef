import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { actorOf, conflict, forbidden, invalid, notFound, type WorkContext } from '#kernel/work';
import { addMessage } from './add-message.ts';
import type { InboxPlace } from './inbox-place.ts';
import { BODY_LENGTH } from './open-ticket.ts';
import { readTicket } from './read-tickets.ts';
import { keysOf, placeOf } from './sealing.ts';
import { tellAssignee, tellAuthor, tellDesk } from './tell.ts';
import { CONFIDENTIAL_SUBJECT, STATE_LABELS, type Ticket, type TicketState } from './ticket.ts';

interface Words {
  body: string;
  uploads?: readonly { path: string; name: string; field: string }[];
}

/**
 * Answers the author, who is told by mail. The first answer takes a new ticket into work; `closes` ends it.
 *
 * @throws AppError 404 outside the desk's walls, 403 for one's own ticket, 422 without words; FileError
 */
export async function answerTicket(
  ctx: WorkContext,
  tx: Tx,
  place: InboxPlace,
  given: Words & { ticketId: string; closes?: boolean },
): Promise<void> {
  const ticket = await lockForDesk(ctx, tx, given.ticketId);
  const body = checkBody(given.body);
  await addMessage(ctx, tx, { ticketId: ticket.id, kind: 'reply', body, uploads: given.uploads ?? [] });
  const state: TicketState = given.closes ? 'closed' : 'in_progress';
  await tx.execute(
    `update tickets set last_reply_at = $2, state = $3, closed_at = case when $3 = 'closed' then $2::timestamptz end,
       assignee_id = coalesce(assignee_id, $4)
      where tenant_id = balai.tenant_id() and id = $1`,
    [ticket.id, ctx.now, state, actorOf(ctx).id],
  );
  await audit(ctx, tx, ticket, 'ticket.answered', { state: ticket.state }, { state });
  await tellAuthor(ctx, tx, place, ticket, {
    title: given.closes ? 'Pengurus menjawab dan menyelesaikan pesan Anda' : 'Pengurus menjawab pesan Anda',
    text: body,
  });
}

/** Writes a note among officers; the author never sees it. @throws as `answerTicket` */
export async function noteOnTicket(
  ctx: WorkContext,
  tx: Tx,
  given: Words & { ticketId: string },
): Promise<void> {
  const ticket = await lockForDesk(ctx, tx, given.ticketId);
  await addMessage(ctx, tx, {
    ticketId: ticket.id,
    kind: 'note',
    body: checkBody(given.body),
    uploads: given.uploads ?? [],
  });
  await audit(ctx, tx, ticket, 'ticket.note_added');
}

/**
 * Moves a ticket between new, in progress and closed. The author hears of an end and of a new beginning.
 *
 * @throws AppError 404 outside the walls, 403 for one's own, 409 when it stands there already
 */
export async function moveTicket(
  ctx: WorkContext,
  tx: Tx,
  place: InboxPlace,
  given: { ticketId: string; state: TicketState },
): Promise<void> {
  const ticket = await lockForDesk(ctx, tx, given.ticketId);
  if (ticket.state === given.state) {
    throw conflict('same_state', `Pesan ini sudah berstatus ${STATE_LABELS[given.state].label}.`);
  }
  await setState(ctx, tx, ticket, given.state);
  if (given.state === 'closed' || ticket.state === 'closed') {
    await tellAuthor(ctx, tx, place, ticket, {
      title: given.state === 'closed' ? 'Pesan Anda dinyatakan selesai' : 'Pesan Anda dibuka kembali',
      text: '',
    });
  }
}

/**
 * Gives a ticket to an officer who may answer it, or to nobody.
 *
 * @throws AppError 404 outside the walls, 403 for one's own, 422 for somebody who may not answer it
 */
export async function assignTicket(
  ctx: WorkContext,
  tx: Tx,
  place: InboxPlace,
  given: { ticketId: string; accountId: string | null },
): Promise<void> {
  const ticket = await lockForDesk(ctx, tx, given.ticketId);
  const able = (await place.answerersOf(tx, ticket)).filter(
    ({ accountId }) => accountId !== ticket.authorAccountId,
  );
  const chosen = able.find(({ accountId }) => accountId === given.accountId);
  if (given.accountId && !chosen) {
    throw invalid({ assignee: 'Pilih pengurus yang berwenang menjawab pesan ini.' });
  }
  if (ticket.assigneeId === (chosen?.accountId ?? null)) return;
  await tx.execute(
    `update tickets set assignee_id = $2, state = case when state = 'new' and $2::uuid is not null then 'in_progress' else state end
      where tenant_id = balai.tenant_id() and id = $1`,
    [ticket.id, chosen?.accountId ?? null],
  );
  await addMessage(ctx, tx, {
    ticketId: ticket.id,
    kind: 'event',
    body: chosen ? `Ditugaskan kepada ${chosen.name}` : 'Penugasan dicabut',
  });
  const name = { before: ticket.assigneeName ?? '', after: chosen?.name ?? '' };
  await audit(ctx, tx, ticket, 'ticket.assigned', { assignee: name.before }, { assignee: name.after });
  if (chosen) await tellAssignee(ctx, tx, place, ticket, chosen.accountId);
}

/**
 * Makes an ordinary ticket a confidential grievance: from now on only the named persons and its author read it, so the
 * officer who does this may lose sight of it. Needs a context beyond the walls; find the ticket inside them first.
 */
export async function makeConfidential(
  ctx: WorkContext,
  tx: Tx,
  place: InboxPlace,
  given: { ticketId: string; reason: string },
): Promise<void> {
  const ticket = await lockForDesk(ctx, tx, given.ticketId);
  if (ticket.isConfidential) return;
  if (given.reason.trim().length < 5) {
    throw invalid({ reason: 'Tulis alasannya, sedikitnya 5 huruf.' });
  }
  const keys = await keysOf(ctx, tx);
  await tx.execute(
    `update tickets set is_confidential = true, subject = $2, sealed_subject = $3, assignee_id = null
      where tenant_id = balai.tenant_id() and id = $1`,
    [ticket.id, CONFIDENTIAL_SUBJECT, keys.seal(ticket.subject, placeOf.subject(ticket.id))],
  );
  await addMessage(ctx, tx, {
    ticketId: ticket.id,
    kind: 'event',
    body: `Dijadikan rahasia: ${given.reason.trim()}`,
  });
  await recordAudit(ctx, tx, {
    action: 'ticket.confidential_changed',
    resource: 'ticket',
    objectId: ticket.id,
    objectLabel: CONFIDENTIAL_SUBJECT,
    before: { confidential: false },
    after: { confidential: true },
    reason: given.reason.trim(),
  });
  await tellDesk(ctx, tx, place, {
    ...ticket,
    isConfidential: true,
    title: 'Pengaduan baru untuk penangan pengaduan rahasia',
  });
}

/** The author writes on; a closed ticket opens again. @throws AppError 404 for another's ticket, 422; FileError */
export async function writeOn(
  ctx: WorkContext,
  tx: Tx,
  place: InboxPlace,
  given: Words & { ticketId: string; authorId: string },
): Promise<void> {
  const ticket = await lockForAuthor(ctx, tx, given);
  await addMessage(ctx, tx, {
    ticketId: ticket.id,
    kind: 'message',
    body: checkBody(given.body),
    uploads: given.uploads ?? [],
  });
  await tx.execute(
    `update tickets set last_author_at = $2, author_read_at = $2, closed_at = null,
       state = case when state = 'closed' then 'in_progress' else state end
      where tenant_id = balai.tenant_id() and id = $1`,
    [ticket.id, ctx.now],
  );
  await audit(ctx, tx, ticket, 'ticket.message_added');
  const title = ticket.isConfidential
    ? 'Tulisan baru pada sebuah pengaduan rahasia'
    : `${ticket.authorName} menulis lagi`;
  if (!ticket.assigneeId) return tellDesk(ctx, tx, place, { ...ticket, title });
  await tellDesk(
    ctx,
    tx,
    { ...place, answerersOf: async () => [{ accountId: ticket.assigneeId!, name: '' }] },
    { ...ticket, title },
  );
}

/** The author says that it is settled. @throws AppError 404 for another's ticket */
export async function closeOwnTicket(
  ctx: WorkContext,
  tx: Tx,
  given: { ticketId: string; authorId: string },
): Promise<void> {
  const ticket = await lockForAuthor(ctx, tx, given);
  if (ticket.state === 'closed') return;
  await tx.execute(
    `update tickets set state = 'closed', closed_at = $2 where tenant_id = balai.tenant_id() and id = $1`,
    [ticket.id, ctx.now],
  );
  await audit(ctx, tx, ticket, 'ticket.closed', { state: ticket.state }, { state: 'closed' });
}

/** Remembers that the author has seen the answers. */
export async function markTicketRead(ctx: WorkContext, tx: Tx, ticketId: string): Promise<void> {
  await tx.execute(
    `update tickets set author_read_at = $2 where tenant_id = balai.tenant_id() and id = $1
        and last_reply_at > coalesce(author_read_at, '-infinity')`,
    [ticketId, ctx.now],
  );
}

async function setState(ctx: WorkContext, tx: Tx, ticket: Ticket, state: TicketState): Promise<void> {
  await tx.execute(
    `update tickets set state = $2, closed_at = case when $2 = 'closed' then $3::timestamptz end
      where tenant_id = balai.tenant_id() and id = $1`,
    [ticket.id, state, ctx.now],
  );
  await addMessage(ctx, tx, {
    ticketId: ticket.id,
    kind: 'event',
    body: `Status menjadi ${STATE_LABELS[state].label}`,
  });
  const action = state === 'closed' ? 'ticket.closed' : 'ticket.reopened';
  await audit(ctx, tx, ticket, action, { state: ticket.state }, { state });
}

async function lockForDesk(ctx: WorkContext, tx: Tx, ticketId: string): Promise<Ticket> {
  const ticket = await readTicket(ctx, tx, ticketId, { isLocked: true });
  if (!ticket) throw notFound();
  if (ticket.authorAccountId !== null && ticket.authorAccountId === actorOf(ctx).id) {
    throw forbidden('Pesan Anda sendiri dijawab oleh pengurus lain.');
  }
  return ticket;
}

async function lockForAuthor(
  ctx: WorkContext,
  tx: Tx,
  given: { ticketId: string; authorId: string },
): Promise<Ticket> {
  const ticket = await readTicket(ctx, tx, given.ticketId, { isLocked: true });
  if (!ticket || ticket.authorId !== given.authorId) throw notFound();
  return ticket;
}

function checkBody(text: string): string {
  const body = text.trim();
  if (body === '') throw invalid({ body: 'Tulis isi pesannya.' });
  if (body.length > BODY_LENGTH) {
    throw invalid({ body: `Paling banyak ${BODY_LENGTH} huruf. Lampirkan sisanya.` });
  }
  return body;
}

function audit(
  ctx: WorkContext,
  tx: Tx,
  ticket: Ticket,
  action: string,
  before?: Readonly<Record<string, unknown>>,
  after?: Readonly<Record<string, unknown>>,
): Promise<void> {
  return recordAudit(ctx, tx, {
    action,
    resource: 'ticket',
    objectId: ticket.id,
    objectLabel: ticket.isConfidential ? CONFIDENTIAL_SUBJECT : ticket.subject,
    ...(before && { before }),
    ...(after && { after }),
  });
}
