import { maskNik, tidyNik } from '#features/people';
import {
  type Area,
  areaAddress,
  checkResident,
  createFamily,
  createResident,
  FAMILY_LIST,
  type FamilyHead,
  findFamilies,
  readAreas,
  readFamily,
  readFamilyMembers,
  readResident,
  type TypedFamily,
  updateFamily,
} from '#features/population';
import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  readTyped,
  redirectTo,
  renderPage,
  told,
} from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import { Badge, Button, ErrorSummary, Form, FormActions, LinkButton, PageHeader } from '#kernel/ui';
import { type AppError, actorOf } from '#kernel/work';
import { FamilyView } from './family-view.tsx';
import { EMPTY_RESIDENT, FamilyFields, ResidentForm, type TypedResident } from './resident-form.tsx';

const URL = '/keluarga';
const may = (right: string) => ({ resource: 'family', right });

/** Family cards: the list, the card, entering one and adding somebody to one. */
export const familyRoutes: readonly Route[] = [
  page.get(URL, { access: may('read'), summary: 'The family cards' }, (ctx) => listPage(ctx)),
  page.get(`${URL}/baru`, { access: may('create'), summary: 'Form of a new family card' }, (ctx) =>
    formPage(ctx, { title: 'Tambah kartu keluarga', action: `${URL}/baru`, typed: EMPTY }),
  ),
  page.post(`${URL}/baru`, { access: may('create'), summary: 'Enter a family card' }, async (ctx) => {
    const typed = await readTyped(ctx);
    try {
      const id = await ctx.transaction((tx) => createFamily(ctx, tx, familyOf(typed)));
      return redirectTo(`${URL}/${id}`, {
        tone: 'success',
        text: 'Kartu keluarga dicatat. Tambahkan anggotanya.',
      });
    } catch (error) {
      return formPage(ctx, { title: 'Tambah kartu keluarga', action: `${URL}/baru`, typed }, told(error));
    }
  }),
  page.get(`${URL}/:id`, { access: may('read'), summary: 'One family card' }, (ctx) => cardPage(ctx, false)),
  page.get(
    `${URL}/:id/lengkap`,
    {
      access: { resource: 'resident', right: 'reveal' },
      summary: 'One family card with its numbers; opening is written into the log',
    },
    (ctx) => cardPage(ctx, true),
  ),
  page.get(`${URL}/:id/ubah`, { access: may('update'), summary: 'Form to correct a family card' }, (ctx) =>
    editPage(ctx),
  ),
  page.post(`${URL}/:id/ubah`, { access: may('update'), summary: 'Correct a family card' }, async (ctx) => {
    const typed = await readTyped(ctx);
    try {
      await ctx.transaction((tx) => updateFamily(ctx, tx, idOf(ctx), familyOf(typed)));
      return redirectTo(`${URL}/${idOf(ctx)}`, { tone: 'success', text: 'Kartu keluarga disimpan.' });
    } catch (error) {
      return editPage(ctx, typed, told(error));
    }
  }),
  page.get(
    `${URL}/:id/anggota`,
    { access: { resource: 'resident', right: 'create' }, summary: 'Form of a new person on a family card' },
    (ctx) => memberPage(ctx, EMPTY_RESIDENT),
  ),
  page.post(
    `${URL}/:id/anggota`,
    { access: { resource: 'resident', right: 'create' }, summary: 'Add a person to a family card' },
    async (ctx) => {
      const typed = await readTyped(ctx);
      try {
        await ctx.transaction(async (tx) => {
          const { kk } = await readFamily(ctx, tx, idOf(ctx));
          const checked = checkResident(typed, { today: todayOf(ctx), kk });
          await createResident(ctx, tx, { ...checked, familyId: idOf(ctx) });
        });
        return redirectTo(`${URL}/${idOf(ctx)}`, { tone: 'success', text: 'Anggota keluarga dicatat.' });
      } catch (error) {
        return memberPage(ctx, typed, told(error));
      }
    },
  ),
];

const EMPTY = { kk: '', address: '', areaCode: '' };

const familyOf = (typed: Readonly<Record<string, string>>): TypedFamily => ({
  kk: tidyNik(typed.kk ?? ''),
  address: (typed.address ?? '').trim(),
  areaCode: typed.areaCode ?? '',
});

async function listPage(ctx: RequestContext): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, FAMILY_LIST);
  const { items, total, areas } = await ctx.transaction(async (tx) => ({
    ...(await findFamilies(ctx, tx, list)),
    areas: await readAreas(tx),
  }));
  return renderPage({
    ...{ surface: 'console', title: 'Kartu Keluarga', menuUrl: URL, help: 'penduduk' },
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader
          title="Kartu Keluarga"
          note={`${formatCount(total)} keluarga`}
          actions={
            ctx.can('family', 'create') && (
              <LinkButton href={`${URL}/baru`} look="primary" icon="plus">
                Tambah keluarga
              </LinkButton>
            )
          }
        />
        <ListFilters
          ctx={ctx}
          list={list}
          search="Nama kepala keluarga, nomor KK, atau alamat"
          filters={[
            {
              ...{ key: 'area', label: 'Wilayah', all: 'Seluruh desa' },
              options: areas.map(({ code }) => ({ value: code, label: areaAddress(areas, code) })),
            },
            {
              ...{ key: 'state', label: 'Keadaan', all: 'Berlaku' },
              options: [{ value: 'closed', label: 'Ditutup' }],
            },
          ]}
        />
        <ListTable
          ctx={ctx}
          list={list}
          total={total}
          noun="keluarga"
          caption="Kartu keluarga"
          rows={items}
          rowKey={({ id }) => id}
          rowLabel={({ headName }) => headName ?? ''}
          nothingYet={{
            ...{ icon: 'users', title: 'Belum ada kartu keluarga' },
            children: 'Impor lembar penduduk desa, atau tambahkan satu per satu.',
          }}
          columns={familyColumns(areas)}
        />
      </div>
    ),
  });
}

