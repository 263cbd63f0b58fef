import { type Health, HealthSheet } from '#features/health';
import { formatMoment, formatMonth, MONTHS, type Zone } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import {
  ColumnChart,
  EmptyState,
  type Figure,
  FigureRow,
  LinkButton,
  PageHeader,
  Sheet,
  TileLink,
} from '#kernel/ui';
import { eventTitle } from '../registration/event-words.ts';
import type { Overview } from './read-overview.ts';

/** What waits, how large the union is, and who its members are; each number opens its list. */
export function OverviewPage({
  ctx,
  overview,
  health,
  zone,
}: {
  ctx: RequestContext;
  overview: Overview;
  /** For who keeps the system running. */
  health: Health | undefined;
  zone: Zone;
}) {
  const isRegional = !ctx.reach?.isAll;
  const list = isRegional ? '/region/members' : '/admin/members';
  return (
    <div className="grid gap-5">
      <PageHeader
        title={isRegional ? 'Dasbor wilayah' : 'Dasbor pengurus'}
        note={isRegional ? 'Hanya anggota di wilayah penugasan Anda.' : ctx.tenant.name}
        actions={
          ctx.can('member', 'approve') && (
            <LinkButton href="/admin/candidates" look="primary" icon="clipboard-check">
              Periksa calon
            </LinkButton>
          )
        }
      />
      <FigureRow items={figuresOf(ctx, overview, list)} />
      <Waiting ctx={ctx} overview={overview} list={list} />
      {health && <HealthSheet ctx={ctx} health={health} zone={zone} at={HEALTH_PAGES} />}
      {overview.active === 0 ? (
        <EmptyState kind="nothing-yet" title="Belum ada anggota aktif">
          Statistik tampil setelah anggota pertama disetujui.
        </EmptyState>
      ) : (
        <Sheet>
          <Growth overview={overview} list={list} />
          {ctx.can('stats', 'view') && (
            <LinkButton
              href={isRegional ? '/region/stats' : '/admin/stats'}
              icon="chart-column"
              className="mt-3"
            >
              Siapa anggota kita
            </LinkButton>
          )}
        </Sheet>
      )}
      <Recent overview={overview} zone={zone} />
    </div>
  );
}

function figuresOf(ctx: RequestContext, overview: Overview, list: string): Figure[] {
  return [
    {
      label: 'Anggota aktif',
      value: formatCount(overview.active),
      note:
        overview.fresh > 0
          ? `${formatCount(overview.fresh)} baru bulan ini`
          : 'Belum ada yang baru bulan ini',
      icon: 'users',
      url: `${list}?filter%5Bstatus%5D=active`,
    },
    {
      label: 'Calon anggota',
      value: formatCount(overview.candidates),
      note: `${formatCount(overview.ready)} siap disetujui`,
      icon: 'user-plus',
      url: ctx.can('member', 'approve') ? '/admin/candidates' : `${list}?filter%5Bstatus%5D=candidate`,
    },
    {
      label: 'Data lama belum aktif',
      value: formatCount(overview.imported),
      note: 'Menunggu kelengkapan',
      icon: 'archive',
      url: `${list}?filter%5Bstatus%5D=inactive`,
    },
    ...(ctx.can('dues.arrears', 'view')
      ? [
          {
            label: 'Menunggak 3 bulan atau lebih',
            value: formatCount(overview.inArrears),
            note: 'Anggota aktif',
            icon: 'clock-alert' as const,
            url: `${list}?filter%5Bdues%5D=arrears&filter%5Bstatus%5D=active`,
          },
        ]
      : []),
  ];
}

function Waiting({ ctx, overview, list }: { ctx: RequestContext; overview: Overview; list: string }) {
  const tiles = [
    ctx.can('member', 'approve') && overview.ready > 0 && (
      <TileLink
        key="ready"
        href="/admin/candidates?filter%5Bready%5D=1"
        icon="clipboard-check"
        title={`${formatCount(overview.ready)} calon siap disetujui`}
        note="Iuran dan surelnya sudah lengkap"
      />
    ),
    ctx.can('dues.payment', 'verify') && overview.waitingPayments > 0 && (
      <TileLink
        key="payments"
        href="/treasury/dues/payments/pending"
        icon="hourglass"
        title={`${formatCount(overview.waitingPayments)} bukti bayar menunggu`}
        note="Periksa dan cocokkan"
      />
    ),
    overview.inArrears > 0 && ctx.can('dues.arrears', 'view') && (
      <TileLink
        key="arrears"
        href={`${list}?filter%5Bdues%5D=arrears&filter%5Bstatus%5D=active`}
        icon="clock-alert"
        title={`${formatCount(overview.inArrears)} anggota perlu disapa`}
        note="Menunggak tiga bulan atau lebih"
      />
    ),
  ].filter(Boolean);
  if (tiles.length === 0) return null;
  return (
    <Sheet title="Yang menunggu Anda" isFlush>
      <div className="grid gap-1 px-2 pb-3 sm:grid-cols-2 lg:grid-cols-3">{tiles}</div>
    </Sheet>
  );
}

function Growth({ overview, list }: { overview: Overview; list: string }) {
  const total = overview.growth.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(...overview.growth.map(({ count }) => count), 4);
  const step = Math.max(1, Math.ceil(most / 4));
  return (
    <ColumnChart
      title="Anggota baru"
      unit="orang per bulan"
      finding={`${formatCount(total)} anggota bergabung dalam dua belas bulan terakhir.`}
      columns={overview.growth.map(({ month, count }) => ({
        key: month,
        label: (MONTHS[Number(month.slice(5)) - 1] ?? '').slice(0, 3),
        tableLabel: formatMonth(month),
        url: `${list}?filter%5BjoinedMonth%5D=${month}`,
        value: count,
        valueText: formatCount(count),
      }))}
      series={{ value: 'Bergabung' }}
      rowHead="Bulan"
      ticks={[0, step, step * 2, step * 3, step * 4]}
    />
  );
}

function Recent({ overview, zone }: { overview: Overview; zone: Zone }) {
  if (overview.recent.length === 0) return null;
  return (
    <Sheet title="Terbaru" isFlush>
      <ul>
        {overview.recent.map((event) => (
          <li
            key={event.id}
            className="flex flex-wrap items-baseline justify-between gap-x-4 border-t border-base-300 px-5 py-3"
          >
            <span>
              <a className="font-semibold hover:underline" href={`/admin/members/${event.memberId}`}>
                {event.name}
              </a>{' '}
              <span className="text-muted">{eventTitle(event.step).toLowerCase()}</span>
            </span>
            <span className="figures text-sm text-muted">
              {[event.actorName, formatMoment(event.at, zone, 'short')].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

const HEALTH_PAGES = { jobs: '/system/jobs', outbox: '/system/outbox', audit: '/system/audit' };
