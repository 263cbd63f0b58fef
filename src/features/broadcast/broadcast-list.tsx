import { formatMoment, zoneOf } from '#kernel/calendar';
import type { ListQuery, RequestContext } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import { Badge, LinkButton, PageHeader, type Tone } from '#kernel/ui';
import type { Broadcast, BroadcastCounts, BroadcastState } from './broadcast.ts';
import type { BroadcastPlace } from './broadcast-place.ts';
import { KindBadge } from './kind-badge.tsx';
import { RECIPIENT_STATES } from './recipient-state.ts';

const STATES: Readonly<Record<BroadcastState, { label: string; tone: Tone }>> = {
  draft: { label: 'Konsep', tone: 'neutral' },
  scheduled: { label: 'Dijadwalkan', tone: 'info' },
  sent: { label: 'Dikirim', tone: 'success' },
  cancelled: { label: 'Dibatalkan', tone: 'neutral' },
};

/** The history: what was sent, what waits, and numbers that open their lists. */
export function BroadcastList(props: {
  ctx: RequestContext;
  place: BroadcastPlace;
  desk: string;
  list: ListQuery;
  items: readonly (Broadcast & { counts: BroadcastCounts })[];
  total: number;
}) {
  const { ctx, place, desk, list, items, total } = props;
  const zone = zoneOf(ctx.tenant.timeZone);
  const isRegional = desk === place.addresses.regionDesk;
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={isRegional ? 'Pengumuman wilayah' : 'Pengumuman'}
        note={`${formatCount(total)} pengumuman lewat surel dan pemberitahuan`}
        actions={
          <>
            <LinkButton href={`${desk}/bounces`} icon="mail-x">
              Surel kembali
            </LinkButton>
            <LinkButton href={`${desk}/new`} look="primary" icon="pencil">
              Tulis pengumuman
            </LinkButton>
          </>
        }
      />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari judul"
        filters={[
          {
            ...{ key: 'state', label: 'Keadaan', all: 'Semua keadaan' },
            options: Object.entries(STATES).map(([value, { label }]) => ({ value, label })),
          },
          {
            ...{ key: 'kind', label: 'Jenis', all: 'Wajib dan tidak' },
            options: [
              { value: 'essential', label: 'Wajib' },
              { value: 'news', label: 'Tidak wajib' },
            ],
          },
        ]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={total}
        noun="pengumuman"
        caption="Pengumuman, yang terbaru di atas"
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ subject }) => subject}
        nothingYet={{
          icon: 'megaphone',
          title: 'Belum ada pengumuman',
          children: `Tulis pengumuman pertama. Sebelum dikirim, Anda melihat suratnya dan jumlah ${place.noun} yang menerimanya.`,
        }}
        columns={[
          {
            key: 'subject',
            label: 'Judul',
            isSortable: true,
            cell: (row) => (
              <>
                <a className="link font-semibold break-words" href={`${desk}/${row.id}`}>
                  {row.subject}
                </a>
                <span className="block text-sm text-muted">{row.createdByName}</span>
              </>
            ),
          },
          { key: 'kind', label: 'Jenis', cell: (row) => <KindBadge isEssential={row.isEssential} /> },
          {
            key: 'numbers',
            label: 'Surel',
            cell: (row) => <Numbers url={`${desk}/${row.id}`} counts={row.counts} />,
          },
          {
            key: 'at',
            label: 'Waktu',
            isSortable: true,
            isNarrow: true,
            cell: (row) => formatMoment(row.sentAt ?? row.scheduledAt ?? row.updatedAt, zone, 'short'),
          },
          {
            key: 'state',
            label: 'Keadaan',
            onPhone: 'badge',
            cell: ({ state }) => <Badge tone={STATES[state].tone}>{STATES[state].label}</Badge>,
          },
        ]}
      />
    </div>
  );
}

/** Each number opens its list. */
function Numbers({ url, counts }: { url: string; counts: BroadcastCounts }) {
  const shown = Object.entries(RECIPIENT_STATES).filter(([state]) => counts[state]);
  if (shown.length === 0) return <>–</>;
  return (
    <ul className="figures grid gap-0.5 text-sm">
      {shown.map(([state, { label }]) => (
        <li key={state}>
          <a className="link inline-block py-0.5" href={`${url}?filter[state]=${state}`}>
            {formatCount(counts[state] ?? 0)} {label.toLowerCase()}
          </a>
        </li>
      ))}
    </ul>
  );
}
