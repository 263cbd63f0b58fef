import { z } from 'zod';
import { formatMoment, zoneOf } from '#kernel/calendar';
import {
  api,
  check,
  errorsOf,
  idOf,
  json,
  type ListShape,
  listOf,
  listParameters,
  listUrl,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  readTyped,
  redirectTo,
  told,
} from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import {
  Badge,
  Button,
  Chip,
  ChipRow,
  DescriptionList,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  RadioGroup,
  Sheet,
  TextArea,
} from '#kernel/ui';
import { type AppError, notFound } from '#kernel/work';
import { ClockBadge, momentOf } from './clock-badge.tsx';
import { decideRequest } from './decide-request.ts';
import { deskPage } from './desk-frame.tsx';
import { obstaclesOf } from './person.ts';
import { DESK_DECIDE, DESK_READ, type PrivacyPlace } from './privacy-place.ts';
import { type PrivacyRequest, REQUEST_KINDS, REQUEST_STATES, readRequest, readRequests } from './request.ts';

const shape: ListShape = { sorts: ['dueAt'], defaultSort: 'dueAt', filters: ['state', 'kind'] };

const decision = z.object({
  state: z.enum(['done', 'refused'], { error: 'Pilih keputusannya.' }),
  answer: z.string().trim().min(5, 'Tulis jawabannya, paling sedikit 5 huruf.').max(2000),
});

const moment = z.iso.datetime();
const listed = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.string(),
  createdAt: moment,
  dueAt: moment,
  isOverdue: z.boolean(),
});

/** What people ask about their data, with the clock of the law. */
export function requestDeskRoutes(place: PrivacyPlace): Route[] {
  const { desk } = place;
  return [
    page.get(desk, { access: DESK_READ, summary: 'Requests about personal data' }, (ctx) =>
      listPage(ctx, place),
    ),
    page.get(`${desk}/:id`, { access: DESK_READ, summary: 'One request about personal data' }, (ctx) =>
      requestPage(ctx, place),
    ),
    page.post(
      `${desk}/:id`,
      { access: DESK_DECIDE, summary: 'Answer a request about personal data' },
      (ctx) => decide(ctx, place),
    ),
    api.get(
      '/api/v1/privacy-requests',
      {
        access: DESK_READ,
        summary: 'Requests about personal data, the most urgent first',
        queryParameters: listParameters(shape),
        answer: listOf(listed),
      },
      async (ctx) => {
        const list = readListQuery(ctx.query, shape, { isStrict: true });
        const { items, total } = await readListed(ctx, list, 'all');
        return json({
          items: items.map(({ id, kind, state, createdAt, dueAt }) => ({
            ...{ id, kind, state, createdAt: createdAt.toISOString(), dueAt: dueAt.toISOString() },
            isOverdue: state === 'open' && dueAt <= ctx.now,
          })),
          ...{ page: list.page, size: list.size, total },
        });
      },
    ),
  ];
}

type List = ReturnType<typeof readListQuery>;

function readListed(ctx: RequestContext, list: List, fallback: string) {
  return ctx.transaction((tx) =>
    readRequests(tx, {
      state: list.filters.state?.[0] ?? fallback,
      kind: list.filters.kind?.[0],
      ...{ q: list.q, offset: list.offset, limit: list.size },
    }),
  );
}

