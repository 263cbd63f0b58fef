import { formatDate, todayOf } from '#kernel/calendar';
import type { ListQuery, RequestContext } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount, formatRupiah } from '#kernel/money';
import { Badge, BulkBar, Button, ErrorSummary, LinkButton, PageHeader } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { regionName } from '../members/campus.ts';
import { rateFilter, regionFilter } from '../treasury/dues-filters.ts';
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
  list: ListQuery;
  items: readonly ArrearsRow[];
  count: number;
  months: number;
  amount: number;
  errors: FieldErrors;
  choices: { regions: readonly string[]; rates: readonly { code: string; label: string }[] };
}

/** Who is behind, and how far; the treasurer reminds from here. */
export function ArrearsView({ ctx, list, items, count, months, amount, errors, choices }: ArrearsViewProps) {
  const canRemind = ctx.can('dues.reminder', 'send');
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
      {Object.keys(errors).length > 0 && <ErrorSummary errors={errors} />}
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari nama atau nomor anggota"
        filters={[
          { key: 'stage', label: 'Tingkat', all: 'Semua tingkat', options: ARREARS_STAGES },
          regionFilter(choices.regions),
          rateFilter(choices.rates),
        ]}
      />
      {canRemind && items.length > 0 && (
        <BulkBar formId="tunggakan" action={`${ARREARS_PATH}/remind`} noun="anggota">
          <Button icon="bell" look="quiet">
            Kirim pengingat
          </Button>
        </BulkBar>
      )}
      <ListTable
        ctx={ctx}
        list={list}
        total={count}
        noun="anggota"
        caption="Anggota yang menunggak"
        rows={items}
        rowKey={({ payerId }) => payerId}
        rowLabel={({ name }) => name}
        {...(canRemind ? { selection: { formId: 'tunggakan', name: 'id' } } : {})}
        notFound={{ title: 'Tidak ada yang menunggak dengan saringan ini' }}
        nothingYet={{
          icon: 'circle-check',
          title: 'Tidak ada yang menunggak',
          children: 'Anggota dengan tagihan lewat tempo tampil di sini.',
        }}
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
