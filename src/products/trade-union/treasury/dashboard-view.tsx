import { formatDate, formatMonth, formatTime, shiftMonth, todayOf } from '#kernel/calendar';
import { filteredUrl, type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { ListFilters } from '#kernel/list';
import { formatCount, formatRupiah } from '#kernel/money';
import {
  ColumnChart,
  DataTable,
  DateField,
  EmptyState,
  FigureRow,
  LinkButton,
  PageHeader,
  ProgressBar,
  ShareBar,
  Sheet,
  StageList,
} from '#kernel/ui';
import { zoneOf } from '../clock.ts';
import { regionName } from '../members/campus.ts';
import { BILL_STATES } from './badges.tsx';
import { REGION_BILLS_PATH } from './bills-view.tsx';
import { rateFilter, regionFilter, statusFilter } from './dues-filters.ts';
import type { Dashboard, DashboardFilters, DuesProgress } from './read-dashboard.ts';
import { percentOf, waitingSince } from './words.ts';

export interface DashboardViewProps {
  ctx: RequestContext;
  title: string;
  list: Pick<ListQuery, 'q' | 'filters'>;
  filters: DashboardFilters;
  dashboard: Dashboard;
  choices: { regions: readonly string[]; rates: readonly { code: string; label: string }[] };
  waiting: { count: number; amount: number; oldest: Date | null } | undefined;
}

/** Obliged, paid and unpaid, for whoever may see it; links lead only where this person may go. */
export function DashboardView(props: DashboardViewProps) {
  const { ctx, title, filters, dashboard } = props;
  const { total } = dashboard;
  const zone = zoneOf(ctx);
  const note = `Keadaan ${formatDate(todayOf(ctx), 'weekday')}, pukul ${formatTime(ctx.now, zone)}`;
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={title}
        note={note}
        actions={
          ctx.can('dues.bill', 'generate') && (
            <LinkButton
              href={`/treasury/dues/bills/generate?month=${filters.month}`}
              look="primary"
              icon="receipt-text"
            >
              Buat tagihan
            </LinkButton>
          )
        }
      />
      <DashboardFiltersBar {...props} />
      <Figures {...props} />
      {total.obliged === 0 ? (
        <NothingBilled {...props} />
      ) : (
        <Sheet>
          <ProgressBar
            label="Anggota yang sudah bayar"
            title={`${formatCount(total.paid)} dari ${formatCount(total.obliged)} anggota wajib sudah lunas`}
            value={total.paid + total.waived}
            max={total.obliged}
            note={percentOf(total.paid + total.waived, total.obliged)}
          />
        </Sheet>
      )}
      <div className="grid items-start gap-4 lg:gap-6 xl:grid-cols-[1.4fr_1fr]">
        <Sheet>
          <MonthChart dashboard={dashboard} />
        </Sheet>
        <Standing {...props} />
      </div>
      {total.obliged > 0 && <Breakdown {...props} />}
    </div>
  );
}

function DashboardFiltersBar({ ctx, list, filters, choices }: DashboardViewProps) {
  const { month } = filters;
  const monthUrl = (shift: number) =>
    listUrl(ctx.request.url.pathname, ctx.query, { month: shiftMonth(month, shift) });
  return (
    <div className="flex flex-wrap items-center gap-2">
      <nav aria-label="Bulan" className="flex items-center gap-1">
        <LinkButton href={monthUrl(-1)} icon="chevron-left" look="quiet" label="Bulan sebelumnya" />
        <b className="min-w-36 text-center">{formatMonth(month)}</b>
        <LinkButton href={monthUrl(1)} icon="chevron-right" look="quiet" label="Bulan berikutnya" />
      </nav>
      <ListFilters
        ctx={ctx}
        list={list}
        filters={[regionFilter(choices.regions), rateFilter(choices.rates), statusFilter(BILL_STATES)]}
        more={{
          parameters: ['month'],
          fields: <DateField name="month" label="Bulan" kind="month" value={month} />,
        }}
      />
    </div>
  );
}

