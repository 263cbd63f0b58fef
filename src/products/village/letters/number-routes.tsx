import { Readable } from 'node:stream';
import {
  type BookedNumber,
  findMails,
  findNumbers,
  MAIL_LIST,
  NUMBER_LIST,
  readNumber,
  recordMail,
  voidNumber,
} from '#features/letters';
import { recordAudit } from '#kernel/audit';
import { formatDate, formatMoment, todayOf, zoneOf } from '#kernel/calendar';
import { exportXlsx } from '#kernel/exchange';
import { contentDisposition } from '#kernel/files';
import {
  errorsOf,
  file,
  idOf,
  listAsked,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  readTyped,
  redirectTo,
  renderPage,
  textIn,
  textsLike,
  told,
} from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import {
  Badge,
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  RadioGroup,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import { type AppError, notFound } from '#kernel/work';

const URL = '/surat/nomor';
const MAIL_URL = '/surat/agenda';
const may = (right: string) => ({ resource: 'letter-number', right });
const PURPOSES = [
  { value: 'letter', label: 'Surat layanan' },
  { value: 'mail_in', label: 'Surat masuk' },
  { value: 'mail_out', label: 'Surat keluar' },
];
const DIRECTIONS = [
  { value: 'in', label: 'Masuk' },
  { value: 'out', label: 'Keluar' },
];
const EMPTY_MAIL = { direction: '', mailNumber: '', mailDate: '', party: '', subject: '' };
const MOST_ROWS = 20_000;

/** The number book with its void register, and the agenda of mail that came in and went out. */
export const letterNumberRoutes: readonly Route[] = [
  page.get(URL, { access: may('read'), summary: 'The number book' }, numbersPage),
  file.get(
    `${URL}/unduh`,
    { access: may('export'), summary: 'The number book as a workbook' },
    exportNumbers,
  ),
  page.get(`${URL}/:id/batal`, { access: may('void'), summary: 'Ask why a number is struck' }, (ctx) =>
    voidPage(ctx),
  ),
  page.post(
    `${URL}/:id/batal`,
    { access: may('void'), summary: 'Strike a number with its reason' },
    async (ctx) => {
      const reason = textIn(await readTyped(ctx), 'reason');
      try {
        await ctx.transaction((tx) => voidNumber(ctx, tx, idOf(ctx), reason));
        return redirectTo(URL, {
          tone: 'success',
          text: 'Nomor dibatalkan; ia tetap di buku dengan alasannya.',
        });
      } catch (error) {
        return voidPage(ctx, reason, told(error));
      }
    },
  ),
  page.get(MAIL_URL, { access: may('read'), summary: 'The agenda book of mail' }, (ctx) => mailsPage(ctx)),
  page.post(
    MAIL_URL,
    { access: { resource: 'letter-request', right: 'assist' }, summary: 'Write mail into the agenda book' },
    async (ctx) => {
      const typed = await readTyped(ctx);
      try {
        const mail = textsLike(EMPTY_MAIL, typed);
        await ctx.transaction((tx) => recordMail(ctx, tx, mail));
        return redirectTo(MAIL_URL, { tone: 'success', text: 'Surat dicatat di buku agenda.' });
      } catch (error) {
        return mailsPage(ctx, typed, told(error));
      }
    },
  ),
];

const whatOf = ({ letterTitle, mailSubject }: BookedNumber) => letterTitle ?? mailSubject ?? 'Nomor batal';

async function numbersPage(ctx: RequestContext): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, NUMBER_LIST);
  const { items, total } = await ctx.transaction((tx) => findNumbers(tx, list));
  return renderPage({
    ...{ surface: 'console', title: 'Buku Nomor Surat', menuUrl: URL, help: 'nomor-surat' },
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader
          title="Buku Nomor Surat"
          note={`${total} nomor. Nomor yang batal tetap di sini dengan alasannya.`}
          actions={
            <>
              <LinkButton href={MAIL_URL} icon="mail">
                Buku agenda
              </LinkButton>
              {ctx.can('letter-number', 'export') && (
                <LinkButton href={`${URL}/unduh`} icon="download">
                  Excel
                </LinkButton>
              )}
            </>
          }
        />
        <ListFilters
          ctx={ctx}
          list={list}
          search="Nomor surat"
          filters={[
            { key: 'purpose', label: 'Untuk', all: 'Semua', options: PURPOSES },
            {
              ...{ key: 'void', label: 'Keadaan', all: 'Semua' },
              options: [
                { value: 'tidak', label: 'Dipakai' },
                { value: 'ya', label: 'Batal' },
              ],
            },
          ]}
        />
        <ListTable
          {...{ ctx, list, total }}
          noun="nomor"
          caption="Buku nomor surat"
          rows={items}
          rowKey={({ id }) => id}
          nothingYet={{
            ...{ icon: 'hash', title: 'Belum ada nomor yang keluar' },
            children: 'Nomor keluar saat surat ditandatangani atau dicatat di buku agenda.',
          }}
          columns={[
            {
              ...{ key: 'number', label: 'Nomor', isSortable: true },
              cell: ({ text, letterId }) =>
                letterId ? (
                  <a className="link font-semibold" href={`/surat/terbit/${letterId}`}>
                    {text}
                  </a>
                ) : (
                  <b>{text}</b>
                ),
            },
            { key: 'what', label: 'Untuk', cell: whatOf },
            {
              ...{ key: 'given', label: 'Keluar', isSortable: true, isNarrow: true },
              cell: ({ givenAt }) => formatMoment(givenAt, zoneOf(ctx.tenant.timeZone), 'short'),
            },
            { key: 'reason', label: 'Alasan batal', cell: ({ voidReason }) => voidReason ?? '' },
            {
              ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
              cell: ({ voidReason }) =>
                voidReason === null ? (
                  <Badge tone="success">Dipakai</Badge>
                ) : (
                  <Badge tone="error">Batal</Badge>
                ),
            },
          ]}
          {...(ctx.can('letter-number', 'void') && {
            rowActions: ({ id, voidReason }: BookedNumber) =>
              voidReason === null && (
                <LinkButton href={`${URL}/${id}/batal`} size="sm">
                  Batalkan
                </LinkButton>
              ),
          })}
        />
      </div>
    ),
  });
}

