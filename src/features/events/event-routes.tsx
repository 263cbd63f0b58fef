import {
  firstDayOf,
  formatDate,
  formatMonth,
  instantOf,
  isPlainMonth,
  monthOf,
  shiftMonth,
  todayOf,
  zoneOf,
} from '#kernel/calendar';
import {
  accountOf,
  errorsOf,
  file,
  idOf,
  listUrl,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
  textIn,
  told,
} from '#kernel/http';
import { AgendaList, Chip, ChipRow, EmptyState, LinkButton } from '#kernel/ui';
import { type AppError, asAppError, notFound } from '#kernel/work';
import { EventView } from './event-view.tsx';
import { momentText } from './event-words.ts';
import { ParticipantsView } from './participants-view.tsx';
import type { EventPlace } from './place.ts';
import { cancelRegistration, listParticipants, registerFor, tellParticipants } from './registration.ts';
import { renderIcs } from './render-ics.ts';
import {
  eventCategories,
  findShownEvent,
  isRegistered,
  listOwnEvents,
  listShownEvents,
  type ShownEvent,
} from './shown-events.ts';

const MOST = 200;

/** The calendar for everybody, registration, and who registered. */
export function eventRoutes(place: EventPlace): Route[] {
  const { publicPage: at, page: desk, registration } = place;
  const read = { resource: place.resource, right: 'read', publishedOnly: true } as const;
  const people = `${desk}/:id/peserta`;
  return [
    page.get(at, { access: read, summary: 'Calendar of published events' }, (ctx) => showMonth(ctx, place)),
    file.get(`${at}/kalender.ics`, { access: read, summary: 'The calendar as a file for phones' }, (ctx) =>
      sendCalendar(ctx, place),
    ),
    page.get(`${at}/saya`, { access: registration.read, summary: 'Events one has registered for' }, (ctx) =>
      showOwn(ctx, place),
    ),
    page.get(`${at}/:id`, { access: read, summary: 'A published event' }, (ctx) => showEvent(ctx, place)),
    file.get(
      `${at}/:id/kalender.ics`,
      { access: read, summary: 'One event as a file for phones' },
      async (ctx) => sendIcs(ctx, place, [await eventIn(ctx)]),
    ),
    page.post(`${at}/:id/daftar`, { access: registration.create, summary: 'Register for an event' }, (ctx) =>
      act(ctx, place, 'Anda terdaftar. Perubahan waktu atau tempat kami kabarkan.', registerFor),
    ),
    page.post(
      `${at}/:id/batal`,
      { access: registration.cancel, summary: 'Take a registration back' },
      (ctx) => act(ctx, place, 'Pendaftaran dibatalkan.', cancelRegistration),
    ),
    page.get(people, { access: registration.read, summary: 'Who registered for an event' }, (ctx) =>
      showParticipants(ctx, place),
    ),
    page.post(
      people,
      { access: { resource: place.resource, right: 'update' }, summary: 'Tell who registered' },
      async (ctx) => {
        const eventId = idOf(ctx);
        const text = textIn(await readForm(ctx), 'text');
        try {
          const count = await ctx.transaction((tx) =>
            tellParticipants(ctx, tx, { eventId, text, url: `${at}/${eventId}` }),
          );
          return redirectTo(`${desk}/${eventId}/peserta`, {
            tone: 'success',
            text: `Kabar terkirim kepada ${count} peserta.`,
          });
        } catch (error) {
          return showParticipants(ctx, place, { text, problem: told(error) });
        }
      },
    ),
  ];
}

async function eventIn(ctx: RequestContext): Promise<ShownEvent> {
  const event = await ctx.read((tx) => findShownEvent(tx, idOf(ctx)));
  if (!event) throw notFound();
  return event;
}

