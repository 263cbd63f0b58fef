import type { ListQuery, RequestContext } from '#kernel/http';
import { listUrl } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { Badge, DataTable, LinkButton, PageHeader } from '#kernel/ui';
import type { Category } from '../categories/category-rows.ts';
import { isNarrowed, ListFilters } from '../list-filters.tsx';
import { ListFoot } from '../list-foot.tsx';
import type { DocumentKind } from '../place.ts';
import { momentWords, STATUS_OPTIONS, StatusBadge, VISIBILITY_OPTIONS } from '../publication.tsx';
import type { DocumentRow } from './document-rows.ts';

/** Documents of one kind in the console. */
export function DocumentList(props: {
  ctx: RequestContext;
  base: string;
  kind: DocumentKind;
  list: ListQuery;
  rows: readonly DocumentRow[];
  total: number;
  categories: readonly Category[];
}) {
  const { ctx, base, kind, list, rows, total, categories } = props;
  const query = `?type=${kind.kind}`;
  return (
    <>
      <PageHeader
        title={kind.title}
        note={`${formatCount(total)} dokumen${isNarrowed(list) ? ' dengan saringan ini' : ''}`}
        actions={
          <>
            <LinkButton href={`${base}/new${query}`} look="primary" icon="upload">
              Unggah dokumen
            </LinkButton>
            <LinkButton href={`${base}/categories${query}`} icon="tags">
              Kategori
            </LinkButton>
          </>
        }
      />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari judul atau keterangan"
        filters={[
          { key: 'status', label: 'Status', all: 'Semua status', options: STATUS_OPTIONS },
          { key: 'visibility', label: 'Dibaca oleh', all: 'Semua', options: VISIBILITY_OPTIONS },
          {
            key: 'category',
            label: 'Kategori',
            all: 'Semua kategori',
            options: categories.map(({ slug, name }) => ({ value: slug, label: name })),
          },
        ]}
      />
      <DataTable
        caption={`${kind.title} yang tersimpan`}
        rows={rows}
        rowKey={({ id }) => id}
        rowLabel={({ title }) => title}
        sort={list.sort}
        sortUrl={(key, direction) =>
          listUrl(base, ctx.query, { sort: direction === 'descending' ? `-${key}` : key })
        }
        empty={
          isNarrowed(list)
            ? {
                kind: 'not-found',
                title: 'Tidak ada dokumen dengan saringan ini',
                children: 'Lepas salah satu saringan, atau cari judul yang lain.',
                actions: <LinkButton href={`${base}${query}`}>Lepas semua saringan</LinkButton>,
              }
            : {
                kind: 'nothing-yet',
                icon: 'file-text',
                title: `Belum ada ${kind.title.toLowerCase()}`,
                children: 'Unggah PDF pertama; ia tampil bagi umum setelah Anda terbitkan.',
                actions: <LinkButton href={`${base}/new${query}`}>Unggah dokumen</LinkButton>,
              }
        }
        columns={[
          {
            key: 'title',
            label: 'Judul',
            isSortable: true,
            cell: (row) => (
              <a className="link font-semibold" href={`${base}/${row.id}`}>
                {row.title}
              </a>
            ),
          },
          { key: 'category', label: 'Kategori', cell: (row) => row.categoryName ?? 'Tanpa kategori' },
          {
            key: 'publishedAt',
            label: 'Terbit',
            isSortable: true,
            cell: (row) => (row.publishedAt ? momentWords(ctx, row.publishedAt, 'short') : '–'),
          },
          {
            key: 'downloads',
            label: 'Diunduh',
            isSortable: true,
            isNumeric: true,
            cell: (row) => formatCount(row.downloads),
          },
          {
            key: 'readers',
            label: 'Pembaca',
            onPhone: 'badge',
            cell: (row) =>
              row.visibility === 'member_only' ? (
                <Badge icon="lock">Anggota</Badge>
              ) : (
                <Badge icon="globe">Umum</Badge>
              ),
          },
          {
            key: 'status',
            label: 'Status',
            onPhone: 'badge',
            cell: (row) => (
              <StatusBadge
                status={row.status}
                isScheduled={
                  row.status === 'published' && row.publishedAt !== null && row.publishedAt > ctx.now
                }
              />
            ),
          },
        ]}
        footer={<ListFoot ctx={ctx} list={list} total={total} shown={rows.length} noun="dokumen" />}
      />
    </>
  );
}
