import { z } from 'zod';
import { todayOf } from '#kernel/calendar';
import {
  check,
  idIn,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  readUploadForm,
  redirectTo,
  textsLike,
} from '#kernel/http';
import { isNarrowed, ListFilters } from '#kernel/list';
import {
  Badge,
  ConfirmPanel,
  EmptyState,
  LinkButton,
  OrderForm,
  PageHeader,
  readOrder,
  Sheet,
  SORTABLE,
} from '#kernel/ui';
import { type AppError, invalid, notFound } from '#kernel/work';
import { consolePage, Problem } from '../console-page.tsx';
import { toldOfEntry } from '../entry-form.tsx';
import { keepChosenPicture, readChosenPicture } from '../media/chosen-picture.ts';
import { recentMedia } from '../media/media-rows.ts';
import { mediaListUrl } from '../media/media-url.ts';
import { MEDIA_BYTES } from '../media/save-media.ts';
import type { CmsPlace, OfficerLevel } from '../place.ts';
import { WRITING_EDITOR } from '../writing/writing-field.tsx';
import { OfficerForm, type TypedOfficer } from './officer-form.tsx';
import { findOfficer, isServing, listOfficers, OFFICER_LIST, type Officer } from './officer-rows.ts';
import { termWords } from './public-officers.tsx';
import {
  addOfficer,
  changeOfficer,
  deleteOfficer,
  type OfficerInput,
  orderOfficers,
} from './save-officer.ts';

const EMPTY: TypedOfficer = {
  ...{ fullName: '', positionTitle: '', person: '', level: 'pusat', regionCode: '', photoId: '', bio: '' },
  ...{ isActive: '1', periodStart: '', periodEnd: '', pictureAlt: '', seen: '0' },
};