async function voidPage(ctx: RequestContext, reason = '', problem?: AppError): Promise<PageAnswer> {
  const number = await ctx.transaction((tx) => readNumber(tx, idOf(ctx)));
  if (!number) throw notFound();
  return renderPage({
    ...{ surface: 'console', title: `Batalkan nomor ${number.text}`, menuUrl: URL, help: 'nomor-surat' },
    trail: [{ label: 'Buku Nomor Surat', url: URL }],
    status: problem?.status ?? 200,
    body: (
      <div className="grid max-w-2xl gap-5">
        <PageHeader
          title={`Batalkan nomor ${number.text}`}
          note="Nomor tidak dipakai lagi, dan suratnya ikut dicabut."
        />
        <ErrorSummary errors={errorsOf(problem)} />
        <Sheet>
          <Form action={`${URL}/${number.id}/batal`} className="grid gap-5">
            <TextArea
              name="reason"
              label="Alasan"
              rows={3}
              maxLength={300}
              value={reason}
              error={problem?.fields.reason}
            />
            <FormActions>
              <Button look="danger">Batalkan nomor ini</Button>
              <LinkButton href={URL}>Kembali</LinkButton>
            </FormActions>
          </Form>
        </Sheet>
      </div>
    ),
  });
}

async function exportNumbers(ctx: RequestContext): Promise<Response> {
  const { items } = await ctx.transaction(async (tx) => {
    const found = await findNumbers(tx, listAsked({ sort: 'number', size: MOST_ROWS }));
    await recordAudit(ctx, tx, {
      ...{
        action: 'letter_number.exported',
        resource: 'letter-number',
        objectLabel: `${found.items.length} nomor`,
      },
    });
    return found;
  });
  const today = todayOf(ctx);
  const zone = zoneOf(ctx.tenant.timeZone);
  const body = Readable.from(
    exportXlsx({
      name: 'Nomor surat',
      title: [ctx.tenant.name, `Buku nomor surat per ${formatDate(today)}`],
      columns: [
        { label: 'Nomor', writes: 'text', value: ({ text }: BookedNumber) => text },
        { label: 'Untuk', writes: 'text', value: whatOf },
        {
          label: 'Keluar',
          writes: 'text',
          value: ({ givenAt }: BookedNumber) => formatMoment(givenAt, zone, 'short'),
        },
        { label: 'Alasan batal', writes: 'text', value: ({ voidReason }: BookedNumber) => voidReason ?? '' },
      ],
      rows: items,
    }),
  );
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': contentDisposition(`Nomor surat ${today}.xlsx`),
      'cache-control': 'private, no-store',
    },
  });
}