async function listPage(ctx: RequestContext, place: PrivacyPlace): Promise<PageAnswer> {
  const { desk } = place;
  const list = readListQuery(ctx.query, shape);
  const { items, total } = await readListed(ctx, list, 'open');
  const state = list.filters.state?.[0] ?? 'open';
  const url = (value: string | null) => listUrl(desk, ctx.query, { 'filter[state]': value });
  return deskPage(place, {
    title: 'Permintaan data pribadi',
    part: 'requests',
    header: (
      <PageHeader title="Permintaan data pribadi" note="Dijawab paling lambat 3 x 24 jam (UU 27/2022)" />
    ),
    body: (
      <>
        <ChipRow label="Keadaan">
          <Chip value="Menunggu" url={url(null)} isCurrent={state === 'open'} />
          <Chip value="Dipenuhi" url={url('done')} isCurrent={state === 'done'} />
          <Chip value="Ditolak" url={url('refused')} isCurrent={state === 'refused'} />
          <Chip value="Semua" url={url('all')} isCurrent={state === 'all'} />
        </ChipRow>
        <ListFilters
          ctx={ctx}
          list={list}
          search="Cari nama"
          filters={[
            {
              key: 'kind',
              label: 'Yang diminta',
              all: 'Semua',
              options: Object.entries(REQUEST_KINDS).map(([value, { label }]) => ({ value, label })),
            },
          ]}
        />
        <RequestTable ctx={ctx} desk={desk} rows={items} list={list} total={total} />
      </>
    ),
  });
}

function RequestTable(props: {
  ctx: RequestContext;
  desk: string;
  rows: readonly PrivacyRequest[];
  list: List;
  total: number;
}) {
  const { ctx, desk, rows, list, total } = props;
  return (
    <ListTable
      ctx={ctx}
      list={list}
      total={total}
      noun="permintaan"
      caption="Permintaan, yang paling mendesak di atas"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          label: 'Dari',
          cell: (row) => (
            <a className="link font-semibold" href={`${desk}/${row.id}`}>
              {row.name}
            </a>
          ),
        },
        { key: 'kind', label: 'Yang diminta', cell: (row) => REQUEST_KINDS[row.kind].label },
        {
          key: 'at',
          label: 'Masuk',
          isNarrow: true,
          cell: (row) => formatMoment(row.createdAt, zoneOf(ctx.tenant.timeZone), 'short'),
        },
        {
          key: 'state',
          label: 'Keadaan',
          onPhone: 'badge',
          cell: (row) =>
            row.state === 'open' ? (
              <ClockBadge ctx={ctx} dueAt={row.dueAt} />
            ) : (
              <Badge tone={REQUEST_STATES[row.state].tone}>{REQUEST_STATES[row.state].label}</Badge>
            ),
        },
      ]}
      nothingYet={{
        icon: 'shield-check',
        title: 'Tidak ada permintaan di sini',
        children: 'Permintaan dari halaman "Data pribadi saya" masuk ke sini.',
      }}
    />
  );
}

async function requestPage(
  ctx: RequestContext,
  place: PrivacyPlace,
  typed: Readonly<Record<string, string>> = {},
  problem?: AppError,
): Promise<PageAnswer> {
  const { desk, source } = place;
  const errors = errorsOf(problem);
  const work = ctx.beyondWalls('what stands in the way of an erasure');
  const { request, obstacles } = await work.transaction(async (tx) => {
    const found = await readRequest(tx, idOf(ctx));
    if (!found) throw notFound();
    const erases = found.kind === 'erase' && found.state === 'open';
    return { request: found, obstacles: erases ? await obstaclesOf(work, tx, source, found) : [] };
  });
  const { label } = REQUEST_KINDS[request.kind];
  const state = REQUEST_STATES[request.state];
  const recordUrl = request.subjectId ? source.recordUrl?.(request.subjectId) : undefined;
  return deskPage(place, {
    title: `${label}: ${request.name}`,
    part: 'requests',
    trail: [{ label: 'Permintaan data pribadi', url: desk }],
    status: problem?.status ?? 200,
    header: (
      <PageHeader
        title={label}
        note={request.name}
        badge={
          request.state === 'open' ? (
            <ClockBadge ctx={ctx} dueAt={request.dueAt} />
          ) : (
            <Badge tone={state.tone}>{state.label}</Badge>
          )
        }
        actions={
          recordUrl &&
          request.state === 'open' && (
            <LinkButton href={recordUrl} icon="user">
              Buka datanya
            </LinkButton>
          )
        }
      />
    ),
    body: (
      <div className="grid max-w-3xl gap-5">
        <ErrorSummary errors={errors} />
        <Sheet>
          <DescriptionList
            items={[
              { term: 'Diminta', detail: momentOf(ctx, request.createdAt) },
              { term: 'Batas jawaban', detail: momentOf(ctx, request.dueAt) },
              { term: 'Keterangan', detail: request.note || 'Tidak ada' },
              ...(request.answer ? [{ term: 'Jawaban', detail: request.answer }] : []),
              ...(request.decidedAt
                ? [
                    {
                      term: 'Dijawab',
                      detail: `${momentOf(ctx, request.decidedAt)} oleh ${request.decidedByName ?? 'sistem'}`,
                    },
                  ]
                : []),
            ]}
          />
        </Sheet>
        {request.kind === 'erase' && request.state === 'open' && <EraseCheck obstacles={obstacles} />}
        {request.state === 'open' && ctx.can(DESK_DECIDE.resource, DESK_DECIDE.right) && (
          <DecisionSheet desk={desk} request={request} typed={typed} errors={errors} />
        )}
      </div>
    ),
  });
}