/** The officers in the console: who, since when, in which order. */
export function officerRoutes(place: CmsPlace): Route[] {
  const access = place.rights.officer;
  const at = `${place.admin}/officers`;
  const trail = [{ label: place.officers.title, url: at }];

  const form = async (
    ctx: RequestContext,
    given: { row?: Officer; typed: TypedOfficer; problem?: AppError },
  ): Promise<PageAnswer> => {
    const { row, typed, problem } = given;
    const recent = await ctx.transaction((tx) => recentMedia(tx, idIn(typed.photoId)));
    const title = row ? row.fullName : 'Tambah pengurus';
    return consolePage({
      title,
      menuUrl: at,
      trail,
      problem,
      islands: [WRITING_EDITOR],
      body: (
        <>
          <PageHeader
            title={title}
            {...(row
              ? {
                  badge: <StateBadge isShown={isServing(row, todayOf(ctx))} />,
                  actions: (
                    <LinkButton href={`${at}/${row.id}/delete`} look="danger">
                      Hapus
                    </LinkButton>
                  ),
                }
              : {})}
          />
          <Problem problem={problem} />
          <OfficerForm
            place={place}
            action={row ? `${at}/${row.id}` : `${at}/new`}
            backUrl={at}
            typed={typed}
            recent={recent}
            mediaUrl={mediaListUrl(ctx, place)}
            problem={problem}
          />
        </>
      ),
    });
  };

  const save = async (ctx: RequestContext, row?: Officer): Promise<PageAnswer | Response> => {
    await using sent = await readUploadForm(ctx, MEDIA_BYTES);
    const typed = textsLike(EMPTY, sent.typed);
    try {
      const values = checkOfficer(place, typed);
      const chosen = await readChosenPicture(sent, 'photoId');
      const id = await ctx.transaction(async (tx) => {
        const personId = await personOf(ctx, place, typed.person);
        const photoId = await keepChosenPicture(ctx, tx, chosen, 'photoId');
        const input: OfficerInput = { ...values, personId, photoId };
        if (!row) return addOfficer(ctx, tx, input);
        await changeOfficer(ctx, tx, { id: row.id, seen: Number(typed.seen), input });
        return row.id;
      });
      return redirectTo(`${at}/${id}`, { tone: 'success', text: 'Data pengurus disimpan.' });
    } catch (error) {
      return form(ctx, { ...(row ? { row } : {}), typed, problem: toldOfEntry(error) });
    }
  };

  const rowIn = async (ctx: RequestContext): Promise<Officer> => {
    const row = await ctx.transaction((tx) => findOfficer(tx, idOf(ctx)));
    if (!row) throw notFound();
    return row;
  };

  return [
    page.get(at, { access, summary: 'Officers in their order' }, async (ctx) => {
      const list = readListQuery(ctx.query, OFFICER_LIST);
      const today = todayOf(ctx);
      const rows = await ctx.transaction((tx) => listOfficers(tx, list, today));
      return consolePage({
        title: place.officers.title,
        menuUrl: at,
        islands: [SORTABLE],
        body: <OfficerList {...{ ctx, place, at, list, rows, today }} />,
      });
    }),
    page.get(`${at}/new`, { access, summary: 'Add an officer' }, (ctx) => form(ctx, { typed: EMPTY })),
    page.post(`${at}/new`, { access, summary: 'Store a new officer', bodyKind: 'multipart' }, (ctx) =>
      save(ctx),
    ),
    page.post(`${at}/order`, { access, summary: 'Put officers in order' }, async (ctx) => {
      const ids = readOrder(await readForm(ctx)).flatMap((id) => idIn(id) ?? []);
      await ctx.transaction((tx) => orderOfficers(ctx, tx, ids));
      return redirectTo(at, { tone: 'success', text: 'Urutan pengurus disimpan.' });
    }),
    page.get(`${at}/:id`, { access, summary: 'An officer' }, async (ctx) => {
      const row = await rowIn(ctx);
      const { personId } = row;
      const person = personId
        ? await ctx
            .beyondWalls('nomor orang yang ditautkan pada pengurus')
            .read((tx) => place.officers.readPerson(ctx, tx, personId))
        : undefined;
      return form(ctx, { row, typed: typedOf(row, person?.key ?? '') });
    }),
    page.post(
      `${at}/:id`,
      { access, summary: 'Store changes of an officer', bodyKind: 'multipart' },
      async (ctx) => save(ctx, await rowIn(ctx)),
    ),
    page.get(`${at}/:id/delete`, { access, summary: 'Ask before deleting an officer' }, async (ctx) => {
      const row = await rowIn(ctx);
      return consolePage({
        title: 'Hapus pengurus',
        menuUrl: at,
        trail: [...trail, { label: row.fullName, url: `${at}/${row.id}` }],
        body: (
          <ConfirmPanel
            title={`Hapus ${row.fullName} dari susunan pengurus?`}
            confirmLabel="Hapus dari susunan"
            isDanger
            form={{ action: `${at}/${row.id}/delete` }}
            cancelUrl={`${at}/${row.id}`}
          >
            <p>Bila masa tugasnya berakhir, cukup isi tanggal akhir; namanya tetap tersimpan di sini.</p>
          </ConfirmPanel>
        ),
      });
    }),
    page.post(`${at}/:id/delete`, { access, summary: 'Delete an officer' }, async (ctx) => {
      await ctx.transaction((tx) => deleteOfficer(ctx, tx, idOf(ctx)));
      return redirectTo(at, { tone: 'success', text: 'Pengurus dihapus dari susunan.' });
    }),
  ];
}

const day = z
  .string()
  .refine((text) => text === '' || /^\d{4}-\d{2}-\d{2}$/.test(text), 'Isi tanggalnya, atau kosongkan.')
  .transform((text) => text || null);

const shape = z.object({
  fullName: z.string().min(2, 'Isi nama lengkap.').max(150, 'Nama paling banyak 150 huruf.'),
  positionTitle: z.string().min(2, 'Isi jabatan.').max(100, 'Jabatan paling banyak 100 huruf.'),
  level: z.enum(['pusat', 'wilayah'], { error: 'Pilih tingkat kepengurusan.' }),
  bio: z.string().max(5000, 'Riwayat singkat paling banyak 5.000 huruf.'),
  periodStart: day,
  periodEnd: day,
});

function checkOfficer(place: CmsPlace, typed: TypedOfficer): Omit<OfficerInput, 'personId' | 'photoId'> {
  const values = check(shape, typed);
  const isRegional = values.level === 'wilayah';
  if (isRegional && !place.officers.regions().some(({ value }) => value === typed.regionCode))
    throw invalid({ regionCode: 'Pilih wilayahnya.' });
  if (values.periodStart && values.periodEnd && values.periodEnd < values.periodStart)
    throw invalid({ periodEnd: 'Tanggal akhir mendahului tanggal mulai.' });
  return { ...values, regionCode: isRegional ? typed.regionCode : null, isActive: typed.isActive === '1' };
}

