import { type Zone, zoneOf } from '#kernel/calendar';
import { keptParameters, listUrl, type PageAnswer, type RequestContext, renderPage } from '#kernel/http';
import { formatCount } from '#kernel/money';
import {
  Button,
  Chip,
  ChipRow,
  ColumnChooser,
  DataTable,
  type EmptyStateProps,
  FilterBar,
  Form,
  LinkButton,
  Menu,
  MenuLink,
  Notice,
  type Option,
  PageHeader,
  Pagination,
  RowMenu,
} from '#kernel/ui';
import { mayChange, mayDo } from '../actor.ts';
import type { Field } from '../field.ts';
import { showValue } from '../field-types/index.ts';
import { type Entry, nameOf } from '../read/entry.ts';
import { type BookQuery, COLUMNS, filterFields, PAGE_SIZES, stateFilters } from '../read/list-query.ts';
import type { Register } from '../register.ts';
import { FilterFields, filterWords } from './filter-fields.tsx';

import { chooserColumns, tableColumns, visibleFields } from './list-columns.tsx';
import { rangeWords, searchLabel, sortWords } from './list-words.ts';

export interface ListPageProps {
  ctx: RequestContext;
  register: Register;
  /** Fields that the tenant added. */
  extra: readonly Field[];
  query: BookQuery;
  items: readonly Entry[];
  total: number;
  /** Sums over all of them, by key of field. */
  sums: Readonly<Record<string, number>>;
  /** How many wait for an officer, for books that visitors write in. */
  held: number;
  /** The entry that was deleted a moment ago, with its way back. */
  deleted?: { id: string; name: string } | undefined;
  options: ReadonlyMap<string, Option[]>;
}

/** A book: search, filters, columns, the rows, and the way through them. All of it lives in the address. */
export function listPage(props: ListPageProps): PageAnswer {
  const { register } = props;
  return renderPage({
    surface: 'console',
    title: register.title,
    ...(register.trail ? { trail: register.trail } : {}),
    menuUrl: register.page,
    body: <ListBody {...props} />,
  });
}

function ListBody(props: ListPageProps) {
  const { ctx, register, query, items, total } = props;
  const zone = zoneOf(ctx.tenant.timeZone);
  const columns = visibleFields(props);
  const isFiltered = query.q !== '' || Object.keys(query.filters).length > 0;
  const count = `${formatCount(total)} ${register.entry}${isFiltered ? ' cocok dengan saringan' : ''}`;
  return (
    <div className="grid gap-5">
      <PageHeader
        title={register.title}
        note={register.number ? `Buku ${register.number}, ${count}` : count}
        actions={<ListActions {...props} />}
      />
      {props.deleted && <DeletedNotice register={register} deleted={props.deleted} />}
      {register.intake && mayChange(ctx, register) && <IntakeTabs {...props} />}
      <FilterBar
        action={register.page}
        keep={keptParameters(ctx.query, 'q', 'dihapus')}
        search={{ label: searchLabel(register), value: query.q, placeholder: searchLabel(register) }}
        chips={Object.entries(query.filters).map(([name, value]) => ({
          ...filterWords(register, name, value, props.options),
          removeUrl: listUrl(register.page, ctx.query, removalOf(name)),
        }))}
        fields={<FilterFields register={register} query={query} options={props.options} />}
        fieldsKeep={keptParameters(ctx.query, 'sort', 'dihapus', ...filterNames(register))}
        end={
          <ColumnChooser
            action={register.page}
            keep={keptParameters(ctx.query, COLUMNS, 'dihapus')}
            columns={chooserColumns(props, columns)}
          />
        }
      />
      <DataTable
        caption={`${register.title}, ${sortWords(register, query)}`}
        columns={tableColumns(props, columns, zone)}
        rows={items}
        rowKey={(entry) => entry.id}
        rowLabel={(entry) => nameOf(register, entry, zone)}
        sort={query.sort}
        sortUrl={(key, direction) =>
          listUrl(register.page, ctx.query, { sort: `${direction === 'descending' ? '-' : ''}${key}` })
        }
        rowActions={(entry) => <RowActions ctx={ctx} register={register} entry={entry} zone={zone} />}
        {...totalsOf(props, columns, zone)}
        empty={emptyState(props, isFiltered)}
        footer={
          <Pagination
            page={query.page}
            pageCount={Math.max(1, Math.ceil(total / query.size))}
            summary={rangeWords(query, total, register.entry)}
            pageUrl={(page) => listUrl(register.page, ctx.query, { page })}
          />
        }
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        {total > PAGE_SIZES[0] && <SizeChoice {...props} />}
        {mayDo(ctx, register, 'extend') && (
          <a className="link text-sm" href={`${register.page}/kolom`}>
            Tambah kolom pada buku ini
          </a>
        )}
      </div>
    </div>
  );
}

