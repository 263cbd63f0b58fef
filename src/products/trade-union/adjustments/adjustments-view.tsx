import { ADJUSTMENT_LABELS, type AdjustmentStatus } from '#features/dues';
import { formatMoment } from '#kernel/calendar';
import type { ListQuery, RequestContext } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount, formatRupiah } from '#kernel/money';
import { Badge, LinkButton, PageHeader } from '#kernel/ui';
import { zoneOf } from '../clock.ts';
import { regionName } from '../members/campus.ts';
import { kindFilter, MEMBER_FILTER, statusFilter } from '../treasury/dues-filters.ts';
import { billTitle } from '../treasury/words.ts';
import type { AdjustmentRow } from './read-adjustments.ts';

export const ADJUSTMENTS_PATH = '/treasury/dues/adjustments';

const STATES = [
  { value: 'proposed', label: 'Menunggu orang kedua' },
  { value: 'confirmed', label: 'Disahkan' },
  { value: 'refused', label: 'Ditolak' },
  { value: 'withdrawn', label: 'Ditarik' },
] as const;
const KINDS = Object.entries(ADJUSTMENT_LABELS).map(([value, label]) => ({ value, label }));

export function AdjustmentBadge({ status }: { status: AdjustmentStatus }) {
  if (status === 'confirmed') return <Badge tone="success">Disahkan</Badge>;
  if (status === 'refused') return <Badge tone="error">Ditolak</Badge>;
  if (status === 'withdrawn') return <Badge>Ditarik</Badge>;
  return (
    <Badge tone="info" icon="hourglass">
      Menunggu orang kedua
    </Badge>
  );
}

/** What an adjustment is about: a month, a payment, or the dues of the member. */
export function aboutOf(row: AdjustmentRow): string {
  if (row.billKind && row.billPeriod) return billTitle({ kind: row.billKind, period: row.billPeriod });
  return row.paymentAmount === null ? 'Iuran' : `Pembayaran ${formatRupiah(row.paymentAmount)}`;
}

export interface AdjustmentsViewProps {
  ctx: RequestContext;
  list: ListQuery;
  items: readonly AdjustmentRow[];
  count: number;
  waiting: number;
}

/** Corrections of the books: what waits for a second person stands first. */
export function AdjustmentsView({ ctx, list, items, count, waiting }: AdjustmentsViewProps) {
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Penyesuaian"
        note={`${formatCount(count)} penyesuaian, ${formatCount(waiting)} menunggu orang kedua`}
        actions={
          <LinkButton href={`${ADJUSTMENTS_PATH}/new`} look="primary" icon="plus">
            Usulkan penyesuaian
          </LinkButton>
        }
      />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari nama, nomor anggota, atau nomor penyesuaian"
        filters={[statusFilter(STATES), kindFilter(KINDS), MEMBER_FILTER]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={count}
        noun="penyesuaian"
        caption="Penyesuaian iuran"
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ number }) => number}
        nothingYet={{
          icon: 'scale',
          title: 'Belum ada penyesuaian',
          children:
            'Yang sudah dicatat tidak dihapus. Bila keliru, usulkan penyesuaian; orang kedua mengesahkannya.',
        }}
        columns={[
          {
            key: 'name',
            label: 'Anggota',
            isSortable: true,
            cell: (row) => (
              <>
                <a className="link font-semibold" href={`${ADJUSTMENTS_PATH}/${row.id}`}>
                  {row.memberName}
                </a>
                <span className="block text-sm text-muted">{row.number}</span>
              </>
            ),
          },
          { key: 'kind', label: 'Jenis', cell: (row) => ADJUSTMENT_LABELS[row.kind] },
          { key: 'about', label: 'Tentang', cell: aboutOf },
          { key: 'region', label: 'Wilayah', onPhone: 'hidden', cell: (row) => regionName(row.regionCode) },
          {
            key: 'sent',
            label: 'Diusulkan',
            isSortable: true,
            cell: (row) => `${formatMoment(row.proposedAt, zoneOf(ctx), 'short')}, ${row.proposedByName}`,
          },
          {
            key: 'amount',
            label: 'Jumlah',
            isSortable: true,
            isNumeric: true,
            cell: (row) => formatRupiah(row.amount),
          },
          {
            key: 'status',
            label: 'Status',
            onPhone: 'badge',
            cell: (row) => <AdjustmentBadge status={row.status} />,
          },
        ]}
      />
    </div>
  );
}