/** The person of the product that was named; an officer may also stand for nobody in it. */
async function personOf(ctx: RequestContext, place: CmsPlace, typed: string): Promise<string | null> {
  if (typed === '') return null;
  const work = ctx.beyondWalls('mencari orang yang ditautkan pada pengurus');
  const person = await work.read((wide) => place.officers.findPerson(work, wide, typed));
  if (!person) throw invalid({ person: `${place.officers.personLabel} ini tidak ditemukan.` });
  return person.id;
}

function typedOf(row: Officer, person: string): TypedOfficer {
  return {
    ...{ fullName: row.fullName, positionTitle: row.positionTitle, person, level: row.level },
    ...{ regionCode: row.regionCode ?? '', photoId: row.photoId ?? '', bio: row.bio },
    ...{ isActive: row.isActive ? '1' : '', periodStart: row.periodStart ?? '', pictureAlt: '' },
    ...{ periodEnd: row.periodEnd ?? '', seen: String(row.version) },
  };
}

function StateBadge({ isShown }: { isShown: boolean }) {
  return isShown ? <Badge tone="success">Tampil</Badge> : <Badge icon="eye-off">Tidak tampil</Badge>;
}

function OfficerList(props: {
  ctx: RequestContext;
  place: CmsPlace;
  at: string;
  list: ReturnType<typeof readListQuery>;
  rows: readonly Officer[];
  today: string;
}) {
  const { ctx, place, at, list, rows, today } = props;
  const regions = place.officers.regions();
  const regionName = (code: string | null) => regions.find(({ value }) => value === code)?.label ?? '';
  const { levels } = place.officers;
  const groups = (Object.keys(levels) as OfficerLevel[])
    .map((level) => ({ level, people: rows.filter((row) => row.level === level) }))
    .filter(({ people }) => people.length > 0);
  return (
    <>
      <PageHeader
        title={place.officers.title}
        note={`${rows.length} pengurus${isNarrowed(list) ? ' dengan saringan ini' : ''}`}
        actions={
          <LinkButton href={`${at}/new`} look="primary" icon="plus">
            Tambah pengurus
          </LinkButton>
        }
      />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari nama atau jabatan"
        filters={[
          {
            key: 'level',
            label: 'Tingkat',
            all: 'Semua tingkat',
            options: Object.entries(levels).map(([value, label]) => ({ value, label })),
          },
          { key: 'region', label: 'Wilayah', all: 'Semua wilayah', options: regions },
          {
            key: 'state',
            label: 'Keadaan',
            all: 'Semua',
            options: [
              { value: 'serving', label: 'Tampil' },
              { value: 'hidden', label: 'Tidak tampil' },
            ],
          },
        ]}
      />
      {groups.length === 0 &&
        (isNarrowed(list) ? (
          <EmptyState
            kind="not-found"
            title="Tidak ada pengurus dengan saringan ini"
            actions={<LinkButton href={at}>Lepas semua saringan</LinkButton>}
          >
            Lepas salah satu saringan, atau cari nama yang lain.
          </EmptyState>
        ) : (
          <EmptyState
            kind="nothing-yet"
            icon="users"
            title="Belum ada pengurus"
            actions={<LinkButton href={`${at}/new`}>Tambah pengurus</LinkButton>}
          >
            Susunan pengurus tampil di {place.officers.page} begitu diisi.
          </EmptyState>
        ))}
      {groups.map(({ level, people }) => (
        <Sheet key={level} title={levels[level]} note={`${people.length} orang`} isFlush>
          <OrderForm
            action={`${at}/order`}
            label={`Urutan ${levels[level]}`}
            items={people.map((row) => ({
              key: row.id,
              name: row.fullName,
              content: (
                <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <div className="min-w-0 grow">
                    <a className="link font-semibold" href={`${at}/${row.id}`}>
                      {row.fullName}
                    </a>
                    <span className="block text-sm text-muted">
                      {[row.positionTitle, regionName(row.regionCode), termWords(row)]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </div>
                  <StateBadge isShown={isServing(row, today)} />
                </div>
              ),
            }))}
          />
        </Sheet>
      ))}
    </>
  );
}