/** A month of the calendar, or what is to come when no month is asked for. */
async function showMonth(ctx: RequestContext, place: EventPlace): Promise<PageAnswer> {
  const zone = zoneOf(ctx.tenant.timeZone);
  const asked = ctx.query.get('bulan') ?? '';
  const month = isPlainMonth(asked) ? asked : undefined;
  const category = ctx.query.get('kategori') || undefined;
  const { events, categories } = await ctx.read(async (tx) => ({
    events: await listShownEvents(tx, {
      from: month ? instantOf(firstDayOf(month), zone) : ctx.now,
      to: month ? instantOf(firstDayOf(shiftMonth(month, 1)), zone) : null,
      ...{ category, limit: MOST },
    }),
    categories: await eventCategories(tx),
  }));
  const around = month ?? monthOf(todayOf(ctx));
  const monthUrl = (value: string | null) => listUrl(place.publicPage, ctx.query, { bulan: value });
  return renderPage({
    surface: 'public',
    title: 'Kalender kegiatan',
    description: `Kegiatan ${ctx.tenant.name}: waktu, tempat, dan cara mendaftar.`,
    canonical: place.publicPage,
    ...(month || category ? { isIndexed: false } : {}),
    body: (
      <div className="page-width grid gap-6 py-10 lg:py-14">
        <div>
          <h1 className="text-4xl">Kalender kegiatan</h1>
          <p className="mt-3 text-lg text-muted">
            {month ? `Kegiatan bulan ${formatMonth(month)}.` : 'Yang akan datang, mulai hari ini.'}
          </p>
        </div>
        <nav aria-label="Bulan" className="flex flex-wrap gap-2">
          <LinkButton href={monthUrl(shiftMonth(around, -1))} icon="chevron-left" size="sm">
            {formatMonth(shiftMonth(around, -1))}
          </LinkButton>
          {month ? (
            <LinkButton href={monthUrl(null)} size="sm">
              Yang akan datang
            </LinkButton>
          ) : (
            <LinkButton href={monthUrl(around)} size="sm">
              {`Sepanjang ${formatMonth(around)}`}
            </LinkButton>
          )}
          <LinkButton href={monthUrl(shiftMonth(around, 1))} size="sm">
            {formatMonth(shiftMonth(around, 1))}
          </LinkButton>
        </nav>
        {categories.length > 0 && (
          <ChipRow label="Kategori">
            {['', ...categories].map((one) => (
              <Chip
                key={one}
                value={one || 'Semua'}
                url={listUrl(place.publicPage, ctx.query, { kategori: one || null })}
                isCurrent={(category ?? '') === one}
              />
            ))}
          </ChipRow>
        )}
        {events.length === 0 ? (
          <EmptyState kind="nothing-yet" icon="calendar" title="Tidak ada kegiatan di sini">
            Lihat bulan lain, atau kategori lain.
          </EmptyState>
        ) : (
          <EventAgenda ctx={ctx} place={place} events={events} />
        )}
        <p className="text-sm">
          <a className="link" href={`${place.publicPage}/kalender.ics`} data-turbo="false">
            Pasang di kalender ponsel (iCal)
          </a>
        </p>
      </div>
    ),
  });
}

/** Events as an agenda, for the calendar and for the front page. */
export function EventAgenda(props: {
  ctx: RequestContext;
  place: Pick<EventPlace, 'publicPage'>;
  events: readonly ShownEvent[];
}) {
  const { ctx, place, events } = props;
  const zone = zoneOf(ctx.tenant.timeZone);
  return (
    <AgendaList
      items={events.map((event) => {
        const { day, month, time } = momentText(event.startsAt, zone);
        return {
          ...{ key: event.id, day, month, title: event.title },
          note: [time, event.place, event.category].filter(Boolean).join(', '),
          url: `${place.publicPage}/${event.id}`,
        };
      })}
    />
  );
}

async function showOwn(ctx: RequestContext, place: EventPlace): Promise<PageAnswer> {
  const events = await ctx.read((tx) => listOwnEvents(tx, accountOf(ctx).accountId));
  return renderPage({
    ...{ surface: 'public', title: 'Kegiatan saya', isIndexed: false },
    body: (
      <div className="page-width grid gap-6 py-10 lg:py-14">
        <h1 className="text-4xl">Kegiatan saya</h1>
        {events.length === 0 ? (
          <EmptyState
            kind="nothing-yet"
            icon="calendar"
            title="Anda belum mendaftar kegiatan"
            actions={<LinkButton href={place.publicPage}>Buka kalender</LinkButton>}
          >
            Kegiatan yang Anda daftari tampil di sini.
          </EmptyState>
        ) : (
          <EventAgenda ctx={ctx} place={place} events={events} />
        )}
      </div>
    ),
  });
}

