import {
  type AidProgram,
  findPrograms,
  PROGRAM_LIST,
  publishProgram,
  readProgram,
  removeProgram,
  saveProgram,
  TARGET_WORDS,
} from '#features/social-aid';
import { formatDate } from '#kernel/calendar';
import {
  errorsOf,
  filteredUrl,
  idOf,
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
import {
  Badge,
  Button,
  DateField,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  FigureRow,
  Form,
  FormActions,
  LinkButton,
  MoneyField,
  PageHeader,
  Select,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { aidPage } from './aid-page.tsx';
import { choicesOf, PAYOUTS_URL, PROGRAMS_URL, RECIPIENTS_URL } from './aid-words.ts';

const may = (right: string) => ({ resource: 'aid-program', right });
const AT = `${PROGRAMS_URL}/:id`;
const ABOVE = { label: 'Program Bantuan', url: PROGRAMS_URL };
type Typed = Readonly<Record<string, string>>;

/** Programmes of aid: what for, for whom, from which money, and whether the masked list is public. */
export const programRoutes: readonly Route[] = [
  page.get(PROGRAMS_URL, { access: may('read'), summary: 'Programmes of aid' }, (ctx) => listPage(ctx)),
  page.get(`${PROGRAMS_URL}/baru`, { access: may('create'), summary: 'Form of a new programme' }, (ctx) =>
    formPage(ctx, undefined, {}),
  ),
  page.post(`${PROGRAMS_URL}/baru`, { access: may('create'), summary: 'Make a programme of aid' }, (ctx) =>
    save(ctx),
  ),
  page.get(AT, { access: may('read'), summary: 'One programme of aid' }, (ctx) => programPage(ctx)),
  page.get(`${AT}/ubah`, { access: may('update'), summary: 'Form to change a programme' }, (ctx) =>
    formPage(ctx, idOf(ctx)),
  ),
  page.post(`${AT}/ubah`, { access: may('update'), summary: 'Change a programme of aid' }, (ctx) =>
    save(ctx, idOf(ctx)),
  ),
  page.post(
    `${AT}/umumkan`,
    { access: may('update'), summary: 'Show the masked list of a programme, or take it away' },
    async (ctx) => {
      const isShown = await ctx.transaction((tx) => publishProgram(ctx, tx, idOf(ctx)));
      const text = isShown
        ? 'Daftar penerima dengan nama tersamar diumumkan.'
        : 'Daftar tidak diumumkan lagi.';
      return redirectTo(`${PROGRAMS_URL}/${idOf(ctx)}`, { tone: 'success', text });
    },
  ),
  page.post(
    `${AT}/hapus`,
    { access: may('delete'), summary: 'Remove a programme that nobody is on' },
    async (ctx) => {
      try {
        await ctx.transaction((tx) => removeProgram(ctx, tx, idOf(ctx)));
        return redirectTo(PROGRAMS_URL, { tone: 'success', text: 'Program dihapus.' });
      } catch (error) {
        return programPage(ctx, told(error));
      }
    },
  ),
];

async function listPage(ctx: RequestContext): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, PROGRAM_LIST);
  const { items, total } = await ctx.transaction((tx) => findPrograms(tx, list));
  return aidPage(
    'Program Bantuan',
    <>
      <PageHeader
        title="Program Bantuan"
        note={`${formatCount(total)} program; tahun-tahun lalu tetap tersimpan`}
        actions={
          ctx.can('aid-program', 'create') && (
            <LinkButton href={`${PROGRAMS_URL}/baru`} look="primary" icon="plus">
              Tambah program
            </LinkButton>
          )
        }
      />
      <ListFilters ctx={ctx} list={list} search="Nama program" filters={[]} />
      <ListTable
        ctx={ctx}
        list={list}
        total={total}
        noun="program"
        caption="Program bantuan"
        rows={items}
        rowKey={({ id }) => id}
        nothingYet={{
          ...{ icon: 'hand-heart', title: 'Belum ada program bantuan' },
          children: 'Catat program pertama, misalnya BLT Dana Desa tahun ini.',
        }}
        columns={[
          {
            ...{ key: 'name', label: 'Program', isSortable: true },
            cell: ({ id, name }) => (
              <a className="link font-semibold" href={`${PROGRAMS_URL}/${id}`}>
                {name}
              </a>
            ),
          },
          {
            ...{ key: 'start', label: 'Masa', isSortable: true },
            cell: ({ startsOn, endsOn }) => `${formatDate(startsOn, 'short')}–${formatDate(endsOn, 'short')}`,
          },
          { key: 'target', label: 'Sasaran', cell: ({ target }) => TARGET_WORDS[target] },
          {
            ...{ key: 'recipients', label: 'Penerima', isNumeric: true },
            cell: ({ recipients }) => formatCount(recipients),
          },
          { key: 'paid', label: 'Disalurkan', isNumeric: true, cell: ({ paid }) => formatRupiah(paid) },
        ]}
      />
    </>,
    { menuUrl: PROGRAMS_URL },
  );
}