function familyColumns(areas: readonly Area[]): Parameters<typeof ListTable<FamilyHead>>[0]['columns'] {
  return [
    {
      ...{ key: 'head', label: 'Kepala keluarga', isSortable: true },
      cell: ({ id, headName }) => (
        <a className="link font-semibold" href={`${URL}/${id}`}>
          {headName ?? 'Belum ada kepala keluarga'}
        </a>
      ),
    },
    {
      ...{ key: 'area', label: 'Wilayah', isSortable: true, onPhone: 'line' },
      cell: ({ areaCode }) => areaAddress(areas, areaCode),
    },
    {
      ...{ key: 'kk', label: 'Nomor KK', isNarrow: true },
      cell: ({ kk }) => (kk ? maskNik(kk) : 'Belum ada'),
    },
    {
      ...{ key: 'people', label: 'Anggota', isNumeric: true, isSortable: true },
      cell: ({ people }) => formatCount(people),
    },
    {
      ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
      cell: ({ isClosed }) =>
        isClosed ? <Badge tone="neutral">Ditutup</Badge> : <Badge tone="success">Berlaku</Badge>,
    },
  ];
}

async function isOwnFamily(ctx: RequestContext, id: string): Promise<boolean> {
  const { subjectId } = actorOf(ctx);
  if (!subjectId) return false;
  const whole = ctx.beyondWalls('kartu keluarga sendiri');
  return (await whole.transaction((tx) => readResident(whole, tx, subjectId))).familyId === id;
}

/** A villager reads the card of the own family, whoever stands on it. */
async function cardPage(ctx: RequestContext, isOpen: boolean): Promise<PageAnswer> {
  const id = idOf(ctx);
  const isOwn = await isOwnFamily(ctx, id);
  const whole = isOwn ? ctx.beyondWalls('kartu keluarga sendiri') : ctx;
  const shown = await whole.transaction(async (tx) => {
    const family = await readFamily(whole, tx, id);
    if (isOpen)
      await recordAudit(ctx, tx, {
        ...{ action: 'family.revealed', resource: 'family', objectId: id },
        objectLabel: family.headName ?? '',
      });
    return { family, members: await readFamilyMembers(whole, tx, id), areas: await readAreas(tx) };
  });
  const title = shown.family.headName ? `Keluarga ${shown.family.headName}` : 'Kartu keluarga';
  return renderPage({
    ...{ surface: isOwn ? 'member' : 'console', title, menuUrl: URL, help: 'penduduk' },
    ...(isOwn ? {} : { trail: [{ label: 'Kartu Keluarga', url: URL }] }),
    body: <FamilyView {...{ ctx, isOpen, title, ...shown }} />,
  });
}

async function editPage(
  ctx: RequestContext,
  typed?: Readonly<Record<string, string>>,
  problem?: AppError,
): Promise<PageAnswer> {
  const family = await ctx.transaction((tx) => readFamily(ctx, tx, idOf(ctx)));
  const stands = { kk: family.kk ?? '', address: family.address, areaCode: family.areaCode };
  const action = `${URL}/${family.id}/ubah`;
  return formPage(ctx, { title: 'Ubah kartu keluarga', action, typed: typed ?? stands }, problem);
}

async function formPage(
  ctx: RequestContext,
  shown: { title: string; action: string; typed: Readonly<Record<string, string>> },
  problem?: AppError,
): Promise<PageAnswer> {
  const areas = await ctx.transaction((tx) => readAreas(tx));
  return renderPage({
    ...{ surface: 'console', title: shown.title, menuUrl: URL, help: 'penduduk' },
    trail: [{ label: 'Kartu Keluarga', url: URL }],
    status: problem?.status ?? 200,
    body: (
      <div className="grid max-w-2xl gap-5">
        <PageHeader title={shown.title} note="Nomor dan alamat disimpan terkunci." />
        <ErrorSummary errors={errorsOf(problem)} />
        <div className="sheet p-5 lg:p-8">
          <Form action={shown.action} className="grid gap-6">
            <FamilyFields areas={areas} typed={shown.typed} errors={errorsOf(problem)} />
            <FormActions>
              <Button look="primary">Simpan kartu keluarga</Button>
            </FormActions>
          </Form>
        </div>
      </div>
    ),
  });
}

async function memberPage(
  ctx: RequestContext,
  typed: TypedResident,
  problem?: AppError,
): Promise<PageAnswer> {
  const family = await ctx.transaction((tx) => readFamily(ctx, tx, idOf(ctx)));
  return renderPage({
    ...{ surface: 'console', title: 'Tambah anggota keluarga', menuUrl: URL, help: 'penduduk' },
    trail: [
      { label: 'Kartu Keluarga', url: URL },
      { label: family.headName ?? 'Kartu keluarga', url: `${URL}/${family.id}` },
    ],
    status: problem?.status ?? 200,
    body: (
      <ResidentForm
        title="Tambah anggota keluarga"
        note={`Pada kartu keluarga ${family.headName ?? 'ini'}.`}
        action={`${URL}/${family.id}/anggota`}
        cancelUrl={`${URL}/${family.id}`}
        submit="Catat anggota"
        typed={typed}
        errors={errorsOf(problem)}
      />
    ),
  });
}
