import { formatMoment, type Zone } from '#kernel/calendar';
import { keptParameters, type ListQuery, listUrl } from '#kernel/http';
import { formatCount } from '#kernel/money';
import {
  Badge,
  Chip,
  ChipRow,
  DataTable,
  FilterBar,
  LinkButton,
  PageHeader,
  Pagination,
  Select,
} from '#kernel/ui';
import type { DeskReach } from './desk.ts';
import type { InboxPlace } from './inbox-place.ts';
import { CHANNEL_LABELS, CHANNELS, STATE_LABELS, STATES, type Ticket, ticketNumber } from './ticket.ts';
import { ConfidentialBadge, StateBadge } from './ticket-badges.tsx';

export interface DeskListProps {
  place: InboxPlace;
  /** The address of this list: the whole desk, or the contact form's part of it. */
  base: string;
  title: string;
  reach: DeskReach;
  query: URLSearchParams;
  list: ListQuery;
  items: readonly Ticket[];
  total: number;
  counts: Readonly<Record<(typeof STATES)[number], number>>;
  zone: Zone;
}

const ASSIGNEES = [
  { value: 'me', label: 'Saya' },
  { value: 'none', label: 'Belum ditugaskan' },
];

/** What people wrote to the board and who answers it. */
export function DeskList(props: DeskListProps) {
  const { place, base, title, list, items, total, counts, zone, query, reach } = props;
  const url = (changes: Record<string, string | number | null>) => listUrl(base, query, changes);
  const state = list.filters.state?.[0];
  const open = counts.new + counts.in_progress;
  const isNarrowed = list.q !== '' || Object.keys(list.filters).length > 0;
  const isContact = base === place.addresses.contact;
  return (
    <div className="grid gap-4">
      <PageHeader
        title={title}
        note={`${formatCount(open)} belum selesai, ${formatCount(counts.new)} baru`}
      />
      <ChipRow label="Status">
        <Chip
          value="Semua"
          count={formatCount(open + counts.closed)}
          url={url({ 'filter[state]': null })}
          isCurrent={!state}
        />
        {STATES.map((key) => (
          <Chip
            key={key}
            value={STATE_LABELS[key].label}
            count={formatCount(counts[key])}
            url={url({ 'filter[state]': key })}
            isCurrent={state === key}
          />
        ))}
      </ChipRow>
      <FilterBar
        action={base}
        keep={keptParameters(query, 'q')}
        fieldsKeep={keptParameters(
          query,
          ...[
            'filter[channel]',
            'filter[region]',
            'filter[assignee]',
            'filter[waiting]',
            'filter[confidential]',
          ],
        )}
        search={{ label: 'Cari pokok pesan, nama, atau nomor', value: list.q }}
        chips={chipsOf(props, url)}
        fields={<Filters list={list} place={place} reach={reach} isContact={isContact} />}
      />
      <DataTable
        caption={title}
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ subject }) => subject}
        sort={list.sort}
        sortUrl={(key, direction) => url({ sort: direction === 'descending' ? `-${key}` : key })}
        columns={[
          {
            key: 'number',
            label: 'Pesan',
            isSortable: true,
            cell: (ticket) => (
              <>
                <a className="link font-semibold break-words" href={`${place.addresses.desk}/${ticket.id}`}>
                  {ticket.subject}
                </a>
                <span className="figures block text-sm text-muted">
                  {ticketNumber(ticket)} · {CHANNEL_LABELS[ticket.channel]}
                </span>
              </>
            ),
          },
          {
            key: 'author',
            label: 'Dari',
            isSortable: true,
            cell: (ticket) => (
              <>
                {ticket.isConfidential ? 'Tampil setelah dibuka' : ticket.authorName}
                {ticket.authorId === null && <span className="block text-sm text-muted">Pengunjung</span>}
              </>
            ),
          },
          ...(place.regions.length > 0
            ? [
                {
                  ...{ key: 'region', label: 'Wilayah', onPhone: 'hidden' as const },
                  cell: (ticket: Ticket) => regionLabel(place, ticket.regionCode),
                },
              ]
            : []),
          {
            key: 'assignee',
            label: 'Petugas',
            cell: (ticket) => ticket.assigneeName ?? <span className="text-muted">Belum ada</span>,
          },
          {
            key: 'last',
            label: 'Terakhir',
            isSortable: true,
            isNarrow: true,
            cell: (ticket) => formatMoment(ticket.lastAt, zone, 'short'),
          },
          {
            key: 'state',
            label: 'Status',
            onPhone: 'badge',
            cell: (ticket) => (
              <span className="flex flex-wrap gap-1">
                <StateBadge ticket={ticket} />
                {ticket.isWaiting && ticket.state !== 'new' && (
                  <Badge tone="warning" icon="hourglass">
                    Menunggu jawaban
                  </Badge>
                )}
                {ticket.isConfidential && <ConfidentialBadge />}
              </span>
            ),
          },
        ]}
        empty={
          isNarrowed
            ? {
                kind: 'not-found',
                title: 'Tidak ada pesan untuk pilihan ini',
                children: 'Lepas salah satu saringan, atau cari yang lain.',
                actions: <LinkButton href={base}>Lepas semua saringan</LinkButton>,
              }
            : {
                kind: 'nothing-yet',
                title: 'Belum ada pesan',
                children: isContact
                  ? 'Yang ditulis lewat halaman kontak masuk ke sini.'
                  : 'Pesan dan pengaduan anggota, serta yang ditulis lewat halaman kontak, masuk ke sini.',
              }
        }
        footer={
          <Pagination
            page={list.page}
            pageCount={Math.max(1, Math.ceil(total / list.size))}
            summary={`${formatCount(items.length)} dari ${formatCount(total)} pesan`}
            pageUrl={(page) => url({ page })}
          />
        }
      />
    </div>
  );
}

