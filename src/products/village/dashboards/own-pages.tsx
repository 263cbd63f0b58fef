import { recordAudit } from '#kernel/audit';
import { formatMoment, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { contentDisposition } from '#kernel/files';
import { accountOf, file, page, type RequestContext, type Route, renderPage } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { readNotifications } from '#kernel/notifications';
import { renderPdf } from '#kernel/print';
import { organisationProfile, readSetting } from '#kernel/settings';
import {
  ActionTile,
  DataTable,
  EmptyState,
  FigureRow,
  LinkButton,
  PageHeader,
  Sheet,
  Tabs,
} from '#kernel/ui';
import type { HistoryRow, Self } from './room.ts';
import { rooms } from './rooms.ts';

const DASHBOARD = '/user-dashboard';
const HISTORY = '/user-history';
const read = { resource: 'service-history', right: 'read' };
const NEWS_SHOWN = 5;
const ROWS_SHOWN = 5;

/** A villager's first page and their whole history with the office. */
export const ownRoutes: readonly Route[] = [
  page.get(DASHBOARD, { access: read, summary: 'A villager’s first page' }, showDashboard),
  page.get(
    HISTORY,
    { access: read, summary: 'Everything a villager had to do with the office' },
    showHistory,
  ),
  file.get(
    `${HISTORY}/pdf`,
    { access: { resource: 'service-history', right: 'export' }, summary: 'The own history as PDF' },
    sendHistory,
  ),
];

function selfOf(ctx: RequestContext): Self {
  const { accountId, subjectId } = accountOf(ctx);
  return { accountId, subjectId };
}

/** All of it, the newest first. */
async function readHistory(tx: Tx, self: Self): Promise<HistoryRow[]> {
  const found: HistoryRow[] = [];
  for (const { history } of rooms) found.push(...((await history?.(tx, self)) ?? []));
  return found.sort((one, other) => other.at.getTime() - one.at.getTime());
}

async function showDashboard(ctx: RequestContext) {
  const account = accountOf(ctx);
  const self = selfOf(ctx);
  const { figures, history, notices } = await ctx.transaction(async (tx) => {
    const figures = [];
    for (const { own } of rooms)
      if (own && ctx.can(own.needs.resource, own.needs.right))
        figures.push({ label: own.label, url: own.url, value: formatCount(await own.count(tx, self)) });
    return {
      figures,
      history: await readHistory(tx, self),
      notices: await readNotifications(tx, self.accountId, {
        offset: 0,
        limit: NEWS_SHOWN,
        isUnreadOnly: true,
      }),
    };
  });
  const zone = zoneOf(ctx.tenant.timeZone);
  const shortcuts = rooms.flatMap(({ shortcut }) =>
    shortcut && ctx.can(shortcut.needs.resource, shortcut.needs.right) ? [shortcut] : [],
  );
  return renderPage({
    ...{ surface: 'member', title: 'Dashboard', menuUrl: DASHBOARD, help: 'beranda' },
    body: (
      <div className="grid gap-5">
        <PageHeader title={`Selamat datang, ${account.name}`} note={ctx.tenant.name} />
        <nav aria-label="Layanan" className="grid grid-cols-3 gap-2 sm:grid-cols-6">
          {shortcuts.map(({ label, icon, url }) => (
            <ActionTile key={url} href={url} icon={icon}>
              {label}
            </ActionTile>
          ))}
        </nav>
        <FigureRow
          items={[
            ...figures,
            { label: 'Riwayat layanan', url: HISTORY, value: formatCount(history.length) },
            {
              ...{ label: 'Pemberitahuan belum dibaca', url: '/notifications' },
              value: formatCount(account.unreadNotifications),
            },
          ]}
        />
        <Sheet title="Pemberitahuan penting" isFlush>
          {notices.items.length === 0 ? (
            <p className="px-5 pb-5 text-muted">Tidak ada yang baru.</p>
          ) : (
            <ul>
              {notices.items.map((one) => (
                <li key={one.id} className="flex flex-wrap gap-x-4 border-t border-base-300 px-5 py-3">
                  <a className="link grow" href={one.url}>
                    {one.title}
                  </a>
                  <span className="text-sm text-muted">{formatMoment(one.createdAt, zone, 'short')}</span>
                </li>
              ))}
            </ul>
          )}
        </Sheet>
        <Sheet
          title="Terakhir"
          action={
            <LinkButton href={HISTORY} size="sm" look="quiet">
              Seluruh riwayat
            </LinkButton>
          }
        >
          <HistoryTable ctx={ctx} rows={history.slice(0, ROWS_SHOWN)} />
        </Sheet>
      </div>
    ),
  });
}

async function showHistory(ctx: RequestContext) {
  const rows = await ctx.transaction((tx) => readHistory(tx, selfOf(ctx)));
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const asked = ctx.query.get('jenis');
  const shown = kinds.includes(asked ?? '') ? rows.filter(({ kind }) => kind === asked) : rows;
  return renderPage({
    ...{ surface: 'member', title: 'Riwayat layanan', menuUrl: HISTORY, help: 'beranda' },
    body: (
      <div className="grid gap-5">
        <PageHeader
          title="Riwayat layanan"
          note={`${formatCount(rows.length)} catatan`}
          actions={
            ctx.can('service-history', 'export') && (
              <LinkButton href={`${HISTORY}/pdf`} icon="download" isFile>
                Unduh PDF
              </LinkButton>
            )
          }
        />
        {kinds.length > 1 && (
          <Tabs
            label="Jenis layanan"
            items={[
              { label: 'Semua', url: HISTORY, isCurrent: shown === rows },
              ...kinds.map((kind) => ({
                label: kind,
                isCurrent: kind === asked,
                url: `${HISTORY}?jenis=${encodeURIComponent(kind)}`,
              })),
            ]}
          />
        )}
        <HistoryTable ctx={ctx} rows={shown} />
      </div>
    ),
  });
}

function HistoryTable({ ctx, rows }: { ctx: RequestContext; rows: readonly HistoryRow[] }) {
  const zone = zoneOf(ctx.tenant.timeZone);
  if (rows.length === 0)
    return (
      <EmptyState kind="nothing-yet" icon="clock" title="Belum ada riwayat">
        Yang Anda ajukan atau ikuti tercatat di sini.
      </EmptyState>
    );
  return (
    <DataTable
      caption="Riwayat, yang terbaru di atas"
      rows={rows.map((row, index) => ({ ...row, key: String(index) }))}
      rowKey={({ key }) => key}
      rowLabel={({ title }) => title}
      empty={{ kind: 'nothing-yet', title: 'Belum ada riwayat' }}
      columns={[
        {
          ...{ key: 'title', label: 'Perihal' },
          cell: ({ title, url }) => (
            <a className="link font-semibold" href={url}>
              {title}
            </a>
          ),
        },
        { key: 'kind', label: 'Jenis', cell: ({ kind }) => kind },
        { key: 'at', label: 'Waktu', cell: ({ at }) => formatMoment(at, zone, 'short') },
        { key: 'state', label: 'Status', cell: ({ state }) => state },
      ]}
    />
  );
}

async function sendHistory(ctx: RequestContext): Promise<Response> {
  const zone = zoneOf(ctx.tenant.timeZone);
  const { rows, profile } = await ctx.transaction(async (tx) => {
    const found = await readHistory(tx, selfOf(ctx));
    await recordAudit(ctx, tx, {
      ...{ action: 'service_history.exported', resource: 'service-history', objectLabel: 'Riwayat sendiri' },
      after: { rows: found.length },
    });
    return { rows: found, profile: await readSetting(tx, organisationProfile) };
  });
  const { pdf } = await renderPdf('report', {
    letterhead: { name: ctx.tenant.name, ...(profile.address ? { address: profile.address } : {}) },
    title: 'Riwayat layanan',
    subtitle: accountOf(ctx).name,
    columns: [
      { label: 'Waktu', width: 2 },
      { label: 'Jenis', width: 2 },
      { label: 'Perihal', width: 4 },
      { label: 'Status', width: 2 },
    ],
    rows: rows.map(({ at, kind, title, state }) => [formatMoment(at, zone, 'short'), kind, title, state]),
    emptyNote: 'Belum ada riwayat.',
    note: `Dibuat ${formatMoment(ctx.now, zone, 'long')}`,
  });
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition('Riwayat layanan.pdf'),
      'cache-control': 'private, no-store',
    },
  });
}
