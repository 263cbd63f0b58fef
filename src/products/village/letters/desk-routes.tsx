import {
  approveRequest,
  draftLetter,
  findRequests,
  openPaper,
  REQUEST_LIST,
  readAnswers,
  readPapers,
  readRequest,
  readRequestEvents,
  readType,
  readTypes,
  rejectRequest,
  returnIncomplete,
  startRequest,
  submitRequest,
} from '#features/letters';
import { formatMoment, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  errorsOf,
  file,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  readTyped,
  redirectTo,
  renderPage,
  textIn,
  told,
} from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { LinkButton, PageHeader } from '#kernel/ui';
import { type AppError, invalid, notFound } from '#kernel/work';
import { CounterFormView, CounterView } from './counter-view.tsx';
import { DeskRequestView } from './desk-request-view.tsx';
import { offerParties, type Typed } from './letter-form.tsx';
import { letterPlace, DESK_URL as URL } from './place.ts';
import { sendPrivate } from './send-private.ts';
import { StateBadge, sentStates } from './words.tsx';

const may = (right: string) => ({ resource: 'letter-request', right });
const frame = { surface: 'console', menuUrl: URL, help: 'surat' } as const;
const trail = [{ label: 'Manajemen Layanan Surat', url: URL }];

/** The desk: requests that came in, the decision on each, and requests taken at the counter. */
export const letterDeskRoutes: readonly Route[] = [
  page.get(URL, { access: may('approve'), summary: 'Requests for letters' }, (ctx) => listPage(ctx)),
  page.get(
    `${URL}/loket`,
    { access: may('assist'), summary: 'A request at the counter: which letter, for whom' },
    counterPage,
  ),
  page.get(
    `${URL}/loket/:type/:warga`,
    { access: may('assist'), summary: 'Form of a request taken at the counter' },
    (ctx) => counterFormPage(ctx, {}),
  ),
  page.post(
    `${URL}/loket/:type/:warga`,
    { access: may('assist'), summary: 'Take a request at the counter' },
    async (ctx) => {
      const form = await readForm(ctx);
      const typed = Object.fromEntries(Object.keys(form).map((name) => [name, textIn(form, name)]));
      try {
        const id = await ctx.transaction((tx) => takeAtCounter(ctx, tx, typed, [form.seen ?? []].flat()));
        return redirectTo(`${URL}/${id}`, { tone: 'success', text: 'Permohonan diterima di loket.' });
      } catch (error) {
        return counterFormPage(ctx, typed, told(error));
      }
    },
  ),
  page.get(
    `${URL}/:id`,
    { access: may('read'), summary: 'One request with its papers and the letter' },
    (ctx) => requestPage(ctx),
  ),
  file.get(`${URL}/:id/berkas/:paper`, { access: may('check'), summary: 'One paper of a request' }, (ctx) =>
    ctx.transaction(async (tx) => sendPrivate(await openPaper(ctx, tx, idOf(ctx), idOf(ctx, 'paper')))),
  ),
  page.post(`${URL}/:id/setujui`, { access: may('approve'), summary: 'Approve a request' }, (ctx) =>
    decide(ctx, 'Disetujui. Surat diteruskan.', (tx) => approveRequest(ctx, tx, letterPlace, idOf(ctx))),
  ),
  page.post(
    `${URL}/:id/lengkapi`,
    { access: may('check'), summary: 'Ask for what is missing' },
    async (ctx) => {
      const typed = await readTyped(ctx);
      return decide(
        ctx,
        'Pemohon diminta melengkapi.',
        (tx) => returnIncomplete(ctx, tx, letterPlace, idOf(ctx), textIn(typed, 'note')),
        typed,
      );
    },
  ),
  page.post(`${URL}/:id/tolak`, { access: may('reject'), summary: 'Refuse a request' }, async (ctx) => {
    const typed = await readTyped(ctx);
    return decide(
      ctx,
      'Permohonan ditolak; pemohon membaca alasannya.',
      (tx) => rejectRequest(ctx, tx, letterPlace, idOf(ctx), textIn(typed, 'reason')),
      typed,
    );
  }),
];

async function decide(
  ctx: RequestContext,
  text: string,
  work: (tx: Tx) => Promise<void>,
  typed: Typed = {},
): Promise<Response | PageAnswer> {
  try {
    await ctx.transaction(work);
    return redirectTo(URL, { tone: 'success', text });
  } catch (error) {
    return requestPage(ctx, typed, told(error));
  }
}

