import { todayOf } from '#kernel/calendar';
import { accountOf, page, type RequestContext, type Route, renderPage } from '#kernel/http';
import { EmptyState, LinkButton } from '#kernel/ui';
import { zoneOf } from '../clock.ts';
import { catchUpEmail } from '../registration/catch-up-email.ts';
import { surfaceOf } from '../surface.ts';
import { CandidateHome } from './candidate-home.tsx';
import { greetingFor } from './greeting.ts';
import { MemberHome } from './member-home.tsx';
import { type OwnView, readOwnView } from './read-own-view.ts';

/** The first page of whoever signed in: member, candidate, or officer with a membership of their own. */
export const dashboardRoutes: readonly Route[] = [
  page.get(
    '/dashboard',
    { access: { resource: 'profile', right: 'view' }, summary: 'One’s own first page' },
    async (ctx) => {
      const { subjectId, name } = accountOf(ctx);
      const view = await ctx.transaction(async (tx) => {
        if (subjectId) await catchUpEmail(ctx, tx, subjectId);
        return readOwnView(ctx, tx, subjectId);
      });
      return renderPage({
        surface: surfaceOf(ctx),
        title: 'Ringkasan',
        help: 'beranda',
        body: <Home ctx={ctx} view={view} name={name} />,
      });
    },
  ),
];

function Home({ ctx, view, name }: { ctx: RequestContext; view: OwnView | undefined; name: string }) {
  const zone = zoneOf(ctx);
  const greeting = greetingFor(view?.person.fullName ?? name, ctx.now, zone);
  if (!view) return <NoPersonHome greeting={greeting} />;
  if (view.person.stage === 'active')
    return <MemberHome view={view} greeting={greeting} today={todayOf(ctx)} can={ctx.can} />;
  return <CandidateHome view={view} greeting={greeting} zone={zone} />;
}

/** An officer's account that is nobody's membership. */
function NoPersonHome({ greeting }: { greeting: string }) {
  return (
    <>
      <h1 className="mb-5 text-3xl">{greeting}</h1>
      <EmptyState
        kind="nothing-yet"
        icon="id-card"
        title="Akun ini belum terhubung dengan data anggota"
        actions={<LinkButton href="/admin/dashboard">Ke dasbor pengurus</LinkButton>}
      >
        Iuran, kartu, dan status keanggotaan tampil di sini setelah akun dihubungkan dengan data anggota Anda.
      </EmptyState>
    </>
  );
}