function Filters(props: { list: ListQuery; place: InboxPlace; reach: DeskReach; isContact: boolean }) {
  const { list, place, reach, isContact } = props;
  const value = (key: string) => list.filters[key]?.[0] ?? '';
  const regions =
    reach.regions === 'all'
      ? place.regions
      : place.regions.filter((region) => reach.regions.includes(region.value));
  return (
    <>
      {!isContact && (
        <Select
          name="filter[channel]"
          label="Jenis"
          value={value('channel')}
          placeholder="Semua jenis"
          isOptional
          options={CHANNELS.map((channel) => ({ value: channel, label: CHANNEL_LABELS[channel] }))}
        />
      )}
      <Select
        name="filter[assignee]"
        label="Petugas"
        value={value('assignee')}
        placeholder="Siapa pun"
        isOptional
        options={ASSIGNEES}
      />
      <Select
        name="filter[waiting]"
        label="Jawaban"
        value={value('waiting')}
        placeholder="Semua"
        isOptional
        options={[{ value: '1', label: 'Menunggu jawaban' }]}
      />
      {regions.length > 1 && (
        <Select
          name="filter[region]"
          label="Wilayah"
          value={value('region')}
          placeholder="Semua wilayah"
          isOptional
          options={[...regions]}
        />
      )}
      {reach.isGrievanceHandler && (
        <Select
          name="filter[confidential]"
          label="Kerahasiaan"
          value={value('confidential')}
          placeholder="Semua"
          isOptional
          options={[{ value: '1', label: 'Hanya yang rahasia' }]}
        />
      )}
    </>
  );
}

function chipsOf(
  { list, place, base }: DeskListProps,
  url: (changes: Record<string, string | number | null>) => string,
) {
  const { channel, assignee, waiting, region, confidential } = list.filters;
  const removable = (key: string, label: string, value: string) => ({
    label,
    value,
    removeUrl: url({ [`filter[${key}]`]: null }),
  });
  const channels =
    channel?.map((one) => CHANNELS.find((known) => known === one)).filter((one) => !!one) ?? [];
  return [
    ...(channels.length > 0 && base !== place.addresses.contact
      ? [removable('channel', 'Jenis', channels.map((one) => CHANNEL_LABELS[one]).join(', '))]
      : []),
    ...(assignee
      ? [removable('assignee', 'Petugas', ASSIGNEES.find(({ value }) => value === assignee[0])?.label ?? '')]
      : []),
    ...(waiting ? [removable('waiting', 'Jawaban', 'Menunggu')] : []),
    ...(region
      ? [removable('region', 'Wilayah', region.map((code) => regionLabel(place, code)).join(', '))]
      : []),
    ...(confidential ? [removable('confidential', 'Kerahasiaan', 'Rahasia')] : []),
  ];
}

export const regionLabel = (place: InboxPlace, code: string): string =>
  place.regions.find(({ value }) => value === code)?.label ?? 'Belum diketahui';
