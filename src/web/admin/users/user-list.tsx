import type { TenantRole } from '#kernel/access';
import { recordAudit } from '#kernel/audit';
import { type ExportColumn, exportCsv } from '#kernel/exchange';
import {
  file,
  type ListQuery,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  renderPage,
} from '#kernel/http';
import { givableRoles, roleLabel } from '#kernel/identity';
import { ListFoot, sortUrlOf } from '#kernel/list';
import type { Product } from '#kernel/product';
import { Badge, DataTable, EmptyState, LinkButton, PageHeader, Select } from '#kernel/ui';
import { agoText, shortMomentText } from '../../moment.ts';
import { tenantAccess } from '../../routing/rights.ts';
import { adminAddresses } from '../addresses.ts';
import { downloadStream } from '../download-stream.ts';
import { type ActiveFilter, ListFilter } from '../list-filter.tsx';
import type { UserBook } from './user-book.ts';
import { readUsers, type UserRow, userShape } from './user-rows.ts';
import { grantText, STATUS } from './user-words.ts';

/** Who has an account, what each may do, and who has not been here for long. */
export function userListRoutes(product: Product, book: UserBook): Route[] {
  return [
    page.get(book.address, { access: book.rights.read, summary: `List of ${book.title}` }, (ctx) =>
      listPage(ctx, product, book),
    ),
    file.get(`${book.address}/unduh`, { access: book.rights.export, summary: 'Accounts as CSV' }, (ctx) =>
      exportUsers(ctx, product, book),
    ),
  ];
}

async function listPage(ctx: RequestContext, product: Product, book: UserBook): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, userShape);
  const { roles } = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  const { items, total } = await ctx.transaction((tx) => readUsers(tx, product.access, book, list));
  const may = (asked: { resource: string; right: string }) => ctx.can(asked.resource, asked.right);
  const addresses = adminAddresses(product);
  const isFiltered = list.q !== '' || Object.keys(list.filters).length > 0;
  return renderPage({
    surface: 'console',
    title: book.title,
    menuUrl: book.address,
    help: 'pengguna',
    body: (
      <div className="grid gap-5">
        <PageHeader
          title={book.title}
          note={`${total.toLocaleString('id-ID')} ${book.noun}`}
          actions={
            <>
              {ctx.can('invitation', 'create') && (
                <LinkButton href={`${addresses.invitations}/baru`} icon="mail-plus">
                  Undang lewat surel
                </LinkButton>
              )}
              {may(book.rights.create) && (
                <LinkButton href={`${book.address}/baru`} look="primary" icon="user-plus">
                  {`Tambah ${book.noun}`}
                </LinkButton>
              )}
            </>
          }
        />
        <ListFilter
          ctx={ctx}
          search={{ label: 'Cari nama, surel, atau nama pengguna', value: list.q }}
          filters={activeFilters(product, roles, list)}
          fields={<FilterFields product={product} roles={roles} list={list} />}
          end={
            may(book.rights.export) && (
              <LinkButton href={`${book.address}/unduh${ctx.request.url.search}`} icon="download" download>
                Unduh CSV
              </LinkButton>
            )
          }
        />
        {items.length === 0 ? (
          <EmptyState
            kind={isFiltered ? 'not-found' : 'nothing-yet'}
            title={isFiltered ? 'Tidak ada yang cocok' : `Belum ada ${book.noun}`}
            actions={isFiltered && <LinkButton href={book.address}>Hapus semua saringan</LinkButton>}
          >
            {isFiltered ? 'Periksa ejaan namanya, atau kurangi saringan.' : 'Tambahkan orang pertama.'}
          </EmptyState>
        ) : (
          <UserTable
            ctx={ctx}
            product={product}
            book={book}
            roles={roles}
            list={list}
            rows={items}
            total={total}
          />
        )}
      </div>
    ),
  });
}

interface UserTableProps {
  ctx: RequestContext;
  product: Product;
  book: UserBook;
  roles: readonly TenantRole[];
  list: ListQuery;
  rows: readonly UserRow[];
  total: number;
}

