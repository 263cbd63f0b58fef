import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';
import { actorOf, type WorkContext } from '#kernel/work';
import { keysOf, placeOf } from './sealing.ts';
import { CHANNELS, type Ticket, type TicketMessage, type TicketState } from './ticket.ts';

export const ticketListShape: ListShape = {
  sorts: ['last', 'created', 'number', 'author'],
  defaultSort: '-last',
  filters: ['state', 'channel', 'region', 'assignee', 'waiting', 'confidential'],
};

const SORTS = {
  last: 't.last_at',
  created: 't.created_at',
  number: 't.number',
  author: 'lower(t.author_name)',
};

const SELECT = `select t.id, t.number, t.channel, t.is_confidential as "isConfidential", t.subject,
    t.sealed_subject as "sealedSubject", t.author_id as "authorId", t.author_account_id as "authorAccountId",
    t.author_name as "authorName", t.region_code as "regionCode", t.state, t.assignee_id as "assigneeId",
    a.display_name as "assigneeName", t.is_waiting as "isWaiting",
    coalesce(t.last_reply_at > coalesce(t.author_read_at, '-infinity'), false) as "isUnread",
    t.created_at as "createdAt", t.last_at as "lastAt"`;

const FROM = 'from tickets t left join accounts a on a.tenant_id = t.tenant_id and a.id = t.assignee_id';

type Row = Ticket & { sealedSubject: string | null };

/** One page of what this desk answers; an officer's own tickets are answered by somebody else and left out. */
export async function readDeskTickets(
  ctx: WorkContext,
  tx: Tx,
  list: ListQuery,
): Promise<{ items: Ticket[]; total: number; counts: Readonly<Record<TicketState, number>> }> {
  const { where, stateless, values, statelessValues } = conditions(ctx, list);
  const totals = await tx.query<{ state: TicketState; count: number }>(
    `select t.state, count(*) as count from tickets t where ${stateless} group by t.state`,
    statelessValues,
  );
  const counts = { new: 0, in_progress: 0, closed: 0 };
  for (const { state, count } of totals) counts[state] = count;
  const found = await tx.one<{ total: number }>(
    `select count(*) as total from tickets t where ${where}`,
    values,
  );
  const rows = await tx.query<Row>(
    `${SELECT} ${FROM} where ${where} ${orderBy(list, SORTS, 't.id')} limit ${list.size} offset ${list.offset}`,
    values,
  );
  // The list names no grievance: its subject is opened with the ticket itself, and that reading is audited.
  const items = rows.map(({ sealedSubject: _, ...ticket }) => ticket);
  return { items, total: found?.total ?? 0, counts };
}

/** The tickets of one author, the newest talk first. */
export async function readOwnTickets(
  ctx: WorkContext,
  tx: Tx,
  authorId: string,
  list: Pick<ListQuery, 'size' | 'offset' | 'q' | 'filters'>,
): Promise<{ items: Ticket[]; total: number; unread: number }> {
  const state = list.filters.state?.[0] ?? '';
  const values = [authorId, list.q.toLowerCase(), state];
  const where = `t.tenant_id = balai.tenant_id() and t.author_id = $1 and ($2 = '' or strpos(t.search_text, $2) > 0)
    and ($3 = '' or t.state = $3)`;
  const counted = await tx.one<{ total: number; unread: number }>(
    `select count(*) as total, count(*) filter (where t.last_reply_at > coalesce(t.author_read_at, '-infinity')) as unread
       from tickets t where ${where}`,
    values,
  );
  const rows = await tx.query<Row>(
    `${SELECT} ${FROM} where ${where} order by t.last_at desc, t.id desc limit ${list.size} offset ${list.offset}`,
    values,
  );
  return {
    items: await openSubjects(ctx, tx, rows),
    total: counted?.total ?? 0,
    unread: counted?.unread ?? 0,
  };
}

