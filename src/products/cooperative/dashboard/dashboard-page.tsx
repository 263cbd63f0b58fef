import { formatDate, todayIn, zoneOf } from '#kernel/calendar';
import { accountOf, type PageAnswer, page, type RequestContext, renderPage } from '#kernel/http';
import { formatCount, formatRupiah } from '#kernel/money';
import { EmptyState, FigureRow, Icon, PageHeader, Sheet } from '#kernel/ui';
import { BookList } from './books-page.tsx';
import { readFirstSteps } from './first-steps.ts';
import { FirstStepsSheet } from './first-steps-sheet.tsx';
import { memberDashboard } from './member-dashboard.tsx';
import { readShelf } from './shelf.ts';
import { readWaiting, type Waiting } from './waiting.ts';

/** Where one lands after signing in: an officer's desk, or a member's own page. */
export const dashboardRoute = page.get(
  '/dashboard',
  { access: { resource: 'dashboard', right: 'read' }, summary: 'What is mine and what waits' },
  // Who may take a book's list along works with the books; everybody else is at home as a member.
  (ctx) => (ctx.can('member', 'export') ? officerDashboard(ctx) : memberDashboard(ctx)),
);

interface OfficeFigures {
  members: number;
  joined: number;
  meetings: number;
  inventory_value: number;
}

async function officerDashboard(ctx: RequestContext): Promise<PageAnswer> {
  const today = todayIn(zoneOf(ctx.tenant.timeZone), ctx.now);
  const year = today.slice(0, 4);
  const { waiting, figures, firstSteps } = await ctx.transaction(async (tx) => {
    const [waiting, [figures], firstSteps] = await Promise.all([
      readWaiting(ctx, tx),
      tx.prepared<OfficeFigures>('cooperative-office-figures', FIGURES, [ctx.tenant.id, `${year}-01-01`]),
      readFirstSteps(ctx, tx),
    ]);
    return { waiting, figures: figures!, firstSteps };
  });
  const books = await readShelf(ctx);
  return renderPage({
    surface: 'console',
    title: 'Ringkasan',
    body: (
      <div className="grid gap-5">
        <PageHeader title={`Selamat datang, ${accountOf(ctx).name}`} note={formatDate(today, 'weekday')} />
        {firstSteps.length > 0 && <FirstStepsSheet steps={firstSteps} />}
        <FigureRow
          items={[
            {
              label: 'Anggota aktif',
              value: formatCount(figures.members),
              icon: 'users',
              url: '/buku/anggota?filter%5Bstanding%5D=active',
            },
            {
              label: `Anggota baru ${year}`,
              value: formatCount(figures.joined),
              icon: 'user-plus',
              url: `/buku/anggota?filter%5BjoinedOn%5D=${year}`,
            },
            {
              label: `Rapat anggota ${year}`,
              value: formatCount(figures.meetings),
              icon: 'gavel',
              url: `/buku/notulen-rapat-anggota?filter%5BheldOn%5D=${year}`,
            },
            {
              label: 'Nilai perolehan inventaris',
              value: formatRupiah(figures.inventory_value),
              icon: 'package',
              url: '/buku/inventaris',
            },
          ]}
        />
        {(firstSteps.length === 0 || waiting.length > 0) && <WaitingSheet waiting={waiting} />}
        <section className="grid gap-3" aria-labelledby="buku">
          <h2 id="buku" className="text-xl">
            Buku 16
          </h2>
          <BookList books={books} />
        </section>
      </div>
    ),
  });
}

function WaitingSheet({ waiting }: { waiting: readonly Waiting[] }) {
  if (waiting.length === 0) {
    return (
      <Sheet isFlush>
        <EmptyState kind="nothing-yet" icon="check" title="Tidak ada yang menunggu Anda" isPlain>
          Kiriman tamu, saran, dan notulen yang perlu tindakan akan tampil di sini.
        </EmptyState>
      </Sheet>
    );
  }
  return (
    <Sheet title="Menunggu Anda" isFlush>
      <ul>
        {waiting.map(({ key, label, count, icon, url }) => (
          <li
            key={key}
            className="relative flex items-center gap-4 border-t border-base-300 px-5 py-3 hover:bg-base-200"
          >
            <span className="grid size-10 shrink-0 place-items-center rounded-xl bg-soft text-soft-content">
              <Icon name={icon} />
            </span>
            <a href={url} className="min-w-0 grow font-semibold after:absolute after:inset-0 hover:underline">
              {label}
            </a>
            <b className="figures text-lg">{formatCount(count)}</b>
            <Icon name="chevron-right" className="text-muted" />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

const FIGURES = `select
  (select count(*)::int from cooperative_members where tenant_id = $1 and left_on is null and deleted_at is null) as members,
  (select count(*)::int from cooperative_members where tenant_id = $1 and joined_on >= $2 and deleted_at is null) as joined,
  (select count(*)::int from cooperative_member_meetings where tenant_id = $1 and held_on >= $2 and deleted_at is null) as meetings,
  (select coalesce(sum(quantity * unit_price), 0)::bigint from cooperative_inventory
    where tenant_id = $1 and deleted_at is null) as inventory_value`;