async function showEvent(ctx: RequestContext, place: EventPlace, problem?: AppError): Promise<PageAnswer> {
  const event = await eventIn(ctx);
  const accountId = ctx.principal.kind === 'account' ? ctx.principal.accountId : undefined;
  const { create } = place.registration;
  const [isComing, photos] = await Promise.all([
    accountId ? ctx.read((tx) => isRegistered(tx, event.id, accountId)) : false,
    event.album ? place.photosOf?.(ctx, event.album) : undefined,
  ]);
  const url = `${place.publicPage}/${event.id}`;
  return renderPage({
    surface: 'public',
    title: event.title,
    description: `${formatDate(event.startsAt.toISOString().slice(0, 10))}${event.place ? `, ${event.place}` : ''}`,
    canonical: url,
    status: problem?.status ?? 200,
    body: (
      <EventView
        {...{ ctx, place, event, isComing, photos, problem }}
        canRegister={ctx.can(create.resource, create.right)}
      />
    ),
  });
}

async function act(
  ctx: RequestContext,
  place: EventPlace,
  text: string,
  work: typeof registerFor,
): Promise<Response | PageAnswer> {
  const { accountId } = accountOf(ctx);
  try {
    await ctx.transaction((tx) => work(ctx, tx, { eventId: idOf(ctx), accountId }));
    return redirectTo(`${place.publicPage}/${idOf(ctx)}`, { tone: 'success', text });
  } catch (error) {
    const problem = asAppError(error);
    if (problem?.status !== 409) throw error;
    return showEvent(ctx, place, problem);
  }
}

async function sendCalendar(ctx: RequestContext, place: EventPlace): Promise<Response> {
  const from = new Date(ctx.now.getTime() - 31 * 24 * 3_600_000);
  return sendIcs(ctx, place, await ctx.read((tx) => listShownEvents(tx, { from, to: null, limit: MOST })));
}

function sendIcs(ctx: RequestContext, place: EventPlace, events: readonly ShownEvent[]): Response {
  const urlOf = (path: string) => ctx.app.urlOf(ctx.tenant, path);
  const body = renderIcs(events, {
    ...{ name: `Kalender ${ctx.tenant.name}`, host: new URL(urlOf('/')).hostname, now: ctx.now },
    urlOf: (id) => urlOf(`${place.publicPage}/${id}`),
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="kalender.ics"',
      'cache-control': 'public, max-age=300',
    },
  });
}

async function showParticipants(
  ctx: RequestContext,
  place: EventPlace,
  again?: { text: string; problem: AppError },
): Promise<PageAnswer> {
  // Whoever reads but the own registration has `saya` for it; who else comes is for the desk.
  if (!ctx.reach?.isAll && !again) throw notFound();
  const { event, participants } = await ctx.transaction(async (tx) => ({
    event: await tx.one<{ id: string; title: string; quota: number | null }>(
      `select id, title, quota from calendar_events
        where tenant_id = balai.tenant_id() and id = $1 and deleted_at is null`,
      [idOf(ctx)],
    ),
    participants: await listParticipants(tx, idOf(ctx)),
  }));
  if (!event) throw notFound();
  return renderPage({
    ...{ surface: 'console', title: 'Peserta', menuUrl: place.page, help: 'konten' },
    trail: [
      { label: 'Kalender Kegiatan', url: place.page },
      { label: event.title, url: `${place.page}/${event.id}` },
    ],
    status: again?.problem.status ?? 200,
    body: (
      <ParticipantsView
        {...{ ctx, event, participants }}
        action={`${place.page}/${event.id}/peserta`}
        canTell={ctx.can(place.resource, 'update')}
        text={again?.text ?? ''}
        errors={again ? errorsOf(again.problem) : {}}
      />
    ),
  });
}