/** The row of sums, where the book has any and there is more than one row to add up. */
function totalsOf({ register, sums, total }: ListPageProps, columns: readonly Field[], zone: Zone) {
  const summed = columns.filter(({ key }) => key in sums);
  if (summed.length === 0 || total < 2) return {};
  return {
    totals: {
      [register.nameFrom[0]!]: `Jumlah ${formatCount(total)} ${register.entry}`,
      ...Object.fromEntries(summed.map((field) => [field.key, showValue(field, sums[field.key], zone)])),
    },
  };
}

function ListActions({ ctx, register, total }: ListPageProps) {
  const download = (place: string) => listUrl(`${register.page}/${place}`, ctx.query, { dihapus: null });
  const canExport = mayDo(ctx, register, 'export') && total > 0;
  const canPrint = mayDo(ctx, register, 'print') && register.print !== undefined && total > 0;
  const canImport = mayDo(ctx, register, 'import');
  return (
    <>
      {(canExport || canPrint) && (
        <Menu label="Unduh" icon="download">
          {canPrint && (
            <MenuLink href={download('cetak')} icon="printer" isDownload>
              Cetak buku (PDF)
            </MenuLink>
          )}
          {canExport && (
            <MenuLink href={download('unduh/xlsx')} icon="file-spreadsheet" isDownload>
              Unduh Excel
            </MenuLink>
          )}
          {canExport && (
            <MenuLink href={download('unduh/csv')} icon="file-text" isDownload>
              Unduh CSV
            </MenuLink>
          )}
        </Menu>
      )}
      {canImport && (
        <LinkButton href={`${register.page}/impor`} icon="upload" isCompact>
          Impor
        </LinkButton>
      )}
      {register.acts
        ?.filter(({ needs }) => total > 0 && ctx.can(needs.resource, needs.right))
        .map(({ label, url }) => (
          <LinkButton key={url} href={url}>
            {label}
          </LinkButton>
        ))}
      {mayDo(ctx, register, 'create') && (
        <LinkButton href={`${register.page}/baru`} look="primary" icon="plus">
          {`Tambah ${register.entry}`}
        </LinkButton>
      )}
    </>
  );
}

function DeletedNotice({ register, deleted }: { register: Register; deleted: { id: string; name: string } }) {
  return (
    <Notice
      tone="success"
      role="status"
      isDismissable
      action={
        <Form action={`${register.page}/${deleted.id}/pulihkan`}>
          <Button size="sm" icon="undo-2" busyLabel="Mengembalikan…">
            Urungkan
          </Button>
        </Form>
      }
    >
      {`“${deleted.name}” dihapus dari buku. Nomornya tidak dipakai lagi.`}
    </Notice>
  );
}

