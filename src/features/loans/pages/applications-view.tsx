import type { Holder } from '#features/subledger';
import { dateIn, formatDate, zoneOf } from '#kernel/calendar';
import type { ListQuery, ListShape, RequestContext } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatRupiah } from '#kernel/money';
import { Badge, LinkButton, PageHeader, type Tone } from '#kernel/ui';
import { type Loan, type LoanState, STATE_LABELS, WAITING } from '../loan.ts';
import { applicationUrl, type LoanPlace } from '../place.ts';

export interface ApplicationRow {
  loan: Loan;
  holder: Holder;
}

export const APPLICATION_LIST: ListShape = {
  sorts: ['submitted', 'name', 'amount'],
  defaultSort: '-submitted',
  filters: ['state'],
};

/** Waiting first: what is decided leaves the list unless one asks for it. */
export const wantedStates = ({ filters }: ListQuery): LoanState[] =>
  filters.state
    ? Object.keys(STATE_LABELS).filter((state): state is LoanState => filters.state!.includes(state))
    : [...WAITING];

/** Those of the states asked for that the search leaves, in the order asked for. */
export function wantedApplications(rows: readonly ApplicationRow[], list: ListQuery): ApplicationRow[] {
  const words = list.q.toLowerCase();
  const turn = list.sort.direction === 'descending' ? -1 : 1;
  return rows
    .filter(({ holder }) => `${holder.name} ${holder.number}`.toLowerCase().includes(words))
    .sort((one, other) => turn * compare(list.sort.key, one, other));
}

function compare(key: string, one: ApplicationRow, other: ApplicationRow): number {
  if (key === 'name') return one.holder.name.localeCompare(other.holder.name, 'id');
  if (key === 'amount') return one.loan.amount - other.loan.amount;
  return one.loan.steps[0]!.at - other.loan.steps[0]!.at;
}

export const STATE_TONES: Readonly<Record<LoanState, Tone>> = {
  ...{ submitted: 'info', assessed: 'info', 'half-approved': 'warning', approved: 'success' },
  ...{ rejected: 'error', cancelled: 'neutral', active: 'info', closed: 'success', 'written-off': 'error' },
};

/** Applications that wait, and on request those that are decided. */
export function ApplicationsView(props: {
  ctx: RequestContext;
  place: LoanPlace;
  list: ListQuery;
  title: string;
  note?: string;
  rows: readonly ApplicationRow[];
}) {
  const { ctx, place, list, title, note, rows } = props;
  const zone = zoneOf(ctx.tenant.timeZone);
  return (
    <>
      <PageHeader
        title={title}
        {...(note ? { note } : {})}
        actions={
          ctx.can(place.resources.application, 'create') && (
            <LinkButton href={`${place.urls.applications}/baru`} look="primary" icon="plus">
              Pengajuan baru
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
            ...{ key: 'state', label: 'Keadaan', all: 'Yang menunggu' },
            options: Object.entries(STATE_LABELS).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={rows.length}
        noun="pengajuan"
        caption={title}
        rows={rows.slice(list.offset, list.offset + list.size)}
        rowKey={({ loan }) => loan.id}
        rowLabel={({ holder }) => holder.name}
        nothingYet={{
          ...{ icon: 'hand-coins', title: 'Tidak ada pengajuan yang menunggu' },
          children: 'Anggota mengajukan dari halamannya sendiri, atau pengurus mencatatkan di sini.',
        }}
        columns={[
          {
            ...{ key: 'name', label: 'Anggota', isSortable: true },
            cell: ({ loan, holder }) => (
              <a className="link font-semibold" href={applicationUrl(place, loan.id)}>
                {holder.name}
              </a>
            ),
          },
          { key: 'product', label: 'Produk', cell: ({ loan }) => loan.terms.name },
          {
            ...{ key: 'amount', label: 'Jumlah', isSortable: true, isNumeric: true },
            cell: ({ loan }) => formatRupiah(loan.amount),
          },
          { key: 'months', label: 'Lama', isNumeric: true, cell: ({ loan }) => `${loan.months} bulan` },
          {
            ...{ key: 'submitted', label: 'Diajukan', isSortable: true },
            cell: ({ loan }) => formatDate(dateIn(zone, new Date(loan.steps[0]!.at)), 'short'),
          },
          {
            ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
            cell: ({ loan }) => <Badge tone={STATE_TONES[loan.state]}>{STATE_LABELS[loan.state]}</Badge>,
          },
        ]}
      />
    </>
  );
}
