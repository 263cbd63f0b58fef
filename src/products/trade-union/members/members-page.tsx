import { readDuesRates } from '#features/dues';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { keptParameters, type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { pastTheEnd, sortUrlOf } from '#kernel/list';
import { formatCount } from '#kernel/money';
import {
  BulkBar,
  Button,
  Chip,
  type ChipProps,
  ChipRow,
  ColumnChooser,
  DataTable,
  FilterBar,
  LinkButton,
  PageHeader,
  Pagination,
  RowMenu,
  Select,
} from '#kernel/ui';
import { type ColumnSet, readColumnSets } from './column-set.ts';
import { provinceOptions } from './field-inputs.tsx';
import { findMembers, type MemberListItem, readListChoices } from './find-members.ts';
import { memberColumns } from './list-columns.tsx';
import { ACCOUNT_OPTIONS, DUES_OPTIONS, FILTER_LABELS, filterWord, STATUS_OPTIONS } from './list-words.ts';
import { ACADEMIC_RANKS, EMPLOYMENT_STATUSES, GOLONGAN } from './member-fields.ts';
import { rateWord } from './record-view.tsx';
import { withColumns } from './with-columns.ts';

export interface MembersPageData {
  items: MemberListItem[];
  total: number;
  counts: ReadonlyMap<string, number>;
  regions: readonly string[];
  rates: readonly { code: string; label: string }[];
  columnSets: readonly ColumnSet[];
}

/** What a list of members shows, behind the walls of the transaction. */
export async function readMembersPage(
  ctx: RequestContext,
  tx: Tx,
  list: ListQuery,
): Promise<MembersPageData> {
  // Asked for in one turn: what does not hang together travels together.
  const [found, choices, rates, columnSets] = await Promise.all([
    findMembers(ctx, tx, list),
    readListChoices(tx),
    readDuesRates(tx, todayOf(ctx)),
    readColumnSets(ctx, tx),
  ]);
  return {
    ...found,
    ...choices,
    rates: rates.map(({ code, label }) => ({ code, label })),
    columnSets,
  };
}

const FORM_ID = 'pilihan-anggota';

export interface MembersPageProps {
  ctx: RequestContext;
  list: ListQuery;
  data: MembersPageData;
  /** Where the list stands: `/admin/members` or `/region/members`. */
  base: string;
  title: string;
}

/** The list of members after the house's pattern: search, filters as chips, columns, bulk bar; all of it in the address. */
export function MembersPage({ ctx, list, data, base, title }: MembersPageProps) {
  const url = (changes: Record<string, string | number | null>) => listUrl(base, ctx.query, changes);
  const everyone = [...data.counts.values()].reduce((sum, count) => sum + count, 0);
  const isPickedAll = ctx.query.get('pilih') === 'semua';
  const picked = isPickedAll ? data.items.map(({ id }) => id) : [];
  const columns = memberColumns(ctx, (id) => `/admin/members/${id}`);
  const chosen = ctx.query.getAll('kolom');
  const sortedBy = (columns.find(({ key }) => key === list.sort.key)?.label ?? 'nama').toLowerCase();
  const shown = columns.filter((column) =>
    column.isFixed ? true : chosen.length > 0 ? chosen.includes(column.key) : column.isUsual,
  );
  const canAct = ctx.can('member', 'disable');
  const canExport = ctx.can('member', 'export');
  const hasFilter = list.q !== '' || Object.keys(list.filters).length > 0;
  return (
    <div className="grid gap-4">
      <PageHeader
        title={title}
        note={`${formatCount(everyone)} orang di ${data.regions.length} provinsi${hasFilter ? `, ${formatCount(data.total)} cocok dengan saringan` : ''}`}
        actions={
          canExport && (
            <LinkButton href={exportUrl(base, ctx.query)} icon="download">
              Unduh
            </LinkButton>
          )
        }
      />
      <StatusChips counts={data.counts} list={list} url={url} />
      <FilterBar
        action={base}
        keep={keptParameters(ctx.query, 'q', 'pilih')}
        search={{ label: 'Nama, nomor, atau kampus', value: list.q }}
        chips={chipsOf(ctx, base, list)}
        fields={<FilterFields list={list} data={data} />}
        fieldsKeep={keptParameters(ctx.query, ...FILTERS_IN_PANEL.map((name) => `filter[${name}]`), 'pilih')}
        end={
          <ColumnChooser
            action={base}
            keep={keptParameters(ctx.query, 'kolom', 'pilih')}
            columns={columns.map((column) => ({
              key: column.key,
              label: column.label,
              isShown: shown.includes(column),
              ...(column.isFixed ? { isFixed: true } : {}),
            }))}
            sets={data.columnSets.map((set) => ({
              key: set.id,
              name: set.name,
              url: withColumns(url({ pilih: null }), set.columns),
            }))}
            saveUrl={`/admin/members/columns?${new URLSearchParams([
              ['back', url({ pilih: null })],
              ...shown.map(({ key }) => ['kolom', key]),
            ])}`}
          />
        }
      />
      <DataTable
        caption={`${title}, diurutkan menurut ${sortedBy}`}
        columns={shown}
        rows={data.items}
        rowKey={({ id }) => id}
        rowLabel={({ fullName }) => fullName}
        sort={list.sort}
        sortUrl={sortUrlOf(ctx)}
        {...(canExport || canAct ? { selection: { formId: FORM_ID, name: 'id', picked } } : {})}
        rowActions={(item) => <RowMenu label={item.fullName} items={rowActs(ctx, item)} />}
        empty={
          pastTheEnd(ctx, list) ??
          (hasFilter
            ? {
                kind: 'not-found',
                title: list.q
                  ? `Tidak ada yang cocok dengan “${list.q}”`
                  : 'Tidak ada yang cocok dengan saringan',
                children: 'Periksa ejaannya, kurangi saringan, atau cari dengan nama kampusnya saja.',
                actions: <LinkButton href={base}>Hapus semua saringan</LinkButton>,
              }
            : {
                kind: 'nothing-yet',
                title: 'Belum ada anggota',
                children: 'Anggota tampil di sini setelah pendaftarannya disetujui atau data lama diimpor.',
                actions: <LinkButton href="/admin/candidates">Lihat calon anggota</LinkButton>,
              })
        }
        footer={
          <Pagination
            page={list.page}
            pageCount={Math.max(1, Math.ceil(data.total / list.size))}
            summary={summaryOf(list, data)}
            pageUrl={(page) => url({ page })}
          />
        }
      />
      {(canExport || canAct) && data.items.length > 0 && (
        <BulkBar
          formId={FORM_ID}
          action="/admin/members/bulk"
          noun="anggota"
          picked={isPickedAll ? data.total : 0}
          {...(data.total > data.items.length
            ? { selectAll: { count: formatCount(data.total), url: url({ pilih: 'semua' }) } }
            : {})}
        >
          {isPickedAll && <input type="hidden" name="all" value={ctx.query.toString()} />}
          <input type="hidden" name="back" value={url({ pilih: null })} />
          {canExport && (
            <Button look="quiet" icon="download" name="act" value="export">
              Unduh
            </Button>
          )}
          {ctx.can('membercard', 'print') && (
            <Button look="quiet" icon="id-card" name="act" value="cards">
              Cetak kartu
            </Button>
          )}
          {canAct && (
            <>
              <Button look="quiet" icon="mail" name="act" value="invite">
                Kirim tautan masuk
              </Button>
              <Button look="quiet" icon="user-x" name="act" value="disable">
                Nonaktifkan
              </Button>
              <Button look="quiet" icon="user-check" name="act" value="enable">
                Aktifkan
              </Button>
            </>
          )}
        </BulkBar>
      )}
    </div>
  );
}

function exportUrl(base: string, query: URLSearchParams): string {
  const kept = new URLSearchParams([...query].filter(([name]) => name !== 'page' && name !== 'pilih'));
  const search = kept.toString();
  return `${base}/export${search ? `?${search}` : ''}`;
}

function StatusChips(props: {
  counts: ReadonlyMap<string, number>;
  list: ListQuery;
  url: (changes: Record<string, string | null>) => string;
}) {
  const current = props.list.filters.status ?? [];
  const shown = ['active', 'candidate', 'inactive', 'disabled'].filter(
    (status) => (props.counts.get(status) ?? 0) > 0,
  );
  if (shown.length < 2) return null;
  const total = [...props.counts.values()].reduce((sum, count) => sum + count, 0);
  return (
    <ChipRow label="Status keanggotaan">
      <Chip
        value="Semua"
        count={formatCount(total)}
        url={props.url({ 'filter[status]': null, pilih: null })}
        isCurrent={current.length === 0}
      />
      {shown.map((status) => (
        <Chip
          key={status}
          value={filterWord('status', status)}
          count={formatCount(props.counts.get(status) ?? 0)}
          url={props.url({ 'filter[status]': status, pilih: null })}
          isCurrent={current.length === 1 && current[0] === status}
        />
      ))}
    </ChipRow>
  );
}

const FILTERS_IN_PANEL = [
  'status',
  'region',
  'golongan',
  'rate',
  'employment',
  'rank',
  'dues',
  'account',
  'joined',
  'volunteer',
];

/** Each filter that holds is a chip with a cross; a status that stands in the row of choices is not told twice. */
function chipsOf(ctx: RequestContext, base: string, list: ListQuery): ChipProps[] {
  return Object.entries(list.filters).flatMap(([name, values]) => {
    if (name === 'id') {
      return [{ value: `${values.length} orang terpilih`, removeUrl: withoutFilter(ctx, base, name) }];
    }
    return values.map((value) => ({
      label: FILTER_LABELS[name] ?? name,
      value: filterWord(name, value),
      removeUrl: withoutFilter(ctx, base, name, value),
    }));
  });
}

function withoutFilter(ctx: RequestContext, base: string, name: string, value?: string): string {
  const kept = new URLSearchParams(
    [...ctx.query].filter(
      ([key, one]) =>
        key !== 'page' &&
        key !== 'pilih' &&
        !(key === `filter[${name}]` && (value === undefined || one === value)),
    ),
  );
  const search = kept.toString();
  return search ? `${base}?${search}` : base;
}

function FilterFields({ list, data }: { list: ListQuery; data: MembersPageData }) {
  const value = (name: string) => list.filters[name]?.[0] ?? '';
  const regions = provinceOptions().filter((option) => data.regions.includes(option.value));
  if (data.regions.includes('00')) regions.push({ value: '00', label: 'Belum diketahui' });
  const shared = { isOptional: true, placeholder: 'Semua' } as const;
  return (
    <>
      <Select
        {...shared}
        name="filter[status]"
        label="Status"
        options={STATUS_OPTIONS}
        value={value('status')}
      />
      <Select {...shared} name="filter[region]" label="Wilayah" options={regions} value={value('region')} />
      <Select
        {...shared}
        name="filter[golongan]"
        label="Golongan"
        options={GOLONGAN.map(same)}
        value={value('golongan')}
      />
      <Select
        {...shared}
        name="filter[rate]"
        label="Dasar iuran"
        options={data.rates.map(({ code }) => ({ value: code, label: rateWord(code) }))}
        value={value('rate')}
      />
      <Select
        {...shared}
        name="filter[employment]"
        label="Status kepegawaian"
        options={EMPLOYMENT_STATUSES.map(same)}
        value={value('employment')}
      />
      <Select
        {...shared}
        name="filter[rank]"
        label="Jabatan akademik"
        options={ACADEMIC_RANKS.map(same)}
        value={value('rank')}
      />
      <Select {...shared} name="filter[dues]" label="Iuran" options={DUES_OPTIONS} value={value('dues')} />
      <Select
        {...shared}
        name="filter[account]"
        label="Akun"
        options={ACCOUNT_OPTIONS}
        value={value('account')}
      />
      <Select
        {...shared}
        name="filter[joined]"
        label="Bergabung sejak"
        options={years()}
        value={value('joined')}
      />
      <Select
        {...shared}
        name="filter[volunteer]"
        label="Relawan"
        options={[{ value: '1', label: 'Bersedia menjadi relawan' }]}
        value={value('volunteer')}
      />
    </>
  );
}

const same = (text: string) => ({ value: text, label: text });

function years() {
  const now = new Date().getFullYear();
  return Array.from({ length: 15 }, (_, at) => same(String(now - at)));
}

function rowActs(ctx: RequestContext, item: MemberListItem) {
  const at = `/admin/members/${item.id}`;
  return [
    { href: at, icon: 'eye' as const, children: 'Lihat rincian' },
    ...(ctx.can('member', 'edit')
      ? [{ href: `${at}/edit`, icon: 'pen-line' as const, children: 'Ubah data' }]
      : []),
    ...(ctx.can('member', 'disable')
      ? [{ href: `${at}/status`, icon: 'user-cog' as const, children: 'Ubah status' }]
      : []),
  ];
}

function summaryOf(list: ListQuery, data: MembersPageData): string {
  if (data.total === 0) return 'Tidak ada anggota';
  const first = list.offset + 1;
  return `${formatCount(first)}–${formatCount(first + data.items.length - 1)} dari ${formatCount(data.total)} orang`;
}