function IntakeTabs({ ctx, register, query, held }: ListPageProps) {
  const tabs = [
    { view: 'accepted', label: 'Tercatat' },
    { view: 'held', label: 'Menunggu pemeriksaan' },
    { view: 'refused', label: 'Ditolak' },
  ] as const;
  return (
    <ChipRow label="Keadaan catatan">
      {tabs.map(({ view, label }) => (
        <Chip
          key={view}
          value={label}
          url={listUrl(register.page, ctx.query, { 'filter[intake]': view === 'accepted' ? null : view })}
          isCurrent={query.view === view}
          {...(view === 'held' && held > 0 ? { count: held } : {})}
        />
      ))}
    </ChipRow>
  );
}

function RowActions({
  ctx,
  register,
  entry,
  zone,
}: {
  ctx: RequestContext;
  register: Register;
  entry: Entry;
  zone: Zone;
}) {
  const place = `${register.page}/${entry.id}`;
  return (
    <RowMenu
      label={nameOf(register, entry, zone)}
      items={[
        { href: place, icon: 'eye', children: 'Buka' },
        ...(mayDo(ctx, register, 'answer') && register.answer
          ? [
              {
                href: `${place}#tanggapan`,
                icon: 'message-square-reply' as const,
                children: register.answer.act,
              },
            ]
          : []),
        ...(mayDo(ctx, register, 'update') && !entry.answer
          ? [{ href: `${place}/ubah`, icon: 'pen-line' as const, children: 'Ubah' }]
          : []),
        ...(mayDo(ctx, register, 'delete')
          ? [{ href: `${place}/hapus`, icon: 'trash' as const, children: 'Hapus', isDanger: true }]
          : []),
      ]}
    />
  );
}

function SizeChoice({ ctx, register, query }: ListPageProps) {
  return (
    <ChipRow label="Baris tiap halaman">
      <span className="self-center text-sm text-muted">Baris tiap halaman</span>
      {PAGE_SIZES.map((size) => (
        <Chip
          key={size}
          value={String(size)}
          url={listUrl(register.page, ctx.query, { size })}
          isCurrent={size === query.size}
        />
      ))}
    </ChipRow>
  );
}

function emptyState({ ctx, register, query }: ListPageProps, isFiltered: boolean): EmptyStateProps {
  if (isFiltered) {
    return {
      kind: 'not-found',
      title: `Tidak ada ${register.entry} yang cocok`,
      children: query.q
        ? `Tidak ada yang memuat “${query.q}”. Periksa ejaannya, atau longgarkan saringannya.`
        : 'Longgarkan saringannya untuk melihat lebih banyak.',
      actions: <LinkButton href={register.page}>Hapus semua saringan</LinkButton>,
    };
  }
  if (query.view === 'held')
    return {
      kind: 'nothing-yet',
      title: 'Tidak ada yang menunggu',
      children: 'Kiriman tamu yang baru akan tampil di sini.',
    };
  if (query.view === 'refused') return { kind: 'nothing-yet', title: 'Tidak ada yang ditolak' };
  return {
    kind: 'nothing-yet',
    title: `Belum ada ${register.entry}`,
    children: register.about,
    actions: (mayDo(ctx, register, 'create') || mayDo(ctx, register, 'import')) && (
      <>
        {mayDo(ctx, register, 'create') && (
          <LinkButton href={`${register.page}/baru`} look="primary" icon="plus">
            {`Tambah ${register.entry} pertama`}
          </LinkButton>
        )}
        {mayDo(ctx, register, 'import') && (
          <LinkButton href={`${register.page}/impor`} icon="upload">
            Impor dari lembar
          </LinkButton>
        )}
      </>
    ),
  };
}

/** The parameters that go when a filter's chip is removed: a range written in one goes as a whole. */
function removalOf(name: string): Record<string, null> {
  return { [`filter[${name}]`]: null, [`filter[${name.split('.')[0]}]`]: null };
}

function filterNames(register: Register): string[] {
  return [...filterFields(register).map(({ key }) => key), ...stateFilters(register)].flatMap((key) => [
    `filter[${key}]`,
    `filter[${key}.from]`,
    `filter[${key}.to]`,
  ]);
}
