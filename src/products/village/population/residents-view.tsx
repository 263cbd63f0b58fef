import { maskNik } from '#features/people';
import {
  AGE_GROUPS,
  type Area,
  areaWords,
  type ListedResident,
  populationLists,
  residentField,
} from '#features/population';
import { keptParameters, type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { type ListFilter, ListFilters, ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import { Badge, type Column, ColumnChooser, LinkButton, PageHeader } from '#kernel/ui';
import { fieldWords, inShort, statusTone, statusWord } from './resident-words.ts';

export interface ResidentsData {
  items: readonly ListedResident[];
  total: number;
  areas: readonly Area[];
}

type ResidentColumn = Column<ListedResident> & { isFixed?: boolean; isUsual?: boolean };

const MORE = ['birthPlace', 'birthDate', 'religion', 'maritalStatus', 'education', 'occupation', 'bloodType'];

/** The list of residents after the house's pattern; all of it in the address. */
export function ResidentsView(props: {
  ctx: RequestContext;
  list: ListQuery;
  data: ResidentsData;
  title: string;
  note: string;
}) {
  const { ctx, list, data, title, note } = props;
  const base = ctx.request.url.pathname;
  const columns = residentColumns(data.areas);
  const chosen = ctx.query.getAll('kolom');
  const shown = columns.filter(
    ({ key, isFixed, isUsual }) => isFixed || (chosen.length > 0 ? chosen.includes(key) : isUsual),
  );
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={title}
        note={`${formatCount(data.total)} orang. ${note}`}
        actions={
          <>
            {ctx.can('resident', 'export') && (
              <LinkButton href={listUrl('/penduduk/unduh', ctx.query, {})} icon="download">
                Unduh
              </LinkButton>
            )}
            {ctx.can('resident', 'import') && (
              <LinkButton href="/penduduk/impor" icon="upload">
                Impor
              </LinkButton>
            )}
            {ctx.can('resident', 'create') && (
              <LinkButton href="/penduduk/baru" look="primary" icon="user-plus">
                Tambah penduduk
              </LinkButton>
            )}
          </>
        }
      />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Nama, NIK, nomor KK, atau alamat"
        filters={residentFilters(data.areas)}
        end={
          <ColumnChooser
            action={base}
            keep={keptParameters(ctx.query, 'kolom')}
            columns={columns.map(({ key, label, isFixed }) => ({
              ...{ key, label, isShown: shown.some((one) => one.key === key) },
              ...(isFixed ? { isFixed } : {}),
            }))}
          />
        }
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={data.total}
        noun="penduduk"
        caption="Penduduk"
        rows={data.items}
        rowKey={({ id }) => id}
        rowLabel={({ values }) => values.fullName ?? ''}
        nothingYet={{
          ...{ icon: 'users', title: 'Belum ada penduduk' },
          children: 'Impor lembar penduduk desa, atau tambahkan satu per satu.',
          ...(ctx.can('resident', 'import')
            ? { actions: <LinkButton href="/penduduk/impor">Impor lembar penduduk</LinkButton> }
            : {}),
        }}
        columns={shown}
      />
    </div>
  );
}

function residentColumns(areas: readonly Area[]): ResidentColumn[] {
  const usual = { isUsual: true };
  return [
    {
      ...{ key: 'name', label: 'Nama', isSortable: true, isFixed: true },
      cell: ({ id, values }) => (
        <a className="link font-semibold" href={`/penduduk/${id}`}>
          {values.fullName}
        </a>
      ),
    },
    {
      ...{ key: 'age', label: 'Kelamin, usia, hubungan', isSortable: true, ...usual, onPhone: 'line' },
      cell: ({ values, age }) => inShort(values, age),
    },
    {
      ...{ key: 'nik', label: 'NIK', ...usual, isNarrow: true, onPhone: 'pair' },
      cell: ({ values }) => (values.nik ? maskNik(values.nik) : 'Belum ada'),
    },
    {
      ...{ key: 'kk', label: 'Nomor KK', isNarrow: true, onPhone: 'hidden' },
      cell: ({ kk }) => (kk ? maskNik(kk) : 'Belum ada'),
    },
    {
      ...{ key: 'area', label: 'Wilayah', isSortable: true, ...usual, onPhone: 'pair' },
      cell: ({ areaCode }) => areaWords(areas, areaCode),
    },
    ...MORE.map((name): ResidentColumn => {
      const field = residentField(name);
      return {
        ...{ key: name, label: field.label, onPhone: 'hidden' },
        cell: ({ values }) => fieldWords(field, values[name], false),
      };
    }),
    {
      ...{ key: 'status', label: 'Status', ...usual, onPhone: 'badge' },
      cell: ({ values }) => <Badge tone={statusTone(values.status)}>{statusWord(values.status)}</Badge>,
    },
  ];
}

/** Columns whose set one may choose, by key: the file offers the same. */
export function residentFilters(areas: readonly Area[]): ListFilter[] {
  const among = (key: string, label: string, all: string, options: populationLists.Choices): ListFilter => ({
    ...{ key, label, all },
    options: [...options],
  });
  return [
    {
      ...{ key: 'area', label: 'Wilayah', all: 'Seluruh desa' },
      options: areas.map(({ code }) => ({ value: code, label: areaWords(areas, code) })),
    },
    among('status', 'Status dasar', 'Hidup', [
      ...populationLists.STATUSES,
      { value: 'any', label: 'Semua status' },
    ]),
    among('age', 'Umur', 'Semua umur', AGE_GROUPS),
    among('sex', 'Jenis kelamin', 'Keduanya', populationLists.SEXES),
    among('relation', 'Hubungan dalam keluarga', 'Semua', populationLists.RELATIONS),
    among('marital', 'Status perkawinan', 'Semua', populationLists.MARITAL_STATUSES),
    among('education', 'Pendidikan', 'Semua', populationLists.EDUCATIONS),
    among('occupation', 'Pekerjaan', 'Semua', populationLists.OCCUPATIONS),
    among('religion', 'Agama', 'Semua', populationLists.RELIGIONS),
    among('disability', 'Disabilitas', 'Semua', populationLists.DISABILITIES),
    among('residency', 'Status tinggal', 'Tetap dan sementara', populationLists.RESIDENCIES),
    among('nik', 'NIK', 'Semua NIK', [
      { value: 'none', label: 'Belum ada NIK' },
      { value: 'odd', label: 'NIK dengan catatan' },
    ]),
  ];
}
