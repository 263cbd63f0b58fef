import { formatDate } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatCount, formatRupiah } from '#kernel/money';
import {
  Badge,
  BulkBar,
  Button,
  DataTable,
  FilterBar,
  LinkButton,
  PageHeader,
  Pagination,
  Select,
} from '#kernel/ui';
import { todayOf } from '../clock.ts';
import { regionName } from '../treasury/dashboard-view.tsx';
import { type ListQuery, listUrl, pageCountOf, rangeOf } from '../treasury/list-query.ts';
import type { ArrearsRow } from './read-arrears.ts';

export const ARREARS_PATH = '/treasury/dues/arrears';

export const ARREARS_STAGES = [
  { value: 'reminder', label: '1 bulan' },
  { value: 'warning', label: '2 bulan' },
  { value: 'hold', label: '3 bulan atau lebih' },
  { value: 'held', label: 'Layanan ditahan' },
  { value: 'deferred', label: 'Ditunda' },
] as const;

export interface ArrearsViewProps {
  ctx: RequestContext;
  query: ListQuery;
  items: readonly ArrearsRow[];
  count: number;
  months: number;
  amount: number;
  choices: { regions: readonly string[]; rates: readonly { code: string; label: string }[] };
}

/** Who is behind, and how far; the treasurer reminds from here. */
export function ArrearsView({ ctx, query, items, count, months, amount, choices }: ArrearsViewProps) {
  const url = (change: Record<string, string | number>) => listUrl(ARREARS_PATH, query, change);
  const { stage, region, rate } = query.filters;
  const isNarrowed = query.q !== '' || Object.keys(query.filters).length > 0;
  const canRemind = ctx.can('dues.reminder', 'send');
  const chips = [
    { name: 'stage', label: 'Tingkat', value: ARREARS_STAGES.find(({ value }) => value === stage)?.label },
    { name: 'region', label: 'Wilayah', value: region && regionName(region) },
    {
      name: 'rate',
      label: 'Tarif',
      value: rate && (choices.rates.find(({ code }) => code === rate)?.label ?? rate),
    },
  ].flatMap(({ name, label, value }) => (value ? [{ label, value, removeUrl: url({ [name]: '' }) }] : []));
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Tunggakan"
        note={`${formatCount(count)} anggota, ${formatCount(months)} bulan, ${formatRupiah(amount)}`}
        actions={
          ctx.can('dues.arrears', 'enforce') && (
            <LinkButton href={`${ARREARS_PATH}/enforce`} look="primary" icon="list-checks">
              Penertiban
            </LinkButton>
          )
        }
      />
      <FilterBar
        action={ARREARS_PATH}
        keep={{ ...query.filters, sort: query.sort }}
        fieldsKeep={{ sort: query.sort, ...(query.q && { q: query.q }) }}
        search={{ label: 'Cari nama atau nomor anggota', value: query.q }}
        chips={chips}
        fields={
          <>
            <Select
              name="stage"
              label="Tingkat"
              value={stage ?? ''}
              placeholder="Semua tingkat"
              isOptional
              options={[...ARREARS_STAGES]}
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
          </>
        }
      />
      {canRemind && items.length > 0 && (
        <BulkBar formId="tunggakan" action={`${ARREARS_PATH}/remind`} noun="anggota">
          <Button icon="bell" look="quiet">
            Kirim pengingat
          </Button>
        </BulkBar>
      )}
      <DataTable
        caption="Anggota yang menunggak"
        rows={items}
        rowKey={({ payerId }) => payerId}
        rowLabel={({ name }) => name}
        {...(canRemind ? { selection: { formId: 'tunggakan', name: 'id' } } : {})}
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
                title: 'Tidak ada yang menunggak dengan saringan ini',
                children: 'Lepas salah satu saringan, atau cari nama yang lain.',
                actions: <LinkButton href={ARREARS_PATH}>Lepas semua saringan</LinkButton>,
              }
            : {
                kind: 'nothing-yet',
                icon: 'circle-check',
                title: 'Tidak ada yang menunggak',
                children: 'Anggota dengan tagihan lewat tempo tampil di sini.',
              }
        }
        columns={[
          {
            key: 'name',
            label: 'Anggota',
            isSortable: true,
            cell: (row) => (
              <>
                <a className="link font-semibold" href={`${ARREARS_PATH}/${row.payerId}`}>
                  {row.name}
                </a>
                <span className="block text-sm text-muted">{row.number ?? 'Belum bernomor'}</span>
              </>
            ),
          },
          { key: 'region', label: 'Wilayah', cell: (row) => regionName(row.regionCode) },
          {
            key: 'oldest',
            label: 'Sejak',
            isNarrow: true,
            onPhone: 'hidden',
            cell: (row) => formatDate(row.oldestDue, 'short'),
          },
          {
            key: 'months',
            label: 'Bulan',
            isSortable: true,
            isNumeric: true,
            cell: (row) => formatCount(row.months),
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
            label: 'Keadaan',
            onPhone: 'badge',
            cell: (row) => <StageBadge row={row} today={todayOf(ctx)} />,
          },
        ]}
        footer={
          <Pagination
            page={query.page}
            pageCount={pageCountOf(count, query.size)}
            summary={`${rangeOf(query, count)} anggota`}
            pageUrl={(page) => url({ page })}
          />
        }
      />
    </div>
  );
}

export function StageBadge(props: {
  row: Pick<ArrearsRow, 'heldAt' | 'deferredUntil' | 'months' | 'finalNoticeAt'>;
  today: string;
}) {
  const { heldAt, deferredUntil, months, finalNoticeAt } = props.row;
  if (heldAt) {
    return (
      <Badge tone="error" icon="lock">
        Layanan ditahan
      </Badge>
    );
  }
  if (deferredUntil && deferredUntil >= props.today) {
    return <Badge tone="info">{`Ditunda sampai ${formatDate(deferredUntil, 'short')}`}</Badge>;
  }
  if (months >= 3) {
    return (
      <Badge tone="warning" icon="triangle-alert">
        {finalNoticeAt ? 'Pemberitahuan terakhir' : 'Tiga bulan'}
      </Badge>
    );
  }
  if (months === 2) return <Badge tone="warning">Peringatan</Badge>;
  return months === 1 ? <Badge>Pengingat</Badge> : <Badge tone="success">Lancar</Badge>;
}