/** One ticket inside the walls of this transaction; `isLocked` when it is about to be changed. */
export async function readTicket(
  ctx: WorkContext,
  tx: Tx,
  id: string,
  options: { isLocked?: boolean } = {},
): Promise<Ticket | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await tx.one<Row>(
    `${SELECT} ${FROM} where t.tenant_id = balai.tenant_id() and t.id = $1${options.isLocked ? ' for update of t' : ''}`,
    [id],
  );
  return row && (await openSubjects(ctx, tx, [row]))[0];
}

/** What was said in a ticket, in order; without what this transaction does not reach. */
export async function readMessages(ctx: WorkContext, tx: Tx, ticketId: string): Promise<TicketMessage[]> {
  const rows = await tx.query<Omit<TicketMessage, 'files'>>(
    `select id, kind, at, account_id as "accountId", account_name as "accountName", body from ticket_messages
      where tenant_id = balai.tenant_id() and ticket_id = $1 order by at, id`,
    [ticketId],
  );
  const files = await tx.query<{ id: string; name: string; size: number; messageId: string }>(
    `select f.id, f.name, f.size, f.object_id as "messageId" from files f
      where f.tenant_id = balai.tenant_id() and f.resource = 'ticket' and f.object_id = any($1::uuid[])
        and f.removed_at is null order by f.id`,
    [rows.map(({ id }) => id)],
  );
  const keys = await keysOf(ctx, tx);
  return rows.map((row) => ({
    ...row,
    body: keys.open(row.body, placeOf.body(row.id)),
    files: files.filter(({ messageId }) => messageId === row.id),
  }));
}

/** Where a visitor is answered. */
export async function readContact(
  ctx: WorkContext,
  tx: Tx,
  ticketId: string,
): Promise<{ address: string; phone: string } | undefined> {
  const row = await tx.one<{ contact: string | null }>(
    'select contact from tickets where tenant_id = balai.tenant_id() and id = $1',
    [ticketId],
  );
  if (!row?.contact) return undefined;
  const keys = await keysOf(ctx, tx);
  return JSON.parse(keys.open(row.contact, placeOf.contact(ticketId))) as { address: string; phone: string };
}

async function openSubjects(ctx: WorkContext, tx: Tx, rows: readonly Row[]): Promise<Ticket[]> {
  const keys = rows.some(({ sealedSubject }) => sealedSubject) ? await keysOf(ctx, tx) : undefined;
  return rows.map(({ sealedSubject, ...ticket }) => ({
    ...ticket,
    subject: keys && sealedSubject ? keys.open(sealedSubject, placeOf.subject(ticket.id)) : ticket.subject,
  }));
}

function conditions(ctx: WorkContext, { q, filters }: ListQuery) {
  const accountId = actorOf(ctx).id;
  const values: unknown[] = [accountId];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const clauses = ['t.tenant_id = balai.tenant_id()', 't.author_account_id is distinct from $1::uuid'];
  const channels = (filters.channel ?? []).filter((one) => CHANNELS.some((known) => known === one));
  if (channels.length > 0) clauses.push(`t.channel = any(${bind(channels)}::text[])`);
  if (filters.region) clauses.push(`t.region_code = any(${bind(filters.region)}::text[])`);
  if (filters.assignee?.includes('me')) clauses.push('t.assignee_id = $1::uuid');
  if (filters.assignee?.includes('none')) clauses.push('t.assignee_id is null');
  if (filters.waiting?.includes('1')) clauses.push('t.is_waiting');
  if (filters.confidential?.includes('1')) clauses.push('t.is_confidential');
  if (q !== '') {
    const number = /^#?0*(\d{1,9})$/.exec(q)?.[1];
    const text = bind(q.toLowerCase());
    clauses.push(
      // A name that was typed must not tell which grievance is whose.
      `((not t.is_confidential and strpos(t.search_text, ${text}) > 0)${number ? ` or t.number = ${bind(Number(number))}` : ''})`,
    );
  }
  const stateless = clauses.join(' and ');
  const statelessValues = [...values];
  const where = filters.state ? `${stateless} and t.state = any(${bind(filters.state)}::text[])` : stateless;
  return { where, stateless, values, statelessValues };
}