async function mailsPage(
  ctx: RequestContext,
  typed: Readonly<Record<string, string>> = {},
  problem?: AppError,
): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, MAIL_LIST);
  const { items, total } = await ctx.transaction((tx) => findMails(tx, list));
  const value = (name: string) => ({ name, value: typed[name] ?? '', error: problem?.fields[name] });
  return renderPage({
    ...{ surface: 'console', title: 'Buku Agenda Surat', menuUrl: MAIL_URL, help: 'nomor-surat' },
    status: problem?.status ?? 200,
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader title="Buku Agenda Surat" note={`${total} surat masuk dan keluar`} />
        <ErrorSummary errors={errorsOf(problem)} />
        {ctx.can('letter-request', 'assist') && (
          <Disclosure title="Catat surat" isOpen={problem !== undefined}>
            <Form action={MAIL_URL} className="grid gap-5">
              <RadioGroup {...value('direction')} label="Arah" isInline options={DIRECTIONS} />
              <TextField {...value('party')} label="Pengirim atau tujuan" maxLength={150} />
              <TextField {...value('subject')} label="Perihal" maxLength={300} />
              <TextField {...value('mailNumber')} label="Nomor di suratnya" isOptional maxLength={80} />
              <DateField {...value('mailDate')} label="Tanggal di suratnya" max={todayOf(ctx)} />
              <FormActions>
                <Button look="primary">Catat di buku agenda</Button>
              </FormActions>
            </Form>
          </Disclosure>
        )}
        <ListFilters
          ctx={ctx}
          list={list}
          search="Nomor, pengirim, tujuan, atau perihal"
          filters={[
            { key: 'direction', label: 'Arah', all: 'Semua', options: DIRECTIONS },
            { key: 'month', kind: 'month', label: 'Bulan' },
          ]}
        />
        <ListTable
          {...{ ctx, list, total }}
          noun="surat"
          caption="Buku agenda surat"
          rows={items}
          rowKey={({ id }) => id}
          nothingYet={{
            ...{ icon: 'mail', title: 'Buku agenda masih kosong' },
            children: 'Catat surat yang masuk dan keluar; tiap surat mendapat nomor agenda.',
          }}
          columns={[
            { key: 'agenda', label: 'Nomor agenda', isSortable: true, cell: ({ agenda }) => <b>{agenda}</b> },
            { key: 'party', label: 'Pengirim atau tujuan', isSortable: true, cell: ({ party }) => party },
            { key: 'subject', label: 'Perihal', cell: ({ subject }) => subject },
            {
              ...{ key: 'dealt', label: 'Dicatat', isSortable: true, isNarrow: true },
              cell: ({ dealtOn }) => formatDate(dealtOn, 'short'),
            },
            {
              ...{ key: 'direction', label: 'Arah', onPhone: 'badge' },
              cell: ({ direction }) =>
                direction === 'in' ? <Badge tone="info">Masuk</Badge> : <Badge tone="neutral">Keluar</Badge>,
            },
          ]}
        />
      </div>
    ),
  });
}
