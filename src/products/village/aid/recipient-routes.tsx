import { Readable } from 'node:stream';
import { maskNik } from '#features/people';
import { areaAddress, findResidents, RESIDENT_LIST, readAreas } from '#features/population';
import {
  type AidRecipient,
  addRecipient,
  findPrograms,
  findRecipients,
  PROGRAM_LIST,
  RECIPIENT_LIST,
  readPayoutsOf,
  readRecipient,
  stopRecipient,
  updateRecipient,
} from '#features/social-aid';
import { recordAudit } from '#kernel/audit';
import { formatDate } from '#kernel/calendar';
import { exportXlsx } from '#kernel/exchange';
import { contentDisposition } from '#kernel/files';
import {
  errorsOf,
  file,
  idOf,
  listAsked,
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
import { formatCount, formatRupiah } from '#kernel/money';
import { Badge, DescriptionList, ErrorSummary, LinkButton, PageHeader, ReasonPanel, Sheet } from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { aidPage } from './aid-page.tsx';
import { RECIPIENTS_URL } from './aid-words.ts';
import { PayoutTable } from './payout-table.tsx';
import { RecipientForm, TraceForm } from './recipient-form.tsx';

const may = (right: string) => ({ resource: 'aid-recipient', right });
const AT = `${RECIPIENTS_URL}/:id`;
const ABOVE = { label: 'Penerima', url: RECIPIENTS_URL };
const EVERYTHING = 100_000;
const STATES = [
  { value: 'active', label: 'Menerima' },
  { value: 'stopped', label: 'Dihentikan' },
];
type Typed = Readonly<Record<string, string>>;

/** Who receives, and why; heads of areas read those of their own. */
export const recipientRoutes: readonly Route[] = [
  page.get(RECIPIENTS_URL, { access: may('read'), summary: 'Recipients of aid' }, (ctx) => listPage(ctx)),
  file.get(
    `${RECIPIENTS_URL}/unduh`,
    { access: may('export'), summary: 'Recipients of aid as a workbook' },
    (ctx) => exportList(ctx),
  ),
  page.get(`${RECIPIENTS_URL}/baru`, { access: may('create'), summary: 'Form of a new recipient' }, (ctx) =>
    newPage(ctx, {}),
  ),
  page.post(
    `${RECIPIENTS_URL}/baru`,
    { access: may('create'), summary: 'Put a resident on the list of a programme' },
    async (ctx) => {
      const typed = await readTyped(ctx);
      const { programId = '', residentId = '' } = typed;
      try {
        const id = await ctx.transaction((tx) =>
          addRecipient(ctx, tx, { ...traceOf(typed), programId, residentId }),
        );
        return redirectTo(`${RECIPIENTS_URL}/${id}`, { tone: 'success', text: 'Penerima dicatat.' });
      } catch (error) {
        return newPage(ctx, typed, told(error));
      }
    },
  ),
  page.get(AT, { access: may('read'), summary: 'One recipient with the trace of why' }, (ctx) =>
    recipientPage(ctx),
  ),
  page.post(
    `${AT}/ubah`,
    { access: may('update'), summary: 'Correct why somebody receives' },
    async (ctx) => {
      const typed = await readTyped(ctx);
      try {
        await ctx.transaction((tx) => updateRecipient(ctx, tx, idOf(ctx), traceOf(typed)));
        return redirectTo(`${RECIPIENTS_URL}/${idOf(ctx)}`, {
          tone: 'success',
          text: 'Dasar penetapan disimpan.',
        });
      } catch (error) {
        return recipientPage(ctx, typed, told(error));
      }
    },
  ),
  page.post(`${AT}/hentikan`, { access: may('stop'), summary: 'End it for one recipient' }, async (ctx) => {
    const typed = await readTyped(ctx);
    try {
      await ctx.transaction((tx) => stopRecipient(ctx, tx, idOf(ctx), typed.stopReason ?? ''));
      return redirectTo(`${RECIPIENTS_URL}/${idOf(ctx)}`, {
        tone: 'success',
        text: 'Bantuan dihentikan dan keluarganya diberi tahu.',
      });
    } catch (error) {
      return recipientPage(ctx, typed, told(error));
    }
  }),
];

const traceOf = (typed: Typed) => ({
  ...{ decile: typed.decile ?? '', decileSource: typed.decileSource ?? '' },
  ...{ decileOn: typed.decileOn ?? '', reason: typed.reason ?? '' },
});

async function listPage(ctx: RequestContext): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, RECIPIENT_LIST);
  const { items, total, areas, programs } = await ctx.transaction(async (tx) => ({
    ...(await findRecipients(tx, list)),
    areas: await readAreas(tx),
    programs: await programChoices(tx),
  }));
  return aidPage(
    'Penerima bantuan',
    <>
      <PageHeader
        title="Penerima bantuan"
        note={`${formatCount(total)} penerima`}
        actions={
          <>
            {ctx.can('aid-recipient', 'export') && (
              <LinkButton href={listUrl(`${RECIPIENTS_URL}/unduh`, ctx.query, {})} icon="download">
                Unduh
              </LinkButton>
            )}
            {ctx.can('aid-recipient', 'create') && (
              <LinkButton href={`${RECIPIENTS_URL}/baru`} look="primary" icon="plus">
                Tambah penerima
              </LinkButton>
            )}
          </>
        }
      />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Nama penerima"
        filters={[
          { key: 'program', label: 'Program', all: 'Semua program', options: programs },
          {
            ...{ key: 'area', label: 'Wilayah', all: 'Seluruh desa' },
            options: areas.map(({ code }) => ({ value: code, label: areaAddress(areas, code) })),
          },
          { key: 'state', label: 'Keadaan', all: 'Semua', options: STATES },
        ]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={total}
        noun="penerima"
        caption="Penerima bantuan"
        rows={items}
        rowKey={({ id }) => id}
        nothingYet={{
          ...{ icon: 'hand-heart', title: 'Belum ada penerima' },
          children: 'Penerima yang ditetapkan dalam musyawarah desa tampil di sini.',
        }}
        columns={[
          {
            ...{ key: 'name', label: 'Nama', isSortable: true },
            cell: ({ id, fullName }) => (
              <a className="link font-semibold" href={`${RECIPIENTS_URL}/${id}`}>
                {fullName}
              </a>
            ),
          },
          { key: 'program', label: 'Program', cell: ({ programName }) => programName },
          {
            ...{ key: 'area', label: 'Wilayah', isSortable: true },
            cell: ({ areaCode }) => areaAddress(areas, areaCode),
          },
          {
            key: 'decile',
            label: 'Desil',
            isNumeric: true,
            isSortable: true,
            cell: ({ decile }) => decile ?? '',
          },
          {
            key: 'received',
            label: 'Diterima',
            isNumeric: true,
            cell: ({ received }) => formatRupiah(received),
          },
          { key: 'state', label: 'Keadaan', onPhone: 'badge', cell: (row) => <RecipientBadge {...row} /> },
        ]}
      />
    </>,
    { menuUrl: RECIPIENTS_URL },
  );
}

