import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { invalid, tooMany, type WorkContext } from '#kernel/work';
import { addMessage } from './add-message.ts';
import type { InboxPlace } from './inbox-place.ts';
import { keysOf, placeOf } from './sealing.ts';
import { tellDesk } from './tell.ts';
import { CHANNEL_LABELS, type Channel, CONFIDENTIAL_SUBJECT } from './ticket.ts';

/** A person of the organisation, or a visitor who says where an answer reaches them. */
export type TicketAuthor =
  | { kind: 'person'; id: string; accountId: string | null; name: string; regionCode?: string }
  | { kind: 'visitor'; name: string; address: string; phone?: string; regionCode?: string };

export interface NewTicket {
  channel: Channel;
  subject: string;
  body: string;
  author: TicketAuthor;
  isConfidential?: boolean;
  uploads?: readonly { path: string; name: string; field: string }[];
}

export const SUBJECT_LENGTH = 150;
export const BODY_LENGTH = 5000;
/** More than this a day is a machine, or somebody who is better helped by telephone. */
const PER_DAY = 20;

/**
 * Puts something into the board's inbox and tells the desk that answers it. The transaction must reach the author's own rows; a visitor has none, so the
 * public contact form opens the walls for this by name (`ctx.beyondWalls('…')`).
 *
 * @returns the ticket's id and the number people call it by
 * @throws AppError 422 for a subject or text that is empty or too long, 429 after twenty in a day; FileError
 */
export async function openTicket(
  ctx: WorkContext,
  tx: Tx,
  place: InboxPlace,
  given: NewTicket,
): Promise<{ id: string; number: number }> {
  const { channel, author, isConfidential = false } = given;
  const { subject, body } = checkWords(given);
  if (author.kind === 'person') await refuseFlood(ctx, tx, author.id);
  const id = uuidv7();
  const keys = await keysOf(ctx, tx);
  const number = await nextNumber(tx);
  const isVisitor = author.kind === 'visitor';
  const contact = isVisitor
    ? keys.seal(JSON.stringify({ address: author.address, phone: author.phone ?? '' }), placeOf.contact(id))
    : null;
  await tx.execute(
    `insert into tickets (id, number, channel, is_confidential, subject, sealed_subject, author_id, author_account_id,
       author_name, contact, region_code, created_at, last_author_at, author_read_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $12)`,
    [
      ...[id, number, channel, isConfidential, isConfidential ? CONFIDENTIAL_SUBJECT : subject],
      isConfidential ? keys.seal(subject, placeOf.subject(id)) : null,
      ...[isVisitor ? null : author.id, isVisitor ? null : author.accountId, author.name.slice(0, 150)],
      ...[contact, author.regionCode ?? '00', ctx.now],
    ],
  );
  await addMessage(ctx, tx, {
    ticketId: id,
    kind: 'message',
    body,
    name: author.name,
    uploads: given.uploads ?? [],
  });
  await recordAudit(ctx, tx, {
    action: 'ticket.opened',
    resource: 'ticket',
    objectId: id,
    objectLabel: isConfidential ? CONFIDENTIAL_SUBJECT : subject,
    after: { channel, number },
  });
  const regionCode = author.regionCode ?? '00';
  await tellDesk(ctx, tx, place, {
    ...{ id, channel, isConfidential, regionCode, subject },
    authorAccountId: isVisitor ? null : author.accountId,
    title: `${CHANNEL_LABELS[channel]} baru dari ${isConfidential ? 'seorang anggota' : author.name}`,
  });
  return { id, number };
}

function checkWords({ subject, body }: Pick<NewTicket, 'subject' | 'body'>) {
  const words = { subject: subject.trim().replace(/\s+/g, ' '), body: body.trim() };
  const faults: Record<string, string> = {};
  if (words.subject.length < 3) faults.subject = 'Tulis pokok pesan, sedikitnya 3 huruf.';
  if (words.subject.length > SUBJECT_LENGTH) faults.subject = `Paling banyak ${SUBJECT_LENGTH} huruf.`;
  if (words.body === '') faults.body = 'Tulis isi pesannya.';
  if (words.body.length > BODY_LENGTH) faults.body = `Paling banyak ${BODY_LENGTH} huruf. Lampirkan sisanya.`;
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return words;
}

async function refuseFlood(ctx: WorkContext, tx: Tx, authorId: string): Promise<void> {
  const since = new Date(ctx.now.getTime() - 24 * 3_600_000);
  const row = await tx.one<{ count: number }>(
    'select count(*) as count from tickets where tenant_id = balai.tenant_id() and author_id = $1 and created_at > $2',
    [authorId, since],
  );
  if ((row?.count ?? 0) >= PER_DAY) {
    throw tooMany(
      `Anda sudah mengirim ${PER_DAY} pesan dalam sehari. Lanjutkan di salah satunya, atau tulis lagi besok.`,
    );
  }
}

async function nextNumber(tx: Tx): Promise<number> {
  const row = await tx.one<{ last_number: number }>(
    `insert into number_series (series, last_number) values ('ticket', 1)
     on conflict (tenant_id, series) do update set last_number = number_series.last_number + 1
     returning last_number`,
  );
  return row!.last_number;
}
