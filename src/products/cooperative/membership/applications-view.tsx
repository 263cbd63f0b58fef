import { formatMoment, zoneOf } from '#kernel/calendar';
import type { ListQuery, RequestContext } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import { Badge, PageHeader, type Tone } from '#kernel/ui';
import { type ApplicationHead, type ApplicationState, STATE_LABELS } from './application.ts';

/** Who wants to become a member, newest first. */
export function ApplicationsView(props: {
  ctx: RequestContext;
  list: ListQuery;
  items: readonly ApplicationHead[];
  total: number;
}) {
  const { ctx, list, items, total } = props;
  return (
    <>
      <PageHeader title="Permohonan Anggota" note={`${formatCount(total)} permohonan`} />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari nama"
        filters={[
          {
            ...{ key: 'state', label: 'Keadaan', all: 'Semua keadaan' },
            options: Object.entries(STATE_LABELS).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={total}
        noun="permohonan"
        caption="Permohonan menjadi anggota"
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ fullName }) => fullName}
        nothingYet={{
          ...{ icon: 'user', title: 'Belum ada permohonan' },
          children: 'Tamu memohon lewat “Menjadi anggota” di halaman muka.',
        }}
        columns={[
          {
            ...{ key: 'name', label: 'Nama', isSortable: true },
            cell: ({ id, fullName }) => (
              <a className="link font-semibold" href={`/permohonan-anggota/${id}`}>
                {fullName}
              </a>
            ),
          },
          { key: 'work', label: 'Pekerjaan', cell: ({ occupation }) => occupation },
          {
            ...{ key: 'submitted', label: 'Dikirim', isSortable: true, isNarrow: true },
            cell: ({ submittedAt }) => formatMoment(submittedAt, zoneOf(ctx.tenant.timeZone), 'short'),
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

const TONES: Readonly<Record<ApplicationState, Tone>> = {
  submitted: 'warning',
  approved: 'info',
  rejected: 'neutral',
  active: 'success',
};

export function StateBadge({ state }: { state: ApplicationState }) {
  return <Badge tone={TONES[state]}>{STATE_LABELS[state]}</Badge>;
}
