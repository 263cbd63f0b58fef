import {
  findLetters,
  handOver,
  type IssuedLetter,
  LETTER_LIST,
  openLetterFile,
  readLetter,
  readTypes,
  revokeLetter,
} from '#features/letters';
import { formatDate, formatMoment, zoneOf } from '#kernel/calendar';
import {
  errorsOf,
  file,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  readTyped,
  redirectTo,
  renderPage,
  textIn,
  told,
} from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import {
  Badge,
  Button,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
  TextArea,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { DESK_URL, letterPlace, ISSUED_URL as URL } from './place.ts';
import { sendPrivate } from './send-private.ts';

const may = (right: string) => ({ resource: 'letter', right });

/** Letters that were issued: the list, one letter, its paper, and taking it back. */
export const issuedLetterRoutes: readonly Route[] = [
  page.get(URL, { access: may('read'), summary: 'Letters that were issued' }, listPage),
  page.get(`${URL}/:id`, { access: may('read'), summary: 'One letter that was issued' }, (ctx) =>
    letterPage(ctx),
  ),
  file.get(`${URL}/:id/pdf`, { access: may('print'), summary: 'The paper of a letter' }, (ctx) =>
    ctx.transaction(async (tx) =>
      sendPrivate(await openLetterFile(ctx, tx, letterPlace, idOf(ctx)), 'inline'),
    ),
  ),
  page.post(
    `${URL}/:id/diambil`,
    { access: { resource: 'letter-request', right: 'assist' }, summary: 'Note that a letter was fetched' },
    async (ctx) => {
      try {
        await ctx.transaction(async (tx) => {
          const { requestId } = await readLetter(tx, idOf(ctx));
          await handOver(ctx, tx, letterPlace, requestId, 'Petugas');
        });
        return redirectTo(`${URL}/${idOf(ctx)}`, { tone: 'success', text: 'Dicatat sudah diambil.' });
      } catch (error) {
        return letterPage(ctx, '', told(error));
      }
    },
  ),
  page.post(`${URL}/:id/cabut`, { access: may('revoke'), summary: 'Revoke a letter' }, async (ctx) => {
    const reason = textIn(await readTyped(ctx), 'reason');
    try {
      await ctx.transaction((tx) => revokeLetter(ctx, tx, letterPlace, idOf(ctx), reason));
      return redirectTo(`${URL}/${idOf(ctx)}`, {
        tone: 'success',
        text: 'Surat dicabut; pemiliknya dikabari.',
      });
    } catch (error) {
      return letterPage(ctx, reason, told(error));
    }
  }),
];

const LetterBadge = ({ letter }: { letter: Pick<IssuedLetter, 'revokedAt'> }) =>
  letter.revokedAt ? <Badge tone="error">Dicabut</Badge> : <Badge tone="success">Berlaku</Badge>;

async function listPage(ctx: RequestContext): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, LETTER_LIST);
  const { items, total, types } = await ctx.transaction(async (tx) => ({
    ...(await findLetters(tx, list)),
    types: await readTypes(tx),
  }));
  return renderPage({
    ...{ surface: 'console', title: 'Surat Terbit', menuUrl: URL, help: 'surat' },
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader title="Surat Terbit" note={`${total} surat`} />
        <ListFilters
          ctx={ctx}
          list={list}
          search="Nama atau nomor surat"
          filters={[
            {
              ...{ key: 'title', label: 'Jenis surat', all: 'Semua jenis' },
              options: types.map(({ title }) => ({ value: title, label: title })),
            },
            { key: 'month', kind: 'month', label: 'Bulan' },
            {
              ...{ key: 'revoked', label: 'Keadaan', all: 'Semua' },
              options: [
                { value: 'tidak', label: 'Berlaku' },
                { value: 'ya', label: 'Dicabut' },
              ],
            },
          ]}
        />
        <ListTable
          {...{ ctx, list, total }}
          noun="surat"
          caption="Surat terbit"
          rows={items}
          rowKey={({ id }) => id}
          nothingYet={{
            ...{ icon: 'mail', title: 'Belum ada surat terbit' },
            children: 'Surat muncul di sini begitu ditandatangani.',
          }}
          columns={[
            {
              ...{ key: 'number', label: 'Nomor', isSortable: true },
              cell: ({ id, number }) => (
                <a className="link font-semibold" href={`${URL}/${id}`}>
                  {number}
                </a>
              ),
            },
            { key: 'title', label: 'Surat', isSortable: true, cell: ({ title }) => title },
            { key: 'name', label: 'Atas nama', isSortable: true, cell: ({ residentName }) => residentName },
            {
              ...{ key: 'issued', label: 'Terbit', isSortable: true, isNarrow: true },
              cell: ({ issuedOn }) => formatDate(issuedOn, 'short'),
            },
            {
              ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
              cell: (letter) => <LetterBadge letter={letter} />,
            },
          ]}
        />
      </div>
    ),
  });
}

async function letterPage(ctx: RequestContext, reason = '', problem?: AppError): Promise<PageAnswer> {
  const letter = await ctx.transaction((tx) => readLetter(tx, idOf(ctx)));
  const at = `${URL}/${letter.id}`;
  return renderPage({
    ...{ surface: 'console', title: letter.number, menuUrl: URL, help: 'surat' },
    trail: [{ label: 'Surat Terbit', url: URL }],
    status: problem?.status ?? 200,
    body: (
      <div className="grid max-w-3xl gap-4 lg:gap-6">
        <PageHeader
          title={letter.number}
          note={`${letter.title}, ${letter.residentName}`}
          badge={<LetterBadge letter={letter} />}
          actions={
            ctx.can('letter', 'print') && (
              <LinkButton href={`${at}/pdf`} look="primary" icon="printer">
                Buka surat
              </LinkButton>
            )
          }
        />
        <ErrorSummary errors={errorsOf(problem)} />
        {letter.revokedAt && (
          <Notice
            tone="error"
            title={`Dicabut ${formatMoment(letter.revokedAt, zoneOf(ctx.tenant.timeZone), 'long')}`}
          >
            {letter.revokedReason}
          </Notice>
        )}
        <Sheet>
          <DescriptionList
            items={[
              { term: 'Terbit', detail: formatDate(letter.issuedOn) },
              {
                term: 'Berlaku sampai',
                detail: letter.validUntil ? formatDate(letter.validUntil) : 'Tanpa batas waktu',
              },
              { term: 'Penanda tangan', detail: letter.signatoryName },
              { term: 'Sidik isi', detail: letter.contentHash.slice(0, 16) },
            ]}
          />
        </Sheet>
        {ctx.can('letter-request', 'assist') && (
          <Form action={`${at}/diambil`} className="flex flex-wrap gap-3">
            <Button>Catat sudah diambil di kantor</Button>
            <LinkButton href={`${DESK_URL}/${letter.requestId}`}>Buka permohonannya</LinkButton>
          </Form>
        )}
        {!letter.revokedAt && ctx.can('letter', 'revoke') && (
          <Disclosure title="Cabut surat ini" isDanger isOpen={problem?.fields.reason !== undefined}>
            <Form action={`${at}/cabut`} className="grid gap-4">
              <TextArea
                name="reason"
                label="Alasan"
                rows={3}
                maxLength={300}
                value={reason}
                error={problem?.fields.reason}
                help="Surat tetap di arsip; halaman periksanya mengatakan dicabut."
              />
              <FormActions>
                <Button look="danger">Cabut surat</Button>
              </FormActions>
            </Form>
          </Disclosure>
        )}
      </div>
    ),
  });
}
