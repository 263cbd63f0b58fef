import {
  AREA_LEVELS,
  areaWords,
  type CountedArea,
  countAreas,
  createArea,
  LEVEL_WORDS,
  updateArea,
} from '#features/population';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readTyped,
  redirectTo,
  renderPage,
  textIn,
  told,
} from '#kernel/http';
import { formatCount } from '#kernel/money';
import {
  Badge,
  Button,
  Checkbox,
  DataTable,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  PageHeader,
  Select,
  Sheet,
  TextField,
} from '#kernel/ui';
import { type AppError, notFound } from '#kernel/work';

const URL = '/wilayah';
const may = (right: string) => ({ resource: 'area', right });

/** Dusun, RW and RT, and how many live in each. */
export const areaRoutes: readonly Route[] = [
  page.get(URL, { access: may('read'), summary: 'Dusun, RW and RT with their people' }, (ctx) =>
    areasPage(ctx),
  ),
  page.post(URL, { access: may('create'), summary: 'Add a dusun, RW or RT' }, async (ctx) => {
    const typed = await readTyped(ctx);
    try {
      const wish = { parentCode: textIn(typed, 'parent'), name: textIn(typed, 'name') };
      await ctx.transaction((tx) => createArea(ctx, tx, wish));
      return redirectTo(URL, { tone: 'success', text: 'Wilayah ditambahkan.' });
    } catch (error) {
      return areasPage(ctx, typed, told(error));
    }
  }),
  page.get(`${URL}/:id`, { access: may('update'), summary: 'Form to rename an area' }, (ctx) =>
    areaPage(ctx),
  ),
  page.post(
    `${URL}/:id`,
    { access: may('update'), summary: 'Rename an area or take it out of use' },
    async (ctx) => {
      const typed = await readTyped(ctx);
      try {
        const change = { name: textIn(typed, 'name'), isActive: typed.isActive === '1' };
        await ctx.transaction((tx) => updateArea(ctx, tx, idOf(ctx), change));
        return redirectTo(URL, { tone: 'success', text: 'Wilayah disimpan.' });
      } catch (error) {
        return areaPage(ctx, typed, told(error));
      }
    },
  ),
];

/** Counts are of the whole village: figures of areas name nobody. */
function readCounted(ctx: RequestContext): Promise<CountedArea[]> {
  const whole = ctx.beyondWalls('jumlah penduduk per wilayah');
  return whole.transaction((tx) => countAreas(tx));
}

async function areasPage(
  ctx: RequestContext,
  typed: Readonly<Record<string, string>> = {},
  problem?: AppError,
): Promise<PageAnswer> {
  const areas = await readCounted(ctx);
  const hamlets = areas.filter(({ level }) => level === 'hamlet');
  const sum = (key: 'people' | 'families') => hamlets.reduce((total, area) => total + area[key], 0);
  return renderPage({
    ...{ surface: 'console', title: 'Dusun, RW, dan RT', menuUrl: URL, help: 'penduduk' },
    status: problem?.status ?? 200,
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader
          title="Dusun, RW, dan RT"
          note={`${formatCount(hamlets.length)} dusun, ${formatCount(sum('families'))} keluarga, ${formatCount(sum('people'))} orang`}
        />
        {ctx.can('area', 'create') && (
          <Sheet title="Tambah wilayah">
            <ErrorSummary errors={errorsOf(problem)} />
            <Form action={URL} className="grid gap-5 sm:grid-cols-[1fr_1fr_auto] sm:items-end">
              <Select
                name="parent"
                label="Di dalam"
                placeholder="Langsung di desa (dusun baru)"
                isOptional
                value={typed.parent ?? ''}
                error={problem?.fields.parent}
                options={areas
                  .filter(({ level }) => level !== AREA_LEVELS[2])
                  .map(({ code }) => ({ value: code, label: areaWords(areas, code) }))}
              />
              <TextField
                name="name"
                label="Nama atau nomor"
                value={typed.name ?? ''}
                error={problem?.fields.name}
                maxLength={80}
              />
              <Button look="primary" icon="plus">
                Tambah
              </Button>
            </Form>
          </Sheet>
        )}
        <Sheet isFlush>
          <DataTable
            caption="Wilayah desa"
            isPlain
            rows={areas}
            rowKey={({ id }) => id}
            empty={{
              ...{ kind: 'nothing-yet', icon: 'map-pinned', title: 'Belum ada dusun' },
              children: 'Tambahkan dusun, lalu RW dan RT di dalamnya. Impor penduduk membuatnya juga.',
            }}
            columns={[
              {
                ...{ key: 'name', label: 'Wilayah' },
                cell: (area) =>
                  ctx.can('area', 'update') ? (
                    <a className="link font-semibold" href={`${URL}/${area.id}`}>
                      {areaWords(areas, area.code)}
                    </a>
                  ) : (
                    <b>{areaWords(areas, area.code)}</b>
                  ),
              },
              {
                ...{ key: 'families', label: 'Keluarga', isNumeric: true },
                cell: ({ families }) => formatCount(families),
              },
              {
                ...{ key: 'people', label: 'Penduduk', isNumeric: true },
                cell: ({ people }) => formatCount(people),
              },
              {
                ...{ key: 'code', label: 'Kode', isNarrow: true, onPhone: 'hidden' },
                cell: ({ code }) => code,
              },
              {
                ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
                cell: ({ isActive }) =>
                  isActive ? (
                    <Badge tone="success">Dipakai</Badge>
                  ) : (
                    <Badge tone="neutral">Tidak dipakai</Badge>
                  ),
              },
            ]}
          />
        </Sheet>
      </div>
    ),
  });
}

async function areaPage(
  ctx: RequestContext,
  typed?: Readonly<Record<string, string>>,
  problem?: AppError,
): Promise<PageAnswer> {
  const areas = await readCounted(ctx);
  const area = areas.find(({ id }) => id === idOf(ctx));
  if (!area) throw notFound();
  const title = areaWords(areas, area.code);
  return renderPage({
    ...{ surface: 'console', title, menuUrl: URL, help: 'penduduk' },
    trail: [{ label: 'Dusun, RW, dan RT', url: URL }],
    status: problem?.status ?? 200,
    body: (
      <div className="grid max-w-2xl gap-5">
        <PageHeader
          title={title}
          note={`Kode ${area.code}. Kode tetap, karena wewenang ketua menyebutnya.`}
        />
        <ErrorSummary errors={errorsOf(problem)} />
        <Sheet>
          <Form action={`${URL}/${area.id}`} className="grid gap-5">
            <TextField
              name="name"
              label={`Nama atau nomor ${LEVEL_WORDS[area.level]}`}
              value={typed?.name ?? area.name}
              error={problem?.fields.name}
              maxLength={80}
            />
            <Checkbox
              name="isActive"
              label="Masih dipakai untuk keluarga baru"
              isChecked={typed ? typed.isActive === '1' : area.isActive}
            />
            <FormActions>
              <Button look="primary">Simpan wilayah</Button>
            </FormActions>
          </Form>
        </Sheet>
        <Disclosure title="Siapa yang melihat wilayah ini">
          <p className="text-muted">
            Ketua dengan wewenang atas {title} melihat warga di dalamnya saja. Wewenang diberikan di Manajemen
            Admin, dengan masa berlakunya.
          </p>
        </Disclosure>
      </div>
    ),
  });
}
