import { formatDate } from '#kernel/calendar';
import type { ListQuery, RequestContext } from '#kernel/http';
import { isNarrowed, ListFilters, ListTable } from '#kernel/list';
import { formatCount, formatRupiah } from '#kernel/money';
import { FigureRow, LinkButton, PageHeader } from '#kernel/ui';
import { regionName } from '../members/campus.ts';
import { BILL_STATES, BillBadge } from './badges.tsx';
import { KIND_FILTER, MEMBER_FILTER, rateFilter, regionFilter, statusFilter } from './dues-filters.ts';
import type { BillRow, BillTotals } from './read-bills.ts';
import { billTitle, percentOf } from './words.ts';

export interface BillsViewProps {
  ctx: RequestContext;
  list: ListQuery;
  items: readonly BillRow[];
  totals: BillTotals;
  choices: { regions: readonly string[]; rates: readonly { code: string; label: string }[] };
}

const PATH = '/treasury/dues/bills';
/** The bills behind the figures, for who reads them without touching any. */
export const REGION_BILLS_PATH = '/region/dues/bills';

/** The list of bills with its sums; everything chosen lives in the address. */
export function BillsView({ ctx, list, items, totals, choices }: BillsViewProps) {
  const open = totals.amount - totals.paid - totals.waived;
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Tagihan"
        note={`${formatCount(totals.count)} tagihan${isNarrowed(list) ? ' dengan saringan ini' : ''}`}
        actions={
          ctx.can('dues.bill', 'generate') && (
            <LinkButton href={`${PATH}/generate`} look="primary" icon="receipt-text">
              Buat tagihan bulanan
            </LinkButton>
          )
        }
      />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari nama atau nomor anggota"
        filters={[
          { key: 'period', kind: 'month', label: 'Bulan' },
          statusFilter(BILL_STATES),
          regionFilter(choices.regions),
          rateFilter(choices.rates),
          KIND_FILTER,
          MEMBER_FILTER,
        ]}
      />
      <FigureRow
        items={[
          { label: 'Ditagih', value: formatRupiah(totals.amount) },
          {
            label: 'Sudah dibayar',
            value: formatRupiah(totals.paid),
            note: percentOf(totals.paid, totals.amount),
          },
          {
            label: 'Belum dibayar',
            value: formatRupiah(open),
            note: totals.waived > 0 ? `${formatRupiah(totals.waived)} dibebaskan` : undefined,
          },
        ]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={totals.count}
        noun="tagihan"
        caption="Tagihan iuran"
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ memberName }) => memberName}
        nothingYet={{
          icon: 'receipt-text',
          title: 'Belum ada tagihan',
          children: 'Tagihan pendaftaran muncul saat orang mendaftar; tagihan bulanan dibuat Bendahara.',
          ...(ctx.can('dues.bill', 'generate')
            ? {
                actions: (
                  <LinkButton href={`${PATH}/generate`}>Lihat siapa yang ditagih bulan ini</LinkButton>
                ),
              }
            : {}),
        }}
        columns={[
          {
            key: 'name',
            label: 'Anggota',
            isSortable: true,
            cell: (row) => (
              <>
                {ctx.can('dues.bill', 'view') ? (
                  <a className="link font-semibold" href={`${PATH}/${row.id}`}>
                    {row.memberName}
                  </a>
                ) : (
                  <b className="font-semibold">{row.memberName}</b>
                )}
                <span className="block text-sm text-muted">{row.memberNumber ?? 'Belum bernomor'}</span>
              </>
            ),
          },
          { key: 'bill', label: 'Tagihan', cell: (row) => billTitle(row) },
          { key: 'region', label: 'Wilayah', onPhone: 'hidden', cell: (row) => regionName(row.regionCode) },
          { key: 'rate', label: 'Tarif', onPhone: 'hidden', cell: (row) => row.rateLabel },
          {
            key: 'due',
            label: 'Jatuh tempo',
            isSortable: true,
            isNarrow: true,
            cell: (row) => formatDate(row.dueDate, 'short'),
          },
          {
            key: 'amount',
            label: 'Jumlah',
            isSortable: true,
            isNumeric: true,
            cell: (row) => formatRupiah(row.amount),
          },
          {
            key: 'rest',
            label: 'Sisa',
            isNumeric: true,
            cell: (row) => formatRupiah(row.amount - row.paidAmount - row.waivedAmount),
          },
          { key: 'status', label: 'Status', onPhone: 'badge', cell: (row) => <BillBadge {...row} /> },
        ]}
      />
    </div>
  );
}
