import {
  areaAddress,
  EVENT_LIST,
  EVENT_WORDS,
  type EventKind,
  findEvents,
  readAreas,
  readEvent,
  readResident,
  recordChange,
  reverseEvent,
} from '#features/population';
import { formatDate, formatMoment, zoneOf } from '#kernel/calendar';
import {
  errorsOf,
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
import { formatCount } from '#kernel/money';
import {
  Badge,
  Button,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  RadioGroup,
  Sheet,
  TextArea,
} from '#kernel/ui';
import { type AppError, invalid } from '#kernel/work';
import { EventFields } from './event-form.tsx';
import { detailItems, detailsIn, EVENT_TONES } from './event-words.ts';

const URL = '/peristiwa';
const may = (right: string) => ({ resource: 'resident-event', right });
const CHANGES = ['death', 'move_out', 'missing', 'return'] as const;

/** What happens to people who stand in the register. */
export const eventRoutes: readonly Route[] = [
  page.get(URL, { access: may('read'), summary: 'Births, deaths, moves of the village' }, (ctx) =>
    listPage(ctx),
  ),
  page.get(`${URL}/:id`, { access: may('read'), summary: 'One event' }, (ctx) => eventPage(ctx)),
  page.post(`${URL}/:id/batal`, { access: may('reverse'), summary: 'Take an event back' }, async (ctx) => {
    const reason = textIn(await readForm(ctx), 'reason');
    try {
      await ctx.transaction((tx) => reverseEvent(ctx, tx, idOf(ctx), reason));
      return redirectTo(`${URL}/${idOf(ctx)}`, { tone: 'success', text: 'Peristiwa dibatalkan.' });
    } catch (error) {
      return eventPage(ctx, told(error), reason);
    }
  }),
  page.get(
    '/penduduk/:id/peristiwa',
    { access: may('create'), summary: 'Form of a death, a move, a return' },
    (ctx) => formPage(ctx, {}),
  ),
  page.post(
    '/penduduk/:id/peristiwa',
    { access: may('create'), summary: 'Record a death, a move, a return' },
    async (ctx) => {
      const typed = await readTyped(ctx);
      try {
        const kind = CHANGES.find((one) => one === typed.kind);
        if (!kind) throw invalid({ kind: 'Pilih apa yang terjadi.' });
        const event = { kind, happenedOn: typed.happenedOn ?? '', details: detailsIn(kind, typed) };
        await ctx.transaction((tx) => recordChange(ctx, tx, idOf(ctx), event));
        return redirectTo(`/penduduk/${idOf(ctx)}`, {
          ...{ tone: 'success', text: `${EVENT_WORDS[kind]} dicatat.` },
        });
      } catch (error) {
        return formPage(ctx, typed, told(error));
      }
    },
  ),
];

async function listPage(ctx: RequestContext): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, EVENT_LIST);
  const { items, total, areas } = await ctx.transaction(async (tx) => ({
    ...(await findEvents(ctx, tx, list)),
    areas: await readAreas(tx),
  }));
  return renderPage({
    ...{ surface: 'console', title: 'Peristiwa Penduduk', menuUrl: URL, help: 'peristiwa' },
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader title="Peristiwa Penduduk" note={`${formatCount(total)} peristiwa`} />
        <ListFilters
          ctx={ctx}
          list={list}
          search="Nama"
          filters={[
            {
              ...{ key: 'kind', label: 'Peristiwa', all: 'Semua peristiwa' },
              options: Object.entries(EVENT_WORDS).map(([value, label]) => ({ value, label })),
            },
            { kind: 'month', key: 'month', label: 'Bulan' },
            {
              ...{ key: 'area', label: 'Wilayah', all: 'Seluruh desa' },
              options: areas.map(({ code }) => ({ value: code, label: areaAddress(areas, code) })),
            },
          ]}
        />
        <ListTable
          ctx={ctx}
          list={list}
          total={total}
          noun="peristiwa"
          caption="Peristiwa penduduk"
          rows={items}
          rowKey={({ id }) => id}
          rowLabel={({ fullName }) => fullName}
          nothingYet={{
            ...{ icon: 'calendar-plus', title: 'Belum ada peristiwa' },
            children: 'Catat dari halaman orangnya, atau kelahiran dan kedatangan dari kartu keluarganya.',
          }}
          columns={[
            {
              ...{ key: 'name', label: 'Nama', isSortable: true },
              cell: ({ id, fullName }) => (
                <a className="link font-semibold" href={`${URL}/${id}`}>
                  {fullName}
                </a>
              ),
            },
            {
              ...{ key: 'day', label: 'Tanggal', isSortable: true, isNarrow: true },
              cell: ({ happenedOn }) => formatDate(happenedOn, 'short'),
            },
            { key: 'area', label: 'Wilayah', cell: ({ areaCode }) => areaAddress(areas, areaCode) },
            {
              ...{ key: 'recorded', label: 'Dicatat', isSortable: true, onPhone: 'hidden' },
              cell: ({ recordedAt, actorName }) =>
                `${formatMoment(recordedAt, zoneOf(ctx.tenant.timeZone), 'short')}, ${actorName || 'sistem'}`,
            },
            {
              ...{ key: 'kind', label: 'Peristiwa', onPhone: 'badge' },
              cell: ({ kind, isReversed }) => <EventBadge kind={kind} isReversed={isReversed} />,
            },
          ]}
        />
      </div>
    ),
  });
}

