import { zoneOf } from '#kernel/calendar';
import {
  accountOf,
  file,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { type AppError, asAppError, invalid, notFound } from '#kernel/work';
import { openAttachment } from './attachments.ts';
import { atOwn, authorIdOf } from './desk.ts';
import type { InboxPlace } from './inbox-place.ts';
import { openTicket } from './open-ticket.ts';
import { Compose, OwnList, OwnTicket } from './own-pages.tsx';
import { readMessages, readOwnTickets, readTicket } from './read-tickets.ts';
import { readTypedMessage } from './read-upload.ts';
import { sendAttachment } from './send-attachment.ts';
import { closeOwnTicket, markTicketRead, writeOn } from './ticket-acts.ts';

type Typed = Record<string, string>;

/** What a form may be wrong about and come back for. */
const isTold = (error: AppError | undefined): error is AppError =>
  error !== undefined && [409, 413, 422, 429].includes(error.status);

/** A person's own conversations with the board. */
export function ownInboxRoutes(place: InboxPlace): Route[] {
  const { own, compose } = place.addresses;
  const access = place.rights.create;
  return [
    page.get(own, { access, summary: 'One’s own messages to the board' }, (ctx) => listPage(ctx, place)),
    page.get(compose, { access, summary: 'Write to the board' }, (ctx) => {
      const channel = ctx.query.get('channel');
      return composePage(ctx, place, channel ? { channel } : {});
    }),
    page.post(compose, { access, summary: 'Send a message to the board', bodyKind: 'multipart' }, (ctx) =>
      send(ctx, place),
    ),
    page.get(`${own}/:id`, { access, summary: 'One own conversation' }, (ctx) => ticketPage(ctx, place)),
    page.post(
      `${own}/:id/messages`,
      { access, summary: 'Write on in an own conversation', bodyKind: 'multipart' },
      (ctx) => write(ctx, place),
    ),
    page.post(`${own}/:id/close`, { access, summary: 'Say that it is settled' }, async (ctx) => {
      await readForm(ctx);
      await atOwn(ctx).transaction((tx) =>
        closeOwnTicket(atOwn(ctx), tx, { ticketId: ctx.params.id!, authorId: authorIdOf(ctx) }),
      );
      return redirectTo(`${own}/${ctx.params.id}`, { tone: 'success', text: 'Pesan ditandai selesai.' });
    }),
    file.get(`${own}/:id/files/:file`, { access, summary: 'An attachment of an own conversation' }, (ctx) =>
      atOwn(ctx)
        .transaction(async (tx) => {
          const ticket = await readTicket(ctx, tx, ctx.params.id!);
          if (!ticket) throw notFound();
          return openAttachment(ctx, tx, ticket.id, ctx.params.file!);
        })
        .then(sendAttachment),
    ),
  ];
}

async function listPage(ctx: RequestContext, place: InboxPlace): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, { sorts: ['last'], defaultSort: '-last', filters: ['state'] });
  const shown = await atOwn(ctx).transaction((tx) => readOwnTickets(ctx, tx, authorIdOf(ctx), list));
  return renderPage({
    surface: place.surfaceOf(ctx),
    title: 'Pesan saya',
    menuUrl: place.addresses.own,
    help: 'pesan',
    body: (
      <OwnList place={place} query={ctx.query} list={list} {...shown} zone={zoneOf(ctx.tenant.timeZone)} />
    ),
  });
}

async function composePage(
  ctx: RequestContext,
  place: InboxPlace,
  typed: Typed = {},
  problem?: AppError,
): Promise<PageAnswer> {
  const handlers = await ctx.transaction((tx) =>
    place.answerersOf(tx, { channel: 'complaint', isConfidential: true, regionCode: '00' }),
  );
  return renderPage({
    surface: place.surfaceOf(ctx),
    title: 'Tulis ke pengurus',
    trail: [{ label: 'Pesan saya', url: place.addresses.own }],
    menuUrl: place.addresses.compose,
    help: 'pesan',
    status: statusOf(problem),
    body: (
      <Compose
        place={place}
        handlers={handlers.map(({ name }) => name)}
        typed={typed}
        errors={errorsOf(problem)}
      />
    ),
  });
}

async function send(ctx: RequestContext, place: InboxPlace): Promise<Response | PageAnswer> {
  let typed: Typed = {};
  try {
    const read = await readTypedMessage(ctx);
    typed = read.typed;
    await using _form = read.form;
    const chosen = place.channels.find(({ channel }) => channel === typed.channel);
    if (!chosen) throw invalid({ channel: 'Pilih tentang apa pesan ini.' });
    const account = accountOf(ctx);
    const regionCode = await atOwn(ctx).transaction((tx) => place.regionOf(ctx, tx));
    const work = atOwn(ctx);
    const { id } = await work.transaction((tx) =>
      openTicket(work, tx, place, {
        channel: chosen.channel,
        subject: typed.subject ?? '',
        body: typed.body ?? '',
        isConfidential: typed.confidential === '1',
        uploads: read.uploads,
        author: {
          kind: 'person',
          id: authorIdOf(ctx),
          accountId: account.accountId,
          name: account.name,
          regionCode,
        },
      }),
    );
    return redirectTo(`${place.addresses.own}/${id}`, {
      tone: 'success',
      text: 'Pesan terkirim. Jawabannya tampil di halaman ini dan dikirim lewat surel.',
    });
  } catch (error) {
    const told = asAppError(error);
    if (isTold(told)) return composePage(ctx, place, typed, told);
    throw error;
  }
}

async function ticketPage(
  ctx: RequestContext,
  place: InboxPlace,
  typed: Typed = {},
  problem?: AppError,
): Promise<PageAnswer> {
  const work = atOwn(ctx);
  const shown = await work.transaction(async (tx) => {
    const ticket = await readTicket(work, tx, ctx.params.id!);
    if (!ticket) throw notFound();
    await markTicketRead(work, tx, ticket.id);
    return { ticket, messages: await readMessages(work, tx, ticket.id) };
  });
  return renderPage({
    surface: place.surfaceOf(ctx),
    title: shown.ticket.subject,
    trail: [{ label: 'Pesan saya', url: place.addresses.own }],
    menuUrl: place.addresses.own,
    help: 'pesan',
    status: statusOf(problem),
    body: (
      <OwnTicket
        place={place}
        {...shown}
        zone={zoneOf(ctx.tenant.timeZone)}
        typed={typed}
        errors={errorsOf(problem)}
      />
    ),
  });
}

async function write(ctx: RequestContext, place: InboxPlace): Promise<Response | PageAnswer> {
  let typed: Typed = {};
  try {
    const read = await readTypedMessage(ctx);
    typed = read.typed;
    await using _form = read.form;
    const work = atOwn(ctx);
    await work.transaction((tx) =>
      writeOn(work, tx, place, {
        ticketId: ctx.params.id!,
        authorId: authorIdOf(ctx),
        body: typed.body ?? '',
        uploads: read.uploads,
      }),
    );
    return redirectTo(`${place.addresses.own}/${ctx.params.id}`, {
      tone: 'success',
      text: 'Pesan terkirim.',
    });
  } catch (error) {
    const told = asAppError(error);
    if (isTold(told)) return ticketPage(ctx, place, typed, told);
    throw error;
  }
}

const statusOf = (problem: AppError | undefined) => problem?.status ?? 200;

const errorsOf = (problem: AppError | undefined) =>
  problem && Object.keys(problem.fields).length === 0 ? { form: problem.message } : (problem?.fields ?? {});
