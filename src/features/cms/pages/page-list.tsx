import type { ListQuery, RequestContext } from '#kernel/http';
import { isNarrowed, ListFilters } from '#kernel/list';
import { Badge, DataTable, LinkButton, PageHeader } from '#kernel/ui';
import { consoleOf, type SitePlace } from '../place.ts';
import { momentWords, STATUS_OPTIONS, StatusBadge, VISIBILITY_OPTIONS } from '../publication.tsx';
import { addressOf } from './page-address.ts';
import type { PageRow } from './page-rows.ts';

/** The pages of the site with their state. */
export function PageList(props: {
  ctx: RequestContext;
  place: SitePlace;
  list: ListQuery;
  rows: readonly PageRow[];
}) {
  const { ctx, place, list, rows } = props;
  const at = consoleOf(place, 'pages');
  return (
    <>
      <PageHeader
        title="Halaman"
        note={`${rows.length} halaman${isNarrowed(list) ? ' dengan saringan ini' : ''}`}
        actions={
          <LinkButton href={`${at}/new`} look="primary" icon="plus">
            Tulis halaman
          </LinkButton>
        }
      />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari judul atau alamat"
        filters={[
          { key: 'status', label: 'Status', all: 'Semua status', options: STATUS_OPTIONS },
          ...(place.rights.readMember
            ? [{ key: 'visibility', label: 'Dibaca oleh', all: 'Semua', options: VISIBILITY_OPTIONS }]
            : []),
        ]}
      />
      <DataTable
        caption="Halaman menurut judul"
        rows={rows}
        rowKey={({ id }) => id}
        rowLabel={({ title }) => title}
        empty={
          isNarrowed(list)
            ? {
                kind: 'not-found',
                title: 'Tidak ada halaman dengan saringan ini',
                children: 'Lepas salah satu saringan, atau cari judul yang lain.',
                actions: <LinkButton href={at}>Lepas semua saringan</LinkButton>,
              }
            : {
                kind: 'nothing-yet',
                icon: 'file-text',
                title: 'Belum ada halaman',
                children: 'Tulis halaman pertama, misalnya sejarah organisasi.',
                actions: <LinkButton href={`${at}/new`}>Tulis halaman</LinkButton>,
              }
        }
        columns={[
          {
            key: 'title',
            label: 'Judul',
            cell: (row) => (
              <a className="link font-semibold" href={`${at}/${row.id}`}>
                {row.title}
              </a>
            ),
          },
          {
            key: 'url',
            label: 'Alamat',
            cell: (row) => <code className="text-sm break-all">{addressOf(place, row.slug)}</code>,
          },
          {
            key: 'updated',
            label: 'Terakhir diubah',
            cell: (row) => (
              <>
                {momentWords(ctx, row.updatedAt, 'short')}
                {row.updatedBy && <span className="block text-sm text-muted">{row.updatedBy}</span>}
              </>
            ),
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
              <span className="inline-flex flex-wrap gap-1">
                <StatusBadge status={row.status} />
                {row.scheduledFor && <StatusBadge status={row.status} isScheduled />}
                {row.status === 'published' &&
                  row.liveRevision !== row.revision &&
                  row.scheduledRevision !== row.revision && (
                    <Badge tone="warning" icon="pencil-line">
                      Ada draf
                    </Badge>
                  )}
              </span>
            ),
          },
        ]}
      />
    </>
  );
}