export function RecipientBadge({ state }: Pick<AidRecipient, 'state'>) {
  return state === 'active' ? (
    <Badge tone="success">Menerima</Badge>
  ) : (
    <Badge tone="warning">Dihentikan</Badge>
  );
}

/** Programmes to choose from, the newest first. */
export async function programChoices(tx: Parameters<typeof findPrograms>[0]) {
  const { items } = await findPrograms(tx, listAsked({ sort: PROGRAM_LIST.defaultSort, size: 200 }));
  return items.map(({ id, name }) => ({ value: id, label: name }));
}

async function recipientPage(ctx: RequestContext, typed?: Typed, problem?: AppError): Promise<PageAnswer> {
  const { recipient, payouts, areas } = await ctx.transaction(async (tx) => ({
    recipient: await readRecipient(ctx, tx, idOf(ctx)),
    payouts: await readPayoutsOf(tx, [idOf(ctx)]),
    areas: await readAreas(tx),
  }));
  const url = `${RECIPIENTS_URL}/${recipient.id}`;
  const errors = errorsOf(problem);
  const stands: Typed = {
    ...{ decile: String(recipient.decile ?? ''), decileSource: recipient.decileSource },
    ...{ decileOn: recipient.decileOn ?? '', reason: recipient.reason },
  };
  return aidPage(
    recipient.fullName,
    <>
      <PageHeader
        title={recipient.fullName}
        note={`${recipient.programName}, ${areaAddress(areas, recipient.areaCode)}`}
        badge={<RecipientBadge state={recipient.state} />}
      />
      <ErrorSummary errors={errors} />
      <Sheet title="Mengapa menerima">
        <DescriptionList
          layout="grid"
          items={[
            { term: 'Desil', detail: recipient.decile ?? 'Tidak tercatat' },
            {
              term: 'Sumber desil',
              detail: recipient.decileOn
                ? `${recipient.decileSource}, ${formatDate(recipient.decileOn)}`
                : 'Tidak tercatat',
            },
            { term: 'Alasan', detail: recipient.reason },
            { term: 'Dicatat oleh', detail: recipient.createdByName || 'Sistem' },
            ...(recipient.stopReason ? [{ term: 'Dihentikan karena', detail: recipient.stopReason }] : []),
          ]}
        />
      </Sheet>
      <Sheet isFlush title="Penyaluran" note={`${formatRupiah(recipient.received)} diterima`}>
        <PayoutTable rows={payouts} hasLinks={ctx.can('aid-payout', 'read')} />
      </Sheet>
      {ctx.can('aid-recipient', 'update') && (
        <Sheet title="Betulkan dasar penetapan">
          <TraceForm action={`${url}/ubah`} typed={typed ?? stands} errors={errors} />
        </Sheet>
      )}
      {ctx.can('aid-recipient', 'stop') && recipient.state === 'active' && (
        <ReasonPanel
          title="Hentikan bantuan untuk penerima ini"
          form={{ action: `${url}/hentikan` }}
          name="stopReason"
          label="Alasan, dibaca keluarganya"
          value={typed?.stopReason}
          error={errors.reason && typed?.stopReason !== undefined ? errors.reason : undefined}
          button="Hentikan bantuan"
        />
      )}
    </>,
    { menuUrl: RECIPIENTS_URL, above: ABOVE, problem },
  );
}