function Figures({ ctx, filters, dashboard, waiting }: DashboardViewProps) {
  const { total, standing } = dashboard;
  const bills = (status: string) => billsUrl(ctx, filters, { status });
  const open = total.amount - total.paidAmount - total.waivedAmount;
  return (
    <FigureRow
      items={[
        {
          label: `Iuran masuk, ${formatMonth(filters.month)}`,
          icon: 'hand-coins',
          value: formatRupiah(total.paidAmount),
          note: `${percentOf(total.paidAmount, total.amount)} dari tagihan ${formatRupiah(total.amount)}`,
          // All bills of the month, whose sums stand over the list: part of the money may lie on bills still open.
          url: billsUrl(ctx, filters),
        },
        {
          label: 'Belum dibayar',
          icon: 'clock-alert',
          value: `${formatCount(total.unpaid)} anggota`,
          note: `${formatRupiah(open)}, ${formatCount(total.overdue)} lewat tempo`,
          url: bills('unpaid'),
        },
        ...(waiting
          ? [
              {
                label: 'Menunggu verifikasi',
                icon: 'hourglass' as const,
                value: `${formatCount(waiting.count)} bukti`,
                note:
                  waiting.oldest === null
                    ? 'Tidak ada yang menunggu'
                    : `${formatRupiah(waiting.amount)}, tertua ${waitingSince(waiting.oldest, ctx.now, zoneOf(ctx))}`,
                ...withUrl(ctx.can('dues.payment', 'verify') ? '/treasury/dues/payments/pending' : undefined),
              },
            ]
          : []),
        {
          label: 'Menunggak 3 bulan atau lebih',
          icon: 'triangle-alert',
          value: `${formatCount(standing.hold)} anggota`,
          note: `${formatRupiah(standing.holdAmount)} belum terbayar`,
          ...withUrl(arrearsUrl(ctx, filters, 'hold')),
        },
      ]}
    />
  );
}

function NothingBilled({ ctx, filters }: DashboardViewProps) {
  const isNarrowed = Boolean(filters.region || filters.rate || filters.status);
  return (
    <EmptyState
      kind={isNarrowed ? 'not-found' : 'nothing-yet'}
      icon="receipt-text"
      title={
        isNarrowed
          ? `Tidak ada tagihan ${formatMonth(filters.month)} dengan saringan ini`
          : `Tagihan ${formatMonth(filters.month)} belum dibuat`
      }
      actions={
        !isNarrowed &&
        ctx.can('dues.bill', 'generate') && (
          <LinkButton href={`/treasury/dues/bills/generate?month=${filters.month}`}>
            Lihat siapa yang ditagih
          </LinkButton>
        )
      }
    >
      {isNarrowed
        ? 'Lepas salah satu saringan di atas, atau pilih bulan lain.'
        : 'Anggota wajib, sudah bayar, dan belum bayar tampil setelah Bendahara membuat tagihan bulan itu.'}
    </EmptyState>
  );
}

function MonthChart({ dashboard }: { dashboard: Dashboard }) {
  const { months } = dashboard;
  const last = months.at(-1)!;
  const top = Math.max(...months.map(({ amount }) => amount));
  // The axis has room for three digits.
  const { unit, divisor } =
    top >= 1_000_000 ? { unit: 'juta rupiah', divisor: 1_000_000 } : { unit: 'ribu rupiah', divisor: 1_000 };
  const open = last.amount - last.paidAmount;
  return (
    <>
      <ColumnChart
        title="Iuran per bulan"
        unit={unit}
        finding={`${formatMonth(last.month)}: masuk ${formatRupiah(last.paidAmount)} dari tagihan ${formatRupiah(last.amount)}`}
        rowHead="Bulan"
        series={{ value: 'Masuk', plan: 'Ditagih' }}
        ticks={ticksUpTo(Math.ceil(top / divisor))}
        columns={months.map(({ month, amount, paidAmount }) => ({
          key: month,
          label: formatMonth(month, 'short').slice(0, 3),
          value: paidAmount / divisor,
          plan: amount / divisor,
          valueText: formatRupiah(paidAmount),
          planText: formatRupiah(amount),
        }))}
      />
      {open > 0 && (
        <p className="mt-2 text-sm text-muted">
          {formatMonth(last.month)} masih kurang{' '}
          <b className="figures text-base-content">{formatRupiah(open)}</b>.
        </p>
      )}
    </>
  );
}

const LADDER = [
  {
    key: 'good',
    label: 'Lancar',
    note: 'tanpa tunggakan',
    icon: 'circle-check',
    colour: 'var(--color-success)',
  },
  { key: 'reminder', label: 'Pengingat', note: '1 bulan', icon: 'bell', colour: 'var(--color-info)' },
  {
    key: 'warning',
    label: 'Peringatan',
    note: '2 bulan',
    icon: 'clock-alert',
    colour: 'var(--color-warning)',
  },
  { key: 'hold', label: 'Menunggak', note: '3 bulan atau lebih', icon: 'lock', colour: 'var(--color-error)' },
] as const;

function Standing({ ctx, filters, dashboard }: DashboardViewProps) {
  const { standing } = dashboard;
  const members = LADDER.reduce((sum, { key }) => sum + standing[key], 0);
  return (
    <Sheet title="Tangga tunggakan" note={`${formatCount(members)} anggota aktif`}>
      <ShareBar
        parts={LADDER.map(({ key, colour }) => ({ key, colour, value: standing[key] }))}
        finding={LADDER.map(({ key, label }) => `${label} ${formatCount(standing[key])}`).join(', ')}
      />
      <div className="mt-3">
        <StageList
          items={LADDER.map(({ key, ...stage }) => ({
            ...{ key, ...stage, count: formatCount(standing[key]) },
            ...withUrl(key === 'good' ? paidUpUrl(ctx, filters) : arrearsUrl(ctx, filters, key)),
          }))}
        />
      </div>
    </Sheet>
  );
}

