import { formatDate, formatMonth } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatCount, formatRupiah } from '#kernel/money';
import {
  DataTable,
  DateField,
  FigureRow,
  FilterBar,
  LinkButton,
  PageHeader,
  Pagination,
  Select,
} from '#kernel/ui';
import { BILL_STATES, BillBadge } from './badges.tsx';
import { regionName } from './dashboard-view.tsx';
import { type ListQuery, listUrl, pageCountOf, rangeOf } from './list-query.ts';
import type { BillRow, BillTotals } from './read-bills.ts';
import { billTitle, percentOf } from './words.ts';

export interface BillsViewProps {
  ctx: RequestContext;
  query: ListQuery;
  items: readonly BillRow[];
  totals: BillTotals;
  choices: { regions: readonly string[]; rates: readonly { code: string; label: string }[] };
}

const PATH = '/treasury/dues/bills';

/** The list of bills with its sums; everything chosen lives in the address. */
export function BillsView({ ctx, query, items, totals, choices }: BillsViewProps) {
  const url = (change: Record<string, string | number>) => listUrl(PATH, query, change);
  const open = totals.amount - totals.paid - totals.waived;
  const isNarrowed = query.q !== '' || Object.keys(query.filters).length > 0;
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Tagihan"
        note={`${formatCount(totals.count)} tagihan${isNarrowed ? ' dengan saringan ini' : ''}`}
        actions={
          ctx.can('dues.bill', 'generate') && (
            <LinkButton href={`${PATH}/generate`} look="primary" icon="receipt-text">
              Buat tagihan bulanan
            </LinkButton>
          )
        }
      />
      <FilterBar
        action={PATH}
        keep={{ ...query.filters, sort: query.sort }}
        fieldsKeep={{
          sort: query.sort,
          ...(query.q && { q: query.q }),
          ...(query.filters.member && { member: query.filters.member }),
        }}
        search={{ label: 'Cari nama atau nomor anggota', value: query.q }}
        chips={chipsOf(query, choices, url)}
        fields={<Filters query={query} choices={choices} />}
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
      <DataTable
        caption="Tagihan iuran"
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ memberName }) => memberName}
        sort={sortOf(query.sort)}
        sortUrl={(key, direction) => url({ sort: direction === 'descending' ? `-${key}` : key })}
        empty={
          isNarrowed
            ? {
                kind: 'not-found',
                title: 'Tidak ada tagihan dengan saringan ini',
                children: 'Lepas salah satu saringan, atau cari nama yang lain.',
                actions: <LinkButton href={PATH}>Lepas semua saringan</LinkButton>,
              }
            : {
                kind: 'nothing-yet',
                icon: 'receipt-text',
                title: 'Belum ada tagihan',
                children:
                  'Tagihan pendaftaran muncul saat orang mendaftar; tagihan bulanan Anda buat dari sini.',
                actions: (
                  <LinkButton href={`${PATH}/generate`}>Lihat siapa yang ditagih bulan ini</LinkButton>
                ),
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
        footer={
          <Pagination
            page={query.page}
            pageCount={pageCountOf(totals.count, query.size)}
            summary={`${rangeOf(query, totals.count)} tagihan`}
            pageUrl={(page) => url({ page })}
          />
        }
      />
    </div>
  );
}

function Filters({ query, choices }: Pick<BillsViewProps, 'query' | 'choices'>) {
  const { period, status, region, rate, kind } = query.filters;
  return (
    <>
      <DateField name="period" label="Bulan" kind="month" value={monthOf(period)} isOptional />
      <Select
        name="status"
        label="Status"
        value={status ?? ''}
        placeholder="Semua status"
        isOptional
        options={[...BILL_STATES]}
      />
      <Select
        name="region"
        label="Wilayah"
        value={region ?? ''}
        placeholder="Semua wilayah"
        isOptional
        options={choices.regions.map((code) => ({ value: code, label: regionName(code) }))}
      />
      <Select
        name="rate"
        label="Tarif"
        value={rate ?? ''}
        placeholder="Semua tarif"
        isOptional
        options={choices.rates.map(({ code, label }) => ({ value: code, label }))}
      />
      <Select
        name="kind"
        label="Jenis"
        value={kind ?? ''}
        placeholder="Semua jenis"
        isOptional
        options={KINDS}
      />
    </>
  );
}

const KINDS = [
  { value: 'monthly', label: 'Bulanan' },
  { value: 'registration', label: 'Pendaftaran' },
];

function chipsOf(
  query: ListQuery,
  choices: BillsViewProps['choices'],
  url: (change: Record<string, string>) => string,
) {
  const { period, status, region, rate, kind, member } = query.filters;
  const month = monthOf(period);
  const find = (list: readonly { value: string; label: string }[], value: string) =>
    list.find((one) => one.value === value)?.label ?? value;
  return [
    ...(month ? [{ label: 'Bulan', value: formatMonth(month), removeUrl: url({ period: '' }) }] : []),
    ...(status
      ? [{ label: 'Status', value: find(BILL_STATES, status), removeUrl: url({ status: '' }) }]
      : []),
    ...(region ? [{ label: 'Wilayah', value: regionName(region), removeUrl: url({ region: '' }) }] : []),
    ...(rate
      ? [
          {
            label: 'Tarif',
            value: choices.rates.find(({ code }) => code === rate)?.label ?? rate,
            removeUrl: url({ rate: '' }),
          },
        ]
      : []),
    ...(kind ? [{ label: 'Jenis', value: find(KINDS, kind), removeUrl: url({ kind: '' }) }] : []),
    ...(member ? [{ value: 'Satu anggota', removeUrl: url({ member: '' }) }] : []),
  ];
}

function sortOf(sort: string): { key: string; direction: 'ascending' | 'descending' } {
  return sort.startsWith('-')
    ? { key: sort.slice(1), direction: 'descending' }
    : { key: sort, direction: 'ascending' };
}

/** 'YYYY-MM' of a filter that may also be written 'YYYYMM'. */
function monthOf(period: string | undefined): string | undefined {
  const match = /^(\d{4})-?(0[1-9]|1[0-2])$/.exec(period ?? '');
  return match ? `${match[1]}-${match[2]}` : undefined;
}
