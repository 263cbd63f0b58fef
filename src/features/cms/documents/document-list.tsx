import type { ListQuery, RequestContext } from '#kernel/http';
import { isNarrowed, ListFilters, ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import { Badge, LinkButton, PageHeader } from '#kernel/ui';
import type { Category } from '../categories/category-rows.ts';
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
      <ListTable
        ctx={ctx}
        list={list}
        total={total}
        noun="dokumen"
        caption={`${kind.title} yang tersimpan`}
        rows={rows}
        rowKey={({ id }) => id}
        rowLabel={({ title }) => title}
        notFound={{ children: 'Lepas salah satu saringan, atau cari judul yang lain.' }}
        clearUrl={`${base}${query}`}
        nothingYet={{
          icon: 'file-text',
          title: `Belum ada ${kind.title.toLowerCase()}`,
          children: 'Unggah PDF pertama; ia tampil bagi umum setelah Anda terbitkan.',
          actions: <LinkButton href={`${base}/new${query}`}>Unggah dokumen</LinkButton>,
        }}
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
      />
    </>
  );
}