function Breakdown({ ctx, filters, dashboard }: DashboardViewProps) {
  return (
    <div className="grid items-start gap-4 lg:gap-6 xl:grid-cols-2">
      <ProgressTable
        title="Menurut wilayah"
        head="Wilayah"
        rows={dashboard.byRegion.map((row) => ({
          ...row,
          name: regionName(row.code),
          billsUrl: (status = {}) => billsUrl(ctx, filters, { region: row.code, ...status }),
        }))}
        total={dashboard.total}
        billsUrl={(status = {}) => billsUrl(ctx, filters, status)}
      />
      <ProgressTable
        title="Menurut tarif"
        head="Tarif"
        rows={dashboard.byRate.map((row) => ({
          ...row,
          name: row.label,
          billsUrl: (status = {}) => billsUrl(ctx, filters, { rate: row.code, ...status }),
        }))}
        total={dashboard.total}
        billsUrl={(status = {}) => billsUrl(ctx, filters, status)}
      />
    </div>
  );
}

type BillsUrl = (status?: { status?: 'paid' | 'unpaid' }) => string;

interface ProgressTableProps {
  title: string;
  head: string;
  rows: (DuesProgress & { code: string; name: string; billsUrl: BillsUrl })[];
  total: DuesProgress;
  billsUrl: BillsUrl;
}

function ProgressTable({ title, head, rows, total, billsUrl: allUrl }: ProgressTableProps) {
  const number = (count: number, url: string) => (
    <a className="link inline-block min-h-6 min-w-6" href={url}>
      {formatCount(count)}
    </a>
  );
  return (
    <Sheet title={title} isFlush>
      <DataTable
        isPlain
        isSlim
        caption={title}
        rows={rows}
        rowKey={({ code, name }) => `${code} ${name}`}
        empty={{ kind: 'nothing-yet', title: 'Belum ada tagihan' }}
        columns={[
          {
            key: 'name',
            label: head,
            cell: ({ name, billsUrl }) => (
              <a className="link font-semibold" href={billsUrl()}>
                {name}
              </a>
            ),
          },
          {
            key: 'obliged',
            label: 'Wajib',
            isNumeric: true,
            onPhone: 'pair',
            cell: (row) => number(row.obliged, row.billsUrl()),
          },
          {
            key: 'paid',
            label: 'Lunas',
            isNumeric: true,
            cell: (row) => number(row.paid, row.billsUrl({ status: 'paid' })),
          },
          {
            key: 'unpaid',
            label: 'Belum',
            isNumeric: true,
            onPhone: 'hidden',
            cell: (row) => number(row.unpaid, row.billsUrl({ status: 'unpaid' })),
          },
          {
            key: 'money',
            label: 'Masuk',
            isNumeric: true,
            onPhone: 'hidden',
            cell: (row) => formatRupiah(row.paidAmount),
          },
          {
            key: 'share',
            label: 'Capaian',
            isNumeric: true,
            cell: (row) => percentOf(row.paidAmount, row.amount),
          },
        ]}
        totals={{
          name: 'Jumlah',
          obliged: number(total.obliged, allUrl()),
          paid: number(total.paid, allUrl({ status: 'paid' })),
          unpaid: number(total.unpaid, allUrl({ status: 'unpaid' })),
          money: formatRupiah(total.paidAmount),
          share: percentOf(total.paidAmount, total.amount),
        }}
      />
    </Sheet>
  );
}

/** The bills behind a number; nothing for who may see sums only. */
function billsUrl(ctx: RequestContext, filters: DashboardFilters, more: Record<string, string> = {}): string {
  const { month, ...narrow } = filters;
  const list = ctx.can('dues.bill', 'view') ? '/treasury/dues/bills' : REGION_BILLS_PATH;
  return filteredUrl(list, { period: month, kind: 'monthly', ...narrow, ...more });
}

/** The members behind a step of the ladder. */
function arrearsUrl(ctx: RequestContext, filters: DashboardFilters, stage: string): string | undefined {
  if (!ctx.can('dues.arrears', 'view')) return undefined;
  const { region, rate } = filters;
  return filteredUrl('/treasury/dues/arrears', { stage, region, rate });
}

/** The members who owe nothing that is past its date: the list of members counts them by the same expression. */
function paidUpUrl(ctx: RequestContext, { region, rate }: DashboardFilters): string | undefined {
  if (!ctx.can('member', 'view')) return undefined;
  const list = ctx.reach?.isAll ? '/admin/members' : '/region/members';
  return filteredUrl(list, { status: 'active', dues: 'paid', region, rate });
}

const withUrl = (url: string | undefined) => (url ? { url } : {});

/** Round whole steps from nothing to the highest column, five at most. */
function ticksUpTo(top: number): number[] {
  const rough = Math.max(1, top / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? 10 * power;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => index * step);
}
