import { tidyNik } from '#features/people';
import {
  checkResident,
  createFamily,
  createResident,
  familyIdByKk,
  findResidents,
  RESIDENT_LIST,
  type Resident,
  readAreas,
  readChanges,
  readFamily,
  readFamilyMembers,
  readResident,
  updateResident,
} from '#features/population';
import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
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
import { type AppError, isAbout } from '#kernel/work';
import { readEventsSection } from './events-section.tsx';
import { EMPTY_RESIDENT, ResidentForm, type TypedResident, typedOf } from './resident-form.tsx';
import { ResidentView } from './resident-view.tsx';
import { ResidentsView } from './residents-view.tsx';

export const URL = '/penduduk';
const may = (right: string) => ({ resource: 'resident', right });

/** The register of residents: list, one person, entering and correcting. */
export const residentRoutes: readonly Route[] = [
  page.get(URL, { access: may('read'), summary: 'The residents of the village' }, (ctx) =>
    listPage(ctx, 'Data Penduduk', 'NIK dan KK disamarkan.'),
  ),
  page.get(
    '/wilayah-saya',
    { access: { resource: 'own-area', right: 'read' }, summary: 'The residents of the own RT, RW or dusun' },
    (ctx) => listPage(ctx, 'Penduduk Wilayah', 'Hanya warga di wilayah Anda; NIK dan KK disamarkan.'),
  ),
  page.get(`${URL}/baru`, { access: may('create'), summary: 'Form of a new resident' }, (ctx) =>
    newPage(ctx, EMPTY_RESIDENT),
  ),
  page.post(`${URL}/baru`, { access: may('create'), summary: 'Enter a resident' }, async (ctx) => {
    const typed = await readTyped(ctx);
    try {
      const id = await ctx.transaction((tx) => enter(ctx, tx, typed));
      return redirectTo(`${URL}/${id}`, { tone: 'success', text: 'Penduduk dicatat.' });
    } catch (error) {
      return newPage(ctx, typed, told(error));
    }
  }),
  page.get(`${URL}/:id`, { access: may('read'), summary: 'One resident, numbers masked' }, (ctx) =>
    detailPage(ctx, false),
  ),
  page.get(
    `${URL}/:id/lengkap`,
    { access: may('reveal'), summary: 'One resident with NIK and KK; opening is written into the log' },
    (ctx) => detailPage(ctx, true),
  ),
  page.get(`${URL}/:id/ubah`, { access: may('update'), summary: 'Form to correct a resident' }, (ctx) =>
    editPage(ctx),
  ),
  page.post(`${URL}/:id/ubah`, { access: may('update'), summary: 'Correct a resident' }, async (ctx) => {
    const typed = await readTyped(ctx);
    try {
      const changed = await ctx.transaction(async (tx) => {
        const { kk } = await readResident(ctx, tx, idOf(ctx), 'for update');
        const checked = checkResident(typed, { today: todayOf(ctx), kk });
        const reason = (typed.reason ?? '').trim();
        return updateResident(ctx, tx, idOf(ctx), { ...checked, version: Number(typed.version), reason });
      });
      const text = changed > 0 ? `${changed} isian diubah.` : 'Tidak ada yang berubah.';
      return redirectTo(`${URL}/${idOf(ctx)}`, { tone: 'success', text });
    } catch (error) {
      return editPage(ctx, typed, told(error));
    }
  }),
];

async function listPage(ctx: RequestContext, title: string, note: string): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, RESIDENT_LIST);
  const data = await ctx.transaction(async (tx) => ({
    ...(await findResidents(ctx, tx, list)),
    areas: await readAreas(tx),
  }));
  return renderPage({
    ...{ surface: 'console', title, menuUrl: ctx.request.url.pathname, help: 'penduduk' },
    body: <ResidentsView {...{ ctx, list, data, title, note }} />,
  });
}