async function listPage(ctx: RequestContext): Promise<PageAnswer> {
  const asked = readListQuery(ctx.query, REQUEST_LIST);
  const list =
    asked.filters.state || asked.q ? asked : { ...asked, filters: { ...asked.filters, state: ['checking'] } };
  const { types, items, total } = await ctx.transaction(async (tx) => ({
    types: await readTypes(tx),
    ...(await findRequests(tx, list, { isSent: true })),
  }));
  return renderPage({
    ...{ ...frame, title: 'Manajemen Layanan Surat' },
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader
          title="Manajemen Layanan Surat"
          note={`${total} permohonan`}
          actions={
            ctx.can('letter-request', 'assist') && (
              <LinkButton href={`${URL}/loket`} look="primary" icon="plus">
                Layani di loket
              </LinkButton>
            )
          }
        />
        <ListFilters
          ctx={ctx}
          list={list}
          search="Nama pemohon atau nomor permohonan"
          filters={[
            { key: 'state', label: 'Keadaan', all: 'Sedang diperiksa', options: sentStates },
            {
              ...{ key: 'type', label: 'Jenis surat', all: 'Semua jenis' },
              options: types.map(({ code, title }) => ({ value: code, label: title })),
            },
            { key: 'month', kind: 'month', label: 'Bulan' },
          ]}
        />
        <ListTable
          {...{ ctx, list, total }}
          noun="permohonan"
          caption="Permohonan surat"
          rows={items}
          rowKey={({ id }) => id}
          rowLabel={({ residentName, typeTitle }) => `${typeTitle} ${residentName}`}
          nothingYet={{
            ...{ icon: 'mail', title: 'Tidak ada yang menunggu' },
            children: 'Permohonan warga dari rumah dan dari loket muncul di sini.',
          }}
          columns={[
            {
              ...{ key: 'name', label: 'Pemohon', isSortable: true },
              cell: ({ id, residentName }) => (
                <a className="link font-semibold" href={`${URL}/${id}`}>
                  {residentName}
                </a>
              ),
            },
            { key: 'type', label: 'Surat', isSortable: true, cell: ({ typeTitle }) => typeTitle },
            { key: 'number', label: 'Nomor', isNarrow: true, cell: ({ number }) => number },
            {
              ...{ key: 'submitted', label: 'Dikirim', isSortable: true, isNarrow: true },
              cell: ({ submittedAt }) =>
                submittedAt && formatMoment(submittedAt, zoneOf(ctx.tenant.timeZone), 'short'),
            },
            {
              ...{ key: 'state', label: 'Keadaan', isSortable: true, onPhone: 'badge' },
              cell: ({ state }) => <StateBadge state={state} />,
            },
          ]}
        />
      </div>
    ),
  });
}

async function requestPage(ctx: RequestContext, typed: Typed = {}, problem?: AppError): Promise<PageAnswer> {
  const id = idOf(ctx);
  const shown = await ctx.transaction(async (tx) => {
    const request = await readRequest(ctx, tx, id);
    if (request.state === 'draft') throw notFound();
    const type = await readType(tx, request.typeId, request.typeVersion);
    const work = ctx.beyondWalls('surat menyebut orang di kartu keluarga pemohon');
    return {
      ...{ request, type, events: await readRequestEvents(ctx, tx, id), papers: await readPapers(tx, id) },
      content: await work.transaction(async (open) => {
        const applicant = await letterPlace.people.read(work, open, request.residentId);
        return draftLetter(work, open, letterPlace, { type, applicant, answers: request.answers });
      }),
    };
  });
  return renderPage({
    ...{ ...frame, title: `${shown.request.typeTitle}, ${shown.request.residentName}`, trail },
    status: problem?.status ?? 200,
    body: <DeskRequestView {...{ ctx, typed, problem, ...shown }} />,
  });
}

async function counterPage(ctx: RequestContext): Promise<PageAnswer> {
  const q = (ctx.query.get('q') ?? '').trim();
  const { types, found } = await ctx.transaction(async (tx) => ({
    types: (await readTypes(tx)).filter(({ isActive }) => isActive),
    found: q.length < 3 ? [] : await letterPlace.people.find(ctx, tx, q),
  }));
  return renderPage({
    ...{ ...frame, title: 'Layani di loket', trail },
    body: <CounterView {...{ types, found, q }} typeId={ctx.query.get('surat') ?? ''} />,
  });
}

async function counterFormPage(ctx: RequestContext, typed: Typed, problem?: AppError): Promise<PageAnswer> {
  const shown = await ctx.transaction(async (tx) => {
    const person = await letterPlace.people.read(ctx, tx, idOf(ctx, 'warga'));
    const type = await readType(tx, idOf(ctx, 'type'));
    return { person, type, offered: await offerParties(ctx, tx, type, person.id) };
  });
  return renderPage({
    ...{ ...frame, title: `${shown.type.title} di loket`, trail },
    status: problem?.status ?? 200,
    body: <CounterFormView {...{ typed, ...shown }} errors={errorsOf(problem)} />,
  });
}

/** At the counter papers are shown, not sent: the officer ticks what was seen. */
async function takeAtCounter(
  ctx: RequestContext,
  tx: Tx,
  typed: Typed,
  seen: readonly string[],
): Promise<string> {
  const type = await readType(tx, idOf(ctx, 'type'));
  const person = await letterPlace.people.read(ctx, tx, idOf(ctx, 'warga'));
  if (!person.isAlive) throw invalid({ form: 'Orang ini tidak lagi tercatat tinggal di desa.' });
  const { definition } = type;
  const answers = await readAnswers(ctx, tx, letterPlace.people, {
    definition,
    applicantId: person.id,
    typed,
  });
  const id = await startRequest(ctx, tx, { type, person, answers, isCounter: true });
  const { requirements } = definition;
  const seenPapers = requirements.filter((_, index) => seen.includes(String(index)));
  await submitRequest(ctx, tx, letterPlace, { id, requirements, seenPapers });
  return id;
}