/** Looks for the resident first; nothing is found without a search. */
async function newPage(ctx: RequestContext, typed: Typed, problem?: AppError): Promise<PageAnswer> {
  const asked = (typed.cari ?? ctx.query.get('cari') ?? '').trim();
  const { programs, found } = await ctx.transaction(async (tx) => {
    const list = { ...listAsked({ sort: RESIDENT_LIST.defaultSort, size: 20 }), q: asked };
    const { items } = asked.length < 3 ? { items: [] } : await findResidents(ctx, tx, list);
    const areas = await readAreas(tx);
    return {
      programs: await programChoices(tx),
      found: items.map(({ id, areaCode, values }) => ({
        value: id,
        label: values.fullName ?? '',
        help: `${values.nik ? maskNik(values.nik) : 'Tanpa NIK'}, ${areaAddress(areas, areaCode)}`,
      })),
    };
  });
  return aidPage(
    'Tambah penerima',
    <RecipientForm {...{ asked, programs, found, typed, errors: errorsOf(problem) }} />,
    { menuUrl: RECIPIENTS_URL, above: ABOVE, problem },
  );
}

async function exportList(ctx: RequestContext): Promise<Response> {
  const asked = readListQuery(ctx.query, RECIPIENT_LIST);
  const { items, areas } = await ctx.transaction(async (tx) => {
    const found = await findRecipients(tx, { ...asked, page: 1, offset: 0, size: EVERYTHING });
    await recordAudit(ctx, tx, {
      ...{ action: 'aid.recipients_exported', resource: 'aid-recipient', after: { rows: found.total } },
    });
    return { items: found.items, areas: await readAreas(tx) };
  });
  const column = (label: string, value: (row: AidRecipient) => string) => ({
    ...{ label, writes: 'text' as const, value },
  });
  const body = Readable.from(
    exportXlsx({
      name: 'Penerima bantuan',
      title: [ctx.tenant.name, 'Penerima bantuan'],
      columns: [
        column('Nama', ({ fullName }) => fullName),
        column('Program', ({ programName }) => programName),
        column('Wilayah', ({ areaCode }) => areaAddress(areas, areaCode)),
        column('Desil', ({ decile }) => String(decile ?? '')),
        column('Sumber desil', ({ decileSource }) => decileSource),
        { label: 'Diterima', writes: 'money' as const, value: ({ received }: AidRecipient) => received },
        column('Keadaan', ({ state }) => STATES.find(({ value }) => value === state)?.label ?? ''),
      ],
      rows: items,
    }),
  );
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': contentDisposition('Penerima bantuan.xlsx'),
      'cache-control': 'private, no-store',
    },
  });
}
