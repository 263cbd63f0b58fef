import { formatDate } from '#kernel/calendar';
import type { ListQuery, RequestContext } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import { Badge, LinkButton, PageHeader, type Tone } from '#kernel/ui';
import { EXITS_URL, type Exit, type ExitState, STATE_LABELS } from './exit.ts';

/** Who leaves the cooperative, newest first. */
export function ExitsView(props: {
  ctx: RequestContext;
  list: ListQuery;
  items: readonly Exit[];
  total: number;
}) {
  const { ctx, list, items, total } = props;
  return (
    <>
      <PageHeader
        title="Pengunduran diri"
        note={`${formatCount(total)} pengajuan`}
        actions={
          ctx.through({ resource: 'membership-exit', right: 'create' })?.reach?.isAll && (
            <LinkButton href={`${EXITS_URL}/baru`} icon="plus">
              Ajukan untuk anggota
            </LinkButton>
          )
        }
      />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari nama atau nomor anggota"
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
        noun="pengajuan"
        caption="Pengunduran diri anggota"
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ memberName }) => memberName}
        nothingYet={{
          ...{ icon: 'log-out', title: 'Belum ada pengunduran diri' },
          children: 'Anggota mengajukannya sendiri, atau pengurus untuk anggota.',
        }}
        columns={[
          {
            ...{ key: 'name', label: 'Nama', isSortable: true },
            cell: ({ id, memberName }) => (
              <a className="link font-semibold" href={`${EXITS_URL}/${id}`}>
                {memberName}
              </a>
            ),
          },
          { key: 'number', label: 'Nomor', isNarrow: true, cell: ({ memberNumber }) => memberNumber },
          { key: 'reason', label: 'Alasan', cell: ({ reason }) => reason },
          {
            ...{ key: 'requested', label: 'Diajukan', isSortable: true, isNarrow: true },
            cell: ({ requestedOn }) => formatDate(requestedOn, 'short'),
          },
          {
            ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
            cell: ({ state }) => <ExitBadge state={state} />,
          },
        ]}
      />
    </>
  );
}

const TONES: Readonly<Record<ExitState, Tone>> = {
  ...{ requested: 'warning', withdrawn: 'neutral', rejected: 'neutral', approved: 'info', paid: 'success' },
};

export function ExitBadge({ state }: { state: ExitState }) {
  return <Badge tone={TONES[state]}>{STATE_LABELS[state]}</Badge>;
}
