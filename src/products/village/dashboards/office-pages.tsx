import { HealthSheet, readHealth } from '#features/health';
import { type AuditEntry, describeAction, readAudit } from '#kernel/audit';
import {
  dateIn,
  firstDayOf,
  formatMoment,
  formatMonth,
  instantOf,
  MONTHS,
  monthOf,
  shiftMonth,
  todayOf,
  zoneOf,
} from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { accountOf, page, type RequestContext, type Route, renderPage } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { ColumnChart, type Figure, FigureRow, LinkButton, PageHeader, Sheet } from '#kernel/ui';
import { access } from '../access.ts';
import { villageThings } from '../audited-things.ts';
import { readPeople } from './read-people.ts';
import { readPerformance } from './read-performance.ts';
import type { Room, RoomCount } from './room.ts';
import { rooms } from './rooms.ts';

const ADMIN = '/admin-dashboard';
const SUPER = '/superadmin-dashboard';
const ACTS_SHOWN = 8;
const PERIODS = [6, 12, 24] as const;

/** The desks of the office and of its head. */
export const officeRoutes: readonly Route[] = [
  page.get(
    ADMIN,
    { access: { resource: 'admin-dashboard', right: 'read' }, summary: 'The office at a glance' },
    showAdmin,
  ),
  page.get(
    SUPER,
    {
      access: { resource: 'superadmin-dashboard', right: 'read' },
      summary: 'The village and its system at a glance',
    },
    showSuper,
  ),
];

async function showAdmin(ctx: RequestContext) {
  const { accountId } = accountOf(ctx);
  const found = await ctx.transaction(async (tx) => ({
    ...(await readRooms(ctx, tx)),
    // The whole log is the head's; an officer finds the own acts here.
    acts: (await readAudit(ctx, tx, { actor: accountId }, { offset: 0, limit: ACTS_SHOWN })).items,
  }));
  return renderPage({
    ...{ surface: 'console', title: 'Admin Dashboard', menuUrl: ADMIN, help: 'beranda' },
    body: (
      <div className="grid gap-5">
        <PageHeader title={`Selamat datang, ${accountOf(ctx).name}`} note={ctx.tenant.name} />
        <QuickActs ctx={ctx} />
        <Waiting items={found.waiting} />
        <FigureRow items={found.totals} />
        <Arrivals ctx={ctx} base={ADMIN} months={found.months} />
        <Acts ctx={ctx} title="Aktivitas terbaru Anda" acts={found.acts} />
      </div>
    ),
  });
}

async function showSuper(ctx: RequestContext) {
  const zone = zoneOf(ctx.tenant.timeZone);
  const found = await ctx.transaction(async (tx) => ({
    ...(await readRooms(ctx, tx)),
    people: await readPeople(tx, access, ctx.now),
    health: await readHealth(tx, ctx.now),
    performance: await readPerformance(ctx, tx),
    acts: (await readAudit(ctx, tx, {}, { offset: 0, limit: ACTS_SHOWN })).items,
  }));
  const { people, performance } = found;
  return renderPage({
    ...{ surface: 'console', title: 'Super Admin Dashboard', menuUrl: SUPER, help: 'beranda' },
    body: (
      <div className="grid gap-5">
        <PageHeader title={`Selamat datang, ${accountOf(ctx).name}`} note={ctx.tenant.name} />
        <nav aria-label="Tindakan cepat" className="flex flex-wrap gap-2">
          <LinkButton href="/superadmin-user" icon="users">
            Manajemen User
          </LinkButton>
          <LinkButton href="/superadmin-undangan" icon="user-plus">
            Undang perangkat
          </LinkButton>
          <LinkButton href="/superadmin-audit" icon="scroll-text">
            Audit log
          </LinkButton>
          <LinkButton href="/notifications" icon="bell">
            {`Pemberitahuan (${formatCount(accountOf(ctx).unreadNotifications)})`}
          </LinkButton>
        </nav>
        <FigureRow
          items={[
            { label: 'User', value: formatCount(people.users), url: '/superadmin-user' },
            { label: 'Admin', value: formatCount(people.admins), url: '/superadmin-admin' },
            { label: 'Aktif 30 hari', value: formatCount(people.active) },
            { label: 'Baru 30 hari', value: formatCount(people.fresh) },
            { label: 'Nonaktif', value: formatCount(people.inactive) },
          ]}
        />
        <FigureRow items={found.totals} />
        <Waiting items={found.waiting} />
        <HealthSheet ctx={ctx} health={found.health} zone={zone} at={HEALTH_PAGES} />
        <Sheet title="Kinerja sistem">
          <FigureRow items={performance.map(({ label, value }) => ({ label, value }))} />
        </Sheet>
        <Arrivals ctx={ctx} base={SUPER} months={found.months} />
        <Acts ctx={ctx} title="Aktivitas terbaru" acts={found.acts} />
      </div>
    ),
  });
}

const HEALTH_PAGES = {
  jobs: '/superadmin-pekerjaan',
  outbox: '/superadmin-surat-keluar',
  audit: '/superadmin-audit',
};