/** What has to be settled first, and what erasure will and will not do. */
function EraseCheck({ obstacles }: { obstacles: readonly string[] }) {
  if (obstacles.length > 0) {
    return (
      <Notice tone="warning" title="Belum dapat dihapus">
        <ul className="list-disc pl-5">
          {obstacles.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Notice>
    );
  }
  return (
    <Notice tone="info" title="Tidak ada yang menghalangi">
      Keanggotaan berakhir, akunnya ditutup, dan nama, kontak, berkas, serta tulisannya dihapus di mana pun,
      juga isi catatan audit tentangnya. Tagihan, pembayaran, kuitansi, dan jumlahnya tetap, tanpa nama. Ini
      tidak dapat dibatalkan.
    </Notice>
  );
}

function DecisionSheet(props: {
  desk: string;
  request: PrivacyRequest;
  typed: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
}) {
  const { desk, request, typed, errors } = props;
  const erases = request.kind === 'erase';
  return (
    <Sheet title="Jawab permintaan">
      <Form action={`${desk}/${request.id}`} className="grid gap-5">
        <RadioGroup
          name="state"
          label="Keputusan"
          value={typed.state ?? ''}
          options={[
            erases
              ? { value: 'done', label: 'Setujui dan hapus sekarang', help: 'Tidak dapat dibatalkan.' }
              : { value: 'done', label: 'Dipenuhi', help: 'Sudah dikerjakan: dijelaskan atau dibetulkan.' },
            {
              value: 'refused',
              label: 'Ditolak',
              help: 'Sebutkan dasarnya dan apa yang dapat dilakukan pemohon.',
            },
          ]}
          error={errors.state}
        />
        <TextArea
          name="answer"
          label="Jawaban untuk pemohon"
          maxLength={2000}
          value={typed.answer ?? ''}
          error={errors.answer}
        />
        <FormActions>
          <Button look="primary" busyLabel="Mengirim…">
            Kirim jawaban
          </Button>
          <LinkButton href={desk} look="quiet">
            Kembali
          </LinkButton>
        </FormActions>
      </Form>
    </Sheet>
  );
}

async function decide(ctx: RequestContext, place: PrivacyPlace): Promise<Response | PageAnswer> {
  const typed = await readTyped(ctx);
  const work = ctx.beyondWalls('an answer may erase rows in every family');
  try {
    // A request that is not there is not there, whatever was typed about it.
    if (!(await work.transaction((tx) => readRequest(tx, idOf(ctx))))) throw notFound();
    const given = check(decision, typed);
    await work.transaction((tx) => decideRequest(work, tx, place, { ...given, id: idOf(ctx) }));
  } catch (error) {
    return requestPage(ctx, place, typed, told(error));
  }
  return redirectTo(place.desk, { tone: 'success', text: 'Jawaban dikirim kepada pemohon.' });
}
