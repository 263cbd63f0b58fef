import { formatMoment, zoneOf } from '#kernel/calendar';
import type { ListQuery, RequestContext } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import { Badge, PageHeader, type Tone } from '#kernel/ui';
import { type ApplicationHead, type ApplicationState, STATE_LABELS } from './application.ts';
import type { Houses } from './houses.ts';

export const QUEUE_PAGE = '/pendaftaran';

const TONES: Readonly<Record<ApplicationState, Tone>> = {
  draft: 'neutral',
  submitted: 'warning',
  approved: 'info',
  opened: 'success',
  rejected: 'neutral',
};

export function StateBadge({ state }: { state: ApplicationState }) {
  return <Badge tone={TONES[state]}>{STATE_LABELS[state]}</Badge>;
}

/** Organisations that ask for a place, newest first. */
export function QueueView(props: {
  ctx: RequestContext;
  houses: Houses;
  list: ListQuery;
  items: readonly ApplicationHead[];
  total: number;
}) {
  const { ctx, houses, list, items, total } = props;
  return (
    <>
      <PageHeader title="Antrean pendaftaran" note={`${formatCount(total)} pendaftaran`} />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari nama, alamat, atau desa"
        filters={[
          {
            ...{ key: 'state', label: 'Keadaan', all: 'Semua keadaan' },
            options: Object.entries(STATE_LABELS).map(([value, label]) => ({ value, label })),
          },
          {
            ...{ key: 'kind', label: 'Jenis', all: 'Semua jenis' },
            options: houses.all.map(({ kind, label }) => ({ value: kind, label })),
          },
        ]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={total}
        noun="pendaftaran"
        caption="Pendaftaran organisasi"
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        nothingYet={{
          ...{ icon: 'building', title: 'Belum ada pendaftaran' },
          children: 'Organisasi mendaftar lewat “Daftarkan organisasi” di halaman muka.',
        }}
        columns={[
          {
            ...{ key: 'name', label: 'Nama', isSortable: true },
            cell: ({ id, name }) => (
              <a className="link font-semibold" href={`${QUEUE_PAGE}/${id}`}>
                {name}
              </a>
            ),
          },
          { key: 'kind', label: 'Jenis', cell: ({ kind }) => houses.labelOf(kind) },
          { key: 'village', label: 'Tempat', cell: ({ villageName }) => villageName },
          {
            ...{ key: 'begun', label: 'Dimulai', isSortable: true, isNarrow: true },
            cell: ({ begunAt }) => formatMoment(begunAt, zoneOf(ctx.tenant.timeZone), 'short'),
          },
          {
            ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
            cell: ({ state }) => <StateBadge state={state} />,
          },
        ]}
      />
    </>
  );
}