const EventBadge = ({ kind, isReversed }: { kind: EventKind; isReversed: boolean }) => (
  <Badge tone={isReversed ? 'neutral' : EVENT_TONES[kind]}>
    {EVENT_WORDS[kind]}
    {isReversed ? ', dibatalkan' : ''}
  </Badge>
);

async function eventPage(ctx: RequestContext, problem?: AppError, reason = ''): Promise<PageAnswer> {
  const { event, areas } = await ctx.transaction(async (tx) => ({
    event: await readEvent(ctx, tx, idOf(ctx)),
    areas: await readAreas(tx),
  }));
  const mayReverse = ctx.can('resident-event', 'reverse') && event.kind !== 'reversal' && !event.isReversed;
  return renderPage({
    ...{ surface: 'console', title: event.fullName, menuUrl: URL, help: 'peristiwa' },
    trail: [{ label: 'Peristiwa Penduduk', url: URL }],
    status: problem?.status ?? 200,
    body: (
      <div className="grid max-w-3xl gap-5">
        <PageHeader
          title={`${EVENT_WORDS[event.kind]}: ${event.fullName}`}
          note={formatDate(event.happenedOn)}
          badge={<EventBadge kind={event.kind} isReversed={event.isReversed} />}
          actions={<LinkButton href={`/penduduk/${event.residentId}`}>Buka data orangnya</LinkButton>}
        />
        <ErrorSummary errors={errorsOf(problem)} />
        <Sheet>
          <DescriptionList
            items={[
              { term: 'Wilayah', detail: areaAddress(areas, event.areaCode) },
              ...detailItems(event.details),
              {
                term: 'Dicatat',
                detail: `${formatMoment(event.recordedAt, zoneOf(ctx.tenant.timeZone), 'long')}, ${event.actorName || 'sistem'}`,
              },
            ]}
          />
        </Sheet>
        {mayReverse && (
          <Disclosure title="Batalkan peristiwa ini" isDanger isOpen={problem !== undefined}>
            <Form action={`${URL}/${event.id}/batal`} className="grid gap-5">
              <TextArea
                name="reason"
                label="Alasan"
                rows={2}
                value={reason}
                error={problem?.fields.reason}
                maxLength={300}
                help="Orangnya kembali seperti sebelum peristiwa ini. Kedua catatan tetap tersimpan."
              />
              <FormActions>
                <Button look="danger">Batalkan dan simpan alasan</Button>
              </FormActions>
            </Form>
          </Disclosure>
        )}
      </div>
    ),
  });
}

async function formPage(
  ctx: RequestContext,
  typed: Readonly<Record<string, string>>,
  problem?: AppError,
): Promise<PageAnswer> {
  const { id, values } = await ctx.transaction((tx) => readResident(ctx, tx, idOf(ctx)));
  const isHere = values.status === 'alive';
  const offered = CHANGES.filter((kind) => (kind === 'return') !== isHere);
  const errors = errorsOf(problem);
  return renderPage({
    ...{ surface: 'console', title: 'Catat peristiwa', menuUrl: '/penduduk', help: 'peristiwa' },
    trail: [
      { label: 'Data Penduduk', url: '/penduduk' },
      { label: values.fullName ?? '', url: `/penduduk/${id}` },
    ],
    status: problem?.status ?? 200,
    body: (
      <div className="grid max-w-2xl gap-5">
        <PageHeader title="Catat peristiwa" note={values.fullName} />
        <ErrorSummary errors={errors} />
        <Sheet>
          <Form action={`/penduduk/${id}/peristiwa`} className="grid gap-5">
            <RadioGroup
              name="kind"
              label="Yang terjadi"
              value={typed.kind ?? ''}
              error={errors.kind}
              options={offered.map((value) => ({ value, label: EVENT_WORDS[value] }))}
            />
            <EventFields kinds={offered} typed={typed} errors={errors} />
            <FormActions>
              <Button look="primary">Catat peristiwa</Button>
              <LinkButton href={`/penduduk/${id}`}>Batal</LinkButton>
            </FormActions>
          </Form>
        </Sheet>
      </div>
    ),
  });
}