/** Adds to the family with the typed number, or to a new one. */
async function enter(ctx: RequestContext, tx: Tx, typed: TypedResident): Promise<string> {
  const kk = tidyNik(typed.kk ?? '');
  const checked = checkResident(typed, { today: todayOf(ctx), kk: kk || null });
  const { address = '', areaCode = '' } = typed;
  const familyId =
    (kk && (await familyIdByKk(ctx, tx, kk))) || (await createFamily(ctx, tx, { kk, address, areaCode }));
  return createResident(ctx, tx, { ...checked, familyId });
}

async function newPage(ctx: RequestContext, typed: TypedResident, problem?: AppError): Promise<PageAnswer> {
  const areas = await ctx.transaction((tx) => readAreas(tx));
  return renderPage({
    ...{ surface: 'console', title: 'Tambah penduduk', menuUrl: URL, help: 'penduduk' },
    trail: [{ label: 'Data Penduduk', url: URL }],
    status: problem?.status ?? 200,
    body: (
      <ResidentForm
        title="Tambah penduduk"
        note="Kelahiran dan kedatangan dicatat sebagai peristiwa di kartu keluarganya."
        action={`${URL}/baru`}
        cancelUrl={URL}
        submit="Catat penduduk"
        {...{ typed, areas, errors: errorsOf(problem) }}
      />
    ),
  });
}

async function detailPage(ctx: RequestContext, isOpen: boolean): Promise<PageAnswer> {
  const id = idOf(ctx);
  // Whoever reads the own record reads the card it stands on with it.
  const isOwn = isAbout(ctx, id);
  const work = isOwn ? ctx.beyondWalls('data sendiri dengan kartu keluarganya') : ctx;
  const shown = await work.transaction(async (tx) => {
    const resident = await readResident(ctx, tx, id);
    if (isOpen) await noteOpened(ctx, tx, resident);
    return {
      resident,
      areas: await readAreas(tx),
      changes: await readChanges(ctx, tx, id),
      events: await readEventsSection(ctx, tx, id),
    };
  });
  const others = ctx.beyondWalls('nama anggota satu keluarga');
  const family = await others.transaction((tx) => readFamilyMembers(others, tx, shown.resident.familyId));
  return renderPage({
    surface: isOwn ? 'member' : 'console',
    ...{ title: shown.resident.values.fullName ?? '', menuUrl: URL, help: 'penduduk' },
    ...(isOwn ? {} : { trail: [{ label: 'Data Penduduk', url: URL }] }),
    body: <ResidentView {...{ ctx, family, isOpen, ...shown }} />,
  });
}

const noteOpened = (ctx: RequestContext, tx: Tx, { id, values }: Resident) =>
  recordAudit(ctx, tx, {
    ...{ action: 'resident.revealed', resource: 'resident', objectId: id },
    objectLabel: values.fullName ?? '',
  });

async function editPage(ctx: RequestContext, typed?: TypedResident, problem?: AppError): Promise<PageAnswer> {
  const id = idOf(ctx);
  const resident = await ctx.transaction(async (tx) => {
    const resident = await readResident(ctx, tx, id);
    const { kk } = await readFamily(ctx, tx, resident.familyId);
    await noteOpened(ctx, tx, resident);
    return { ...resident, kk };
  });
  const name = resident.values.fullName ?? '';
  return renderPage({
    ...{ surface: 'console', title: `Ubah data ${name}`, menuUrl: URL, help: 'penduduk' },
    trail: [
      { label: 'Data Penduduk', url: URL },
      { label: name, url: `${URL}/${id}` },
    ],
    status: problem?.status ?? 200,
    body: (
      <ResidentForm
        title={`Ubah data ${name}`}
        note="Setiap perubahan dicatat dengan nilai lama dan barunya. Kematian dan kepindahan dicatat sebagai peristiwa."
        action={`${URL}/${id}/ubah`}
        cancelUrl={`${URL}/${id}`}
        submit="Simpan perubahan"
        typed={typed ?? { ...typedOf(resident.values), nikNote: resident.nikNote ?? '' }}
        errors={errorsOf(problem)}
        hidden={{ version: typed?.version ?? String(resident.version) }}
      />
    ),
  });
}