async function programPage(ctx: RequestContext, problem?: AppError): Promise<PageAnswer> {
  const program = await ctx.transaction((tx) => readProgram(tx, idOf(ctx)));
  const url = `${PROGRAMS_URL}/${program.id}`;
  return aidPage(
    program.name,
    <>
      <PageHeader
        title={program.name}
        note={`${formatDate(program.startsOn)} sampai ${formatDate(program.endsOn)}`}
        badge={program.isPublished && <Badge tone="success">Diumumkan</Badge>}
        actions={
          ctx.can('aid-program', 'update') && (
            <LinkButton href={`${url}/ubah`} icon="pencil">
              Ubah
            </LinkButton>
          )
        }
      />
      <ErrorSummary errors={errorsOf(problem)} />
      <FigureRow
        items={[
          {
            ...{ label: 'Penerima sekarang', value: formatCount(program.recipients) },
            url: filteredUrl(RECIPIENTS_URL, { program: program.id }),
          },
          { label: 'Sekali salur', value: formatRupiah(program.amount) },
          {
            ...{ label: 'Sudah disalurkan', value: formatRupiah(program.paid) },
            url: filteredUrl(PAYOUTS_URL, { program: program.id }),
          },
        ]}
      />
      <Sheet>
        <DescriptionList
          layout="grid"
          items={[
            { term: 'Sasaran', detail: TARGET_WORDS[program.target] },
            { term: 'Asal dana', detail: program.fundSource },
            { term: 'Dasar penetapan', detail: program.decision || 'Belum dicatat' },
            { term: 'Kriteria', detail: program.criteria || 'Belum dicatat' },
          ]}
        />
      </Sheet>
      {ctx.can('aid-program', 'update') && (
        <Sheet title="Daftar untuk umum" note="Nama disamarkan, tanpa alamat dan nomor.">
          <Form action={`${url}/umumkan`}>
            <Button>{program.isPublished ? 'Hentikan pengumuman' : 'Umumkan daftar tersamar'}</Button>
          </Form>
        </Sheet>
      )}
      {ctx.can('aid-program', 'delete') && (
        <Disclosure title="Hapus program ini" icon="trash" isDanger>
          <p className="text-sm text-muted">Hanya program yang belum punya penerima yang dapat dihapus.</p>
          <Form action={`${url}/hapus`}>
            <Button look="danger">Hapus program</Button>
          </Form>
        </Disclosure>
      )}
    </>,
    { menuUrl: PROGRAMS_URL, above: ABOVE, problem },
  );
}

async function save(ctx: RequestContext, id?: string): Promise<Response | PageAnswer> {
  const typed = await readTyped(ctx);
  try {
    const saved = await ctx.transaction((tx) => saveProgram(ctx, tx, typed, id));
    return redirectTo(`${PROGRAMS_URL}/${saved}`, { tone: 'success', text: 'Program disimpan.' });
  } catch (error) {
    return formPage(ctx, id, typed, told(error));
  }
}

async function formPage(
  ctx: RequestContext,
  id: string | undefined,
  typed?: Typed,
  problem?: AppError,
): Promise<PageAnswer> {
  const program = id ? await ctx.transaction((tx) => readProgram(tx, id)) : undefined;
  const title = program ? `Ubah ${program.name}` : 'Tambah program bantuan';
  const values = typed ?? (program ? valuesOf(program) : {});
  const errors = errorsOf(problem);
  const field = (name: string) => ({ name, value: values[name] ?? '', ...errorOf(errors[name]) });
  return aidPage(
    title,
    <div className="grid max-w-2xl gap-5">
      <PageHeader title={title} />
      <ErrorSummary errors={errors} />
      <Sheet>
        <Form action={id ? `${PROGRAMS_URL}/${id}/ubah` : `${PROGRAMS_URL}/baru`} className="grid gap-5">
          <TextField {...field('name')} label="Nama program" help="Misalnya BLT Dana Desa 2026." />
          <Select {...field('target')} label="Sasaran" options={choicesOf(TARGET_WORDS)} />
          <TextField {...field('fundSource')} label="Asal dana" />
          <MoneyField {...field('amount')} label="Besarnya sekali salur" />
          <div className="grid gap-5 sm:grid-cols-2">
            <DateField {...field('startsOn')} label="Mulai" />
            <DateField {...field('endsOn')} label="Selesai" />
          </div>
          <TextField
            {...field('decision')}
            label="Dasar penetapan"
            help="Nomor berita acara musyawarah atau keputusan kepala desa."
            isOptional
          />
          <TextArea {...field('criteria')} label="Kriteria penerima" isOptional rows={4} />
          <FormActions>
            <Button look="primary">Simpan program</Button>
          </FormActions>
        </Form>
      </Sheet>
    </div>,
    { menuUrl: PROGRAMS_URL, above: ABOVE, problem },
  );
}

const errorOf = (error: string | undefined) => (error === undefined ? {} : { error });

const valuesOf = (program: AidProgram): Typed => ({
  ...{ name: program.name, target: program.target, fundSource: program.fundSource },
  ...{ decision: program.decision, criteria: program.criteria, amount: String(program.amount) },
  ...{ startsOn: program.startsOn, endsOn: program.endsOn },
});