interface MonthOfArrivals {
  month: string;
  count: number;
}

/** What the rooms say to whoever may open the pages behind it. */
async function readRooms(ctx: RequestContext, tx: Tx) {
  const figures = async (pick: (room: Room) => readonly RoomCount[] | undefined): Promise<Figure[]> => {
    const shown: Figure[] = [];
    for (const one of rooms.flatMap((room) => pick(room) ?? []))
      if (ctx.can(one.needs.resource, one.needs.right))
        shown.push({
          label: one.label,
          icon: one.icon,
          url: one.url,
          value: formatCount(await one.count(tx)),
        });
    return shown;
  };
  return {
    totals: await figures(({ totals }) => totals),
    waiting: await figures(({ waiting }) => waiting),
    months: await readMonths(ctx, tx),
  };
}

async function readMonths(ctx: RequestContext, tx: Tx): Promise<MonthOfArrivals[]> {
  const zone = zoneOf(ctx.tenant.timeZone);
  const now = monthOf(todayOf(ctx));
  const count = monthsAsked(ctx);
  const months = Array.from({ length: count }, (_, index) => shiftMonth(now, index - count + 1));
  const since = instantOf(firstDayOf(months[0]!), zone);
  const counts = new Map<string, number>();
  for (const { arrivals } of rooms)
    for (const { at } of (await arrivals?.(tx, since)) ?? []) {
      const month = monthOf(dateIn(zone, at));
      counts.set(month, (counts.get(month) ?? 0) + 1);
    }
  return months.map((month) => ({ month, count: counts.get(month) ?? 0 }));
}

const monthsAsked = (ctx: RequestContext): number =>
  PERIODS.find((period) => String(period) === ctx.query.get('bulan')) ?? PERIODS[0];

function QuickActs({ ctx }: { ctx: RequestContext }) {
  const acts = rooms
    .flatMap((room) => room.acts ?? [])
    .filter(({ needs }) => ctx.can(needs.resource, needs.right));
  return (
    <nav aria-label="Tindakan cepat" className="flex flex-wrap gap-2">
      {acts.map(({ label, icon, url }) => (
        <LinkButton key={url} href={url} icon={icon}>
          {label}
        </LinkButton>
      ))}
    </nav>
  );
}

function Waiting({ items }: { items: Figure[] }) {
  return (
    <section aria-labelledby="menunggu" className="grid gap-3">
      <h2 id="menunggu" className="text-xl">
        Menunggu Anda
      </h2>
      <FigureRow items={items} />
    </section>
  );
}

function Arrivals(props: { ctx: RequestContext; base: string; months: readonly MonthOfArrivals[] }) {
  const { ctx, base, months } = props;
  const most = Math.max(...months.map(({ count }) => count), 4);
  const step = Math.ceil(most / 4);
  const last = months.at(-1)!;
  return (
    <Sheet
      title="Aktivitas warga"
      action={
        <nav aria-label="Rentang" className="flex flex-wrap gap-2">
          {PERIODS.map((period) => (
            <LinkButton
              key={period}
              href={`${base}?bulan=${period}`}
              size="sm"
              isCurrent={period === monthsAsked(ctx)}
              look={period === monthsAsked(ctx) ? 'primary' : 'quiet'}
            >
              {`${period} bulan`}
            </LinkButton>
          ))}
        </nav>
      }
    >
      <ColumnChart
        title="Yang masuk setiap bulan"
        level={3}
        finding={`Bulan ini masuk ${formatCount(last.count)} dari warga: pesan, komentar, pendaftaran, dan permohonan.`}
        columns={months.map(({ month, count }) => ({
          ...{ key: month, value: count, valueText: formatCount(count), tableLabel: formatMonth(month) },
          label: MONTHS[Number(month.slice(5)) - 1]!.slice(0, 3),
        }))}
        series={{ value: 'Masuk' }}
        rowHead="Bulan"
        ticks={[0, step, step * 2, step * 3, step * 4]}
      />
    </Sheet>
  );
}

function Acts({ ctx, title, acts }: { ctx: RequestContext; title: string; acts: readonly AuditEntry[] }) {
  const zone = zoneOf(ctx.tenant.timeZone);
  return (
    <Sheet title={title} isFlush>
      {acts.length === 0 && <p className="px-5 pb-5 text-muted">Belum ada.</p>}
      <ul>
        {acts.map((one) => (
          <li key={one.id} className="flex flex-wrap gap-x-4 gap-y-1 border-t border-base-300 px-5 py-3">
            <span className="grow">
              {describeAction(one.action, nameOf)}
              {one.objectLabel && <span className="text-muted">{`, ${one.objectLabel}`}</span>}
            </span>
            <span className="text-sm text-muted">
              {`${one.actorName ? `${one.actorName}, ` : ''}${formatMoment(one.at, zone, 'short')}`}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** How the log's things are called here: by the product's own words, else by the matrix. */
const nameOf = (thing: string): string | undefined =>
  villageThings[thing] ?? access.rows.find(({ resource }) => resource === thing)?.label;
