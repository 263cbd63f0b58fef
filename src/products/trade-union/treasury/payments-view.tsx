import { METHOD_LABELS } from '#features/dues';
import { formatDate } from '#kernel/calendar';
import type { ListQuery, RequestContext } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount, formatRupiah } from '#kernel/money';
import { LinkButton, PageHeader } from '#kernel/ui';
import { PAYMENT_STATES, PaymentBadge } from './badges.tsx';
import { MEMBER_FILTER, regionFilter, statusFilter } from './dues-filters.ts';
import type { PaymentRow } from './read-payments.ts';
import { billTitle } from './words.ts';

export interface PaymentsViewProps {
  ctx: RequestContext;
  list: ListQuery;
  items: readonly PaymentRow[];
  count: number;
  amount: number;
  choices: { regions: readonly string[] };
}

const PATH = '/treasury/dues/payments';
const METHODS = Object.entries(METHOD_LABELS).map(([value, label]) => ({ value, label }));

/** What came in, from everybody. */
export function PaymentsView({ ctx, list, items, count, amount, choices }: PaymentsViewProps) {
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Pembayaran masuk"
        note={`${formatCount(count)} pembayaran, ${formatRupiah(amount)}`}
        actions={
          ctx.can('dues.payment', 'verify') && (
            <LinkButton href={`${PATH}/pending`} look="primary" icon="list-checks">
              Periksa bukti
            </LinkButton>
          )
        }
      />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari nama, nomor anggota, atau nomor referensi"
        filters={[
          statusFilter(PAYMENT_STATES),
          { key: 'method', label: 'Cara bayar', all: 'Semua cara', options: METHODS },
          regionFilter(choices.regions),
          { key: 'month', kind: 'month', label: 'Dibayar dalam bulan' },
          MEMBER_FILTER,
        ]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={count}
        noun="pembayaran"
        caption="Pembayaran iuran"
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ memberName }) => memberName}
        nothingYet={{
          icon: 'hand-coins',
          title: 'Belum ada pembayaran',
          children: 'Bukti yang dikirim anggota dan calon anggota masuk ke sini.',
        }}
        columns={[
          {
            key: 'name',
            label: 'Anggota',
            isSortable: true,
            cell: (row) => (
              <>
                <a className="link font-semibold" href={`${PATH}/${row.id}`}>
                  {row.memberName}
                </a>
                <span className="block text-sm text-muted">{row.memberNumber ?? 'Belum bernomor'}</span>
              </>
            ),
          },
          {
            key: 'bill',
            label: 'Untuk',
            cell: (row) =>
              row.billKind && row.billPeriod
                ? billTitle({ kind: row.billKind, period: row.billPeriod })
                : 'Iuran',
          },
          {
            key: 'paid',
            label: 'Dibayar',
            isSortable: true,
            isNarrow: true,
            cell: (row) => formatDate(row.paidOn, 'short'),
          },
          { key: 'method', label: 'Cara', cell: (row) => METHOD_LABELS[row.method] },
          { key: 'reference', label: 'Referensi', onPhone: 'hidden', cell: (row) => row.reference || '–' },
          {
            key: 'amount',
            label: 'Jumlah',
            isSortable: true,
            isNumeric: true,
            cell: (row) => formatRupiah(row.receivedAmount ?? row.amount),
          },
          {
            key: 'receipt',
            label: 'Kuitansi',
            isNarrow: true,
            onPhone: 'hidden',
            cell: (row) => row.receiptNumber ?? '–',
          },
          {
            key: 'status',
            label: 'Status',
            onPhone: 'badge',
            cell: (row) => <PaymentBadge status={row.status} />,
          },
        ]}
      />
    </div>
  );
}
