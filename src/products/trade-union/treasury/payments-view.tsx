import { METHOD_LABELS } from '#features/dues';
import { formatDate, formatMonth } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatCount, formatRupiah } from '#kernel/money';
import { DataTable, DateField, FilterBar, LinkButton, PageHeader, Pagination, Select } from '#kernel/ui';
import { PAYMENT_STATES, PaymentBadge } from './badges.tsx';
import { regionName } from './dashboard-view.tsx';
import { type ListQuery, listUrl, pageCountOf, rangeOf } from './list-query.ts';
import type { PaymentRow } from './read-payments.ts';
import { billTitle } from './words.ts';

export interface PaymentsViewProps {
  ctx: RequestContext;
  query: ListQuery;
  items: readonly PaymentRow[];
  count: number;
  amount: number;
  choices: { regions: readonly string[] };
}

const PATH = '/treasury/dues/payments';
const METHODS = Object.entries(METHOD_LABELS).map(([value, label]) => ({ value, label }));

/** What came in, from everybody. */
export function PaymentsView({ ctx, query, items, count, amount, choices }: PaymentsViewProps) {
  const url = (change: Record<string, string | number>) => listUrl(PATH, query, change);
  const isNarrowed = query.q !== '' || Object.keys(query.filters).length > 0;
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
      <FilterBar
        action={PATH}
        keep={{ ...query.filters, sort: query.sort }}
        fieldsKeep={{ sort: query.sort, ...(query.q && { q: query.q }) }}
        search={{ label: 'Cari nama, nomor anggota, atau nomor referensi', value: query.q }}
        chips={chipsOf(query, url)}
        fields={<Filters query={query} regions={choices.regions} />}
      />
      <DataTable
        caption="Pembayaran iuran"
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ memberName }) => memberName}
        sort={
          query.sort.startsWith('-')
            ? { key: query.sort.slice(1), direction: 'descending' }
            : { key: query.sort, direction: 'ascending' }
        }
        sortUrl={(key, direction) => url({ sort: direction === 'descending' ? `-${key}` : key })}
        empty={
          isNarrowed
            ? {
                kind: 'not-found',
                title: 'Tidak ada pembayaran dengan saringan ini',
                children: 'Lepas salah satu saringan, atau cari yang lain.',
                actions: <LinkButton href={PATH}>Lepas semua saringan</LinkButton>,
              }
            : {
                kind: 'nothing-yet',
                icon: 'hand-coins',
                title: 'Belum ada pembayaran',
                children: 'Bukti yang dikirim anggota dan calon anggota masuk ke sini.',
              }
        }
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
        footer={
          <Pagination
            page={query.page}
            pageCount={pageCountOf(count, query.size)}
            summary={`${rangeOf(query, count)} pembayaran`}
            pageUrl={(page) => url({ page })}
          />
        }
      />
    </div>
  );
}

function Filters({ query, regions }: { query: ListQuery; regions: readonly string[] }) {
  const { status, method, region, month } = query.filters;
  return (
    <>
      <Select
        name="status"
        label="Status"
        value={status ?? ''}
        placeholder="Semua status"
        isOptional
        options={[...PAYMENT_STATES]}
      />
      <Select
        name="method"
        label="Cara bayar"
        value={method ?? ''}
        placeholder="Semua cara"
        isOptional
        options={METHODS}
      />
      <Select
        name="region"
        label="Wilayah"
        value={region ?? ''}
        placeholder="Semua wilayah"
        isOptional
        options={regions.map((code) => ({ value: code, label: regionName(code) }))}
      />
      <DateField name="month" label="Dibayar dalam bulan" kind="month" value={month} isOptional />
    </>
  );
}

function chipsOf(query: ListQuery, url: (change: Record<string, string>) => string) {
  const { status, method, region, month, member } = query.filters;
  const find = (list: readonly { value: string; label: string }[], value: string) =>
    list.find((one) => one.value === value)?.label ?? value;
  return [
    ...(status
      ? [{ label: 'Status', value: find(PAYMENT_STATES, status), removeUrl: url({ status: '' }) }]
      : []),
    ...(method ? [{ label: 'Cara', value: find(METHODS, method), removeUrl: url({ method: '' }) }] : []),
    ...(region ? [{ label: 'Wilayah', value: regionName(region), removeUrl: url({ region: '' }) }] : []),
    ...(month && /^\d{4}-(0[1-9]|1[0-2])$/.test(month)
      ? [{ label: 'Bulan', value: formatMonth(month), removeUrl: url({ month: '' }) }]
      : []),
    ...(member ? [{ value: 'Satu anggota', removeUrl: url({ member: '' }) }] : []),
  ];
}
