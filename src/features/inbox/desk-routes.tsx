import { recordAudit } from '#kernel/audit';
import { zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  file,
  type ListQuery,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  type RouteAccess,
  readForm,
  readListQuery,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { type AppError, asAppError, invalid, notFound, type WorkContext } from '#kernel/work';
import { openAttachment } from './attachments.ts';
import { atDesk } from './desk.ts';
import { DeskList } from './desk-list.tsx';
import { DeskTicket, type DeskTicketProps } from './desk-ticket.tsx';
import type { InboxPlace } from './inbox-place.ts';
import { readContact, readDeskTickets, readMessages, readTicket, ticketListShape } from './read-tickets.ts';
import { readTypedMessage } from './read-upload.ts';
import { sendAttachment } from './send-attachment.ts';
import { CONFIDENTIAL_SUBJECT, STATES, type Ticket } from './ticket.ts';
import { answerTicket, assignTicket, makeConfidential, moveTicket, noteOnTicket } from './ticket-acts.ts';

type Typed = Record<string, string>;
type Failure = { failed: NonNullable<DeskTicketProps['failed']>; problem: AppError; typed: Typed };

/** Who may look at some ticket, or answer one: an officer of the desk, or a named person for grievances. */
export const deskAccess = (place: InboxPlace, act: 'view' | 'reply'): RouteAccess => ({
  anyOf: [place.rights[act], ...(place.rights.confidential ? [place.rights.confidential] : [])],
});

/** The board's side: the list, one ticket, and each act a form of its own. */
export function deskInboxRoutes(place: InboxPlace): Route[] {
  const { desk, contact } = place.addresses;
  const view = deskAccess(place, 'view');
  const reply = deskAccess(place, 'reply');
  const one = `${desk}/:id`;
  return [
    page.get(desk, { access: view, summary: 'Messages and complaints to answer' }, (ctx) =>
      listPage(ctx, place, desk, deskTitle(place), readListQuery(ctx.query, ticketListShape)),
    ),
    ...(contact === desk
      ? []
      : [
          page.get(
            contact,
            { access: place.rights.view, summary: 'What visitors wrote by the contact form' },
            (ctx) => {
              const list = readListQuery(ctx.query, ticketListShape);
              const filters = { ...list.filters, channel: ['contact'] };
              return listPage(ctx, place, contact, CONTACT_TITLE, { ...list, filters });
            },
          ),
        ]),
    page.get(one, { access: view, summary: 'One message with its conversation' }, (ctx) =>
      ticketPage(ctx, place),
    ),
    page.post(
      `${one}/reply`,
      { access: reply, summary: 'Answer, and maybe settle', bodyKind: 'multipart' },
      (ctx) => sendReply(ctx, place),
    ),
    page.post(`${one}/notes`, { access: reply, summary: 'Note something among officers' }, (ctx) =>
      act(ctx, place, 'note', 'Catatan disimpan.', async (work, tx, typed) => {
        await noteOnTicket(work, tx, { ticketId: ctx.params.id!, body: typed.body ?? '' });
      }),
    ),
    page.post(`${one}/assign`, { access: reply, summary: 'Give to an officer, or to nobody' }, (ctx) =>
      act(ctx, place, 'assign', 'Petugas disimpan.', async (work, tx, typed) => {
        const accountId = typed.assignee || null;
        await assignTicket(work, tx, place, { ticketId: ctx.params.id!, accountId });
      }),
    ),
    page.post(`${one}/state`, { access: reply, summary: 'Take up, settle or open again' }, (ctx) =>
      act(ctx, place, 'reply', 'Status disimpan.', async (work, tx, typed) => {
        const state = STATES.find((known) => known === typed.state);
        if (!state) throw invalid({ state: 'Pilih statusnya.' });
        await moveTicket(work, tx, place, { ticketId: ctx.params.id!, state });
      }),
    ),
    ...(place.rights.confidential
      ? [
          page.post(
            `${one}/confidential`,
            { access: reply, summary: 'Leave it to the named persons' },
            (ctx) => hide(ctx, place),
          ),
        ]
      : []),
    file.get(`${one}/files/:file`, { access: view, summary: 'An attachment' }, async (ctx) => {
      const work = atDesk(ctx, place.deskOf(ctx, 'view'));
      const opened = await work.transaction(async (tx) => {
        const ticket = await openTicketAtDesk(work, tx, ctx.params.id!);
        return openAttachment(work, tx, ticket.id, ctx.params.file!);
      });
      return sendAttachment(opened);
    }),
  ];
}

const CONTACT_TITLE = 'Pesan dari halaman kontak';

const deskTitle = ({ addresses: { desk, contact } }: InboxPlace) =>
  contact === desk ? CONTACT_TITLE : 'Pengaduan dan pesan';

async function listPage(
  ctx: RequestContext,
  place: InboxPlace,
  base: string,
  title: string,
  list: ListQuery,
): Promise<PageAnswer> {
  const reach = place.deskOf(ctx, 'view');
  const work = atDesk(ctx, reach);
  const shown = await work.transaction((tx) => readDeskTickets(work, tx, list));
  return renderPage({
    surface: 'console',
    title,
    menuUrl: base,
    help: 'pengaduan',
    body: (
      <DeskList
        place={place}
        base={base}
        title={title}
        reach={reach}
        query={ctx.query}
        list={list}
        {...shown}
        zone={zoneOf(ctx.tenant.timeZone)}
      />
    ),
  });
}

async function ticketPage(ctx: RequestContext, place: InboxPlace, failure?: Failure): Promise<PageAnswer> {
  const work = atDesk(ctx, place.deskOf(ctx, 'view'));
  const shown = await work.transaction(async (tx) => {
    const ticket = await openTicketAtDesk(work, tx, ctx.params.id!);
    return {
      ticket,
      messages: await readMessages(work, tx, ticket.id),
      contact: await readContact(work, tx, ticket.id),
      answerers: (await place.answerersOf(tx, ticket)).filter(
        ({ accountId }) => accountId !== ticket.authorAccountId,
      ),
    };
  });
  const { problem } = failure ?? {};
  const isNamed = problem && Object.keys(problem.fields).length > 0;
  const may = (shown.ticket.isConfidential && place.rights.confidential) || place.rights.reply;
  return renderPage({
    surface: 'console',
    title: shown.ticket.subject,
    trail: [{ label: deskTitle(place), url: place.addresses.desk }],
    menuUrl: place.addresses.desk,
    help: 'pengaduan',
    status: problem?.status ?? 200,
    body: (
      <DeskTicket
        place={place}
        {...shown}
        zone={zoneOf(ctx.tenant.timeZone)}
        canReply={ctx.can(may.resource, may.right)}
        typed={failure?.typed ?? {}}
        errors={problem ? (isNamed ? problem.fields : { form: problem.message }) : {}}
        failed={failure?.failed}
      />
    ),
  });
}

/** A ticket within reach, but nobody's own; who opens a confidential one leaves their name. */
async function openTicketAtDesk(work: WorkContext, tx: Tx, id: string): Promise<Ticket> {
  const ticket = await readTicket(work, tx, id);
  const accountId = work.principal.kind === 'account' ? work.principal.accountId : undefined;
  if (!ticket || (accountId && ticket.authorAccountId === accountId)) throw notFound();
  if (ticket.isConfidential) {
    await recordAudit(work, tx, {
      action: 'ticket.read',
      resource: 'ticket',
      objectId: ticket.id,
      objectLabel: CONFIDENTIAL_SUBJECT,
    });
  }
  return ticket;
}

async function sendReply(ctx: RequestContext, place: InboxPlace): Promise<Response | PageAnswer> {
  let typed: Typed = {};
  try {
    const read = await readTypedMessage(ctx);
    typed = read.typed;
    await using _form = read.form;
    const work = atDesk(ctx, place.deskOf(ctx, 'reply'));
    const closes = typed.closes === '1';
    await work.transaction((tx) =>
      answerTicket(work, tx, place, {
        ticketId: ctx.params.id!,
        body: typed.body ?? '',
        uploads: read.uploads,
        closes,
      }),
    );
    return redirectTo(`${place.addresses.desk}/${ctx.params.id}`, {
      tone: 'success',
      text: closes ? 'Jawaban terkirim dan pesan diselesaikan.' : 'Jawaban terkirim.',
    });
  } catch (error) {
    return answerProblem(ctx, place, 'reply', typed, error);
  }
}

async function act(
  ctx: RequestContext,
  place: InboxPlace,
  name: Failure['failed'],
  text: string,
  run: (work: WorkContext, tx: Tx, typed: Typed) => Promise<void>,
): Promise<Response | PageAnswer> {
  const typed = await readTyped(ctx);
  const work = atDesk(ctx, place.deskOf(ctx, 'reply'));
  try {
    await work.transaction((tx) => run(work, tx, typed));
    return redirectTo(`${place.addresses.desk}/${ctx.params.id}`, { tone: 'success', text });
  } catch (error) {
    return answerProblem(ctx, place, name, typed, error);
  }
}

/** After this the officer may no longer see the ticket: found inside the walls, changed beyond them. */
async function hide(ctx: RequestContext, place: InboxPlace): Promise<Response | PageAnswer> {
  const typed = await readTyped(ctx);
  const ticketId = ctx.params.id!;
  const work = atDesk(ctx, place.deskOf(ctx, 'reply'));
  try {
    const ticket = await work.transaction((tx) => readTicket(work, tx, ticketId));
    if (!ticket) throw notFound();
    const beyond = ctx.beyondWalls('a ticket leaves the desk of whoever makes it confidential');
    await beyond.transaction((tx) =>
      makeConfidential(beyond, tx, place, { ticketId, reason: typed.reason ?? '' }),
    );
    return redirectTo(place.addresses.desk, {
      tone: 'success',
      text: 'Pesan kini rahasia. Penangan pengaduan rahasia sudah diberi tahu.',
    });
  } catch (error) {
    return answerProblem(ctx, place, 'confidential', typed, error);
  }
}

async function answerProblem(
  ctx: RequestContext,
  place: InboxPlace,
  failed: Failure['failed'],
  typed: Typed,
  error: unknown,
): Promise<PageAnswer> {
  const problem = asAppError(error);
  if (!problem || ![409, 413, 422].includes(problem.status)) throw error;
  return ticketPage(ctx, place, { failed, problem, typed });
}

async function readTyped(ctx: RequestContext): Promise<Typed> {
  const form = await readForm(ctx);
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, [value].flat().at(-1) ?? '']));
}