function UserTable({ ctx, product, book, roles, list, rows, total }: UserTableProps) {
  return (
    <DataTable
      caption={`${book.title}, menurut ${list.sort.key === 'name' ? 'nama' : 'waktu'}`}
      rows={rows}
      rowKey={(row) => row.id}
      sort={list.sort}
      sortUrl={sortUrlOf(ctx)}
      columns={[
        {
          key: 'name',
          label: 'Nama',
          isSortable: true,
          cell: (row) => (
            <a className="link font-semibold" href={`${book.address}/${row.id}`}>
              {row.name}
            </a>
          ),
        },
        { key: 'email', label: 'Surel', cell: (row) => row.email ?? row.username ?? 'Tanpa surel' },
        {
          key: 'roles',
          label: 'Peran',
          cell: (row) =>
            row.grants.map((grant) => grantText(product.access, roles, grant)).join('; ') || 'Tanpa peran',
        },
        {
          key: 'lastSignInAt',
          label: 'Terakhir masuk',
          isSortable: true,
          cell: (row) => (row.lastSignInAt ? agoText(ctx, row.lastSignInAt) : 'Belum pernah'),
        },
        {
          key: 'secondFactor',
          label: 'Dua langkah',
          onPhone: 'hidden',
          cell: (row) => (row.hasSecondFactor ? 'Aktif' : 'Tidak'),
        },
        {
          key: 'status',
          label: 'Keadaan',
          onPhone: 'badge',
          cell: (row) => <Badge tone={STATUS[row.status].tone}>{STATUS[row.status].label}</Badge>,
        },
      ]}
      empty={{ kind: 'nothing-yet', title: `Belum ada ${book.noun}` }}
      footer={<ListFoot ctx={ctx} list={list} total={total} shown={rows.length} noun={book.noun} />}
    />
  );
}

function activeFilters(product: Product, roles: readonly TenantRole[], list: ListQuery): ActiveFilter[] {
  const { role, status, secondFactor } = list.filters;
  return [
    {
      parameter: 'filter[role]',
      label: 'Peran',
      value: role?.map((key) => roleLabel(product.access, roles, key)).join(', '),
    },
    {
      parameter: 'filter[status]',
      label: 'Keadaan',
      value: status?.map((key) => STATUS[key as UserRow['status']]?.label ?? key).join(', '),
    },
    {
      parameter: 'filter[secondFactor]',
      label: 'Dua langkah',
      value: secondFactor && (secondFactor[0] === 'on' ? 'Aktif' : 'Tidak aktif'),
    },
  ];
}

function FilterFields(props: { product: Product; roles: readonly TenantRole[]; list: ListQuery }) {
  const { product, roles, list } = props;
  return (
    <>
      <Select
        name="filter[role]"
        label="Peran"
        placeholder="Semua peran"
        value={list.filters.role?.[0]}
        isOptional
        options={givableRoles(product.access, roles).map(({ key, label }) => ({ value: key, label }))}
      />
      <Select
        name="filter[status]"
        label="Keadaan"
        placeholder="Semua kecuali yang dihapus"
        value={list.filters.status?.[0]}
        isOptional
        options={Object.entries(STATUS).map(([value, { label }]) => ({ value, label }))}
      />
      <Select
        name="filter[secondFactor]"
        label="Verifikasi dua langkah"
        placeholder="Semua"
        value={list.filters.secondFactor?.[0]}
        isOptional
        options={[
          { value: 'on', label: 'Aktif' },
          { value: 'off', label: 'Tidak aktif' },
        ]}
      />
    </>
  );
}

async function exportUsers(ctx: RequestContext, product: Product, book: UserBook): Promise<Response> {
  const { roles } = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  const list = readListQuery(ctx.query, userShape);
  const everyone = { ...list, page: 1, offset: 0, size: 100_000 };
  const { items } = await ctx.transaction(async (tx) => {
    const found = await readUsers(tx, product.access, book, everyone);
    await recordAudit(ctx, tx, {
      action: 'user.exported',
      resource: book.rights.export.resource,
      after: { rows: found.total, filter: ctx.request.url.search },
    });
    return found;
  });
  const columns: ExportColumn<UserRow>[] = [
    { label: 'Nama', writes: 'text', value: (row) => row.name },
    { label: 'Surel', writes: 'text', value: (row) => row.email },
    { label: 'Nama pengguna', writes: 'text', value: (row) => row.username },
    {
      label: 'Peran',
      writes: 'text',
      value: (row) => row.grants.map((grant) => grantText(product.access, roles, grant)).join('; '),
    },
    { label: 'Keadaan', writes: 'text', value: (row) => STATUS[row.status].label },
    { label: 'Dua langkah', writes: 'text', value: (row) => (row.hasSecondFactor ? 'ya' : 'tidak') },
    {
      label: 'Terakhir masuk',
      writes: 'text',
      value: (row) => (row.lastSignInAt ? shortMomentText(ctx, row.lastSignInAt) : ''),
    },
    { label: 'Dibuat', writes: 'text', value: (row) => shortMomentText(ctx, row.createdAt) },
  ];
  return downloadStream(exportCsv({ name: book.title, columns, rows: items }), `${book.noun}.csv`);
}
