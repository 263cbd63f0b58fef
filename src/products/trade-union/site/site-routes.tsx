import { readDuesRates } from '#features/dues';
import type { Tx } from '#kernel/database';
import { page, type RequestContext, type Route, renderPage } from '#kernel/http';
import { organisationProfile, readSetting } from '#kernel/settings';
import { LinkButton, Notice } from '#kernel/ui';
import { notFound } from '#kernel/work';
import { todayOf } from '../clock.ts';
import { surfaceOf } from '../surface.ts';
import { ContactSection, type HomeFigures, HomePage } from './home-page.tsx';
import { readSitePage, type SitePage } from './site-page.ts';
import { SiteText } from './site-text.tsx';

const open = { public: 'what the union tells everybody about itself' };

/** The public site (serikat-panduan §7.1). */
export const siteRoutes: readonly Route[] = [
  page.get('/', { access: open, summary: 'Public front page' }, async (ctx) => {
    // Only sums leave these walls, no row of anybody.
    const work = ctx.beyondWalls('angka anggota pada halaman muka, tanpa data orang');
    const [profile, figures, rates, manifesto] = await work.read((tx) =>
      Promise.all([
        readSetting(tx, organisationProfile),
        readFigures(tx, todayOf(ctx)),
        readDuesRates(tx, todayOf(ctx)),
        readSitePage(tx, 'manifesto'),
      ]),
    );
    return renderPage({
      surface: 'public',
      title: ctx.tenant.name,
      description: profile.heroText || `${ctx.tenant.name}: serikat bagi semua yang bekerja di kampus.`,
      canonical: '/',
      body: (
        <HomePage
          name={ctx.tenant.name}
          isGuest={ctx.principal.kind === 'guest'}
          profile={profile}
          figures={figures}
          rates={rates}
          about={firstParagraph(manifesto)}
        />
      ),
    });
  }),
  ...['sejarah', 'manifesto', 'visimisi', 'ad-art', 'privasi'].map((slug) =>
    page.get(`/${slug}`, { access: open, summary: `Public page ${slug}` }, (ctx) => showText(ctx, slug)),
  ),
  page.get('/contact', { access: open, summary: 'How to reach the board' }, async (ctx) => {
    const profile = await ctx.transaction((tx) => readSetting(tx, organisationProfile));
    const isReachable = [profile.address, profile.phone, profile.email].some((text) => text !== '');
    return renderPage({
      surface: 'public',
      title: 'Kontak',
      canonical: '/contact',
      body: (
        <div className="page-width py-10 lg:py-14">
          <h1 className="mb-6 text-4xl">Kontak</h1>
          {isReachable ? (
            <ContactSection profile={profile} />
          ) : (
            <Notice tone="info">Alamat dan nomor pengurus belum diisi. Silakan kembali lagi nanti.</Notice>
          )}
        </div>
      ),
    });
  }),
  page.get(
    '/member/info',
    { access: { resource: 'content', right: 'view_member' }, summary: 'What the union tells its members' },
    async (ctx) => {
      const text = await ctx.transaction((tx) => readSitePage(tx, 'informasi'));
      if (!text) throw notFound();
      return renderPage({
        surface: surfaceOf(ctx),
        title: text.title,
        body: (
          <article className="max-w-[66ch]">
            <h1 className="text-3xl">{text.title}</h1>
            <p className="mt-1 mb-6 text-muted">{text.summary}</p>
            <SiteText>{text.body}</SiteText>
          </article>
        ),
      });
    },
  ),
];

async function showText(ctx: RequestContext, slug: string) {
  const text = await ctx.transaction((tx) => readSitePage(tx, slug));
  if (!text) throw notFound();
  // The summary of the statutes is a list of its own, for the registration.
  const lead = text.summary.includes('\n') ? '' : text.summary;
  return renderPage({
    surface: 'public',
    title: text.title,
    ...(lead ? { description: lead } : {}),
    canonical: `/${slug}`,
    body: (
      <article className="page-width py-10 lg:py-14">
        <div className="max-w-[66ch]">
          <h1 className="text-4xl">{text.title}</h1>
          {lead && <p className="mt-3 text-lg text-muted">{lead}</p>}
          <div className="mt-8">
            <SiteText>{text.body}</SiteText>
          </div>
          {ctx.principal.kind === 'guest' && (
            <div className="mt-10 flex flex-wrap gap-2 border-t border-base-300 pt-6">
              <LinkButton href="/register" look="primary">
                Bergabung
              </LinkButton>
              <LinkButton href="/contact">Hubungi pengurus</LinkButton>
            </div>
          )}
        </div>
      </article>
    ),
  });
}

function firstParagraph(text: SitePage | undefined): string {
  return text?.body.split('\n\n')[0] ?? '';
}

async function readFigures(tx: Tx, today: string): Promise<HomeFigures> {
  const row = await tx.one<HomeFigures>(
    `select count(*) as members, count(distinct region_code) filter (where region_code <> '00') as provinces,
       count(distinct coalesce(campus_id::text, university_name)) as campuses,
       count(*) filter (where joined_at >= date_trunc('year', $1::date)) as fresh
       from members where tenant_id = balai.tenant_id() and membership_status = 'active' and deleted_at is null`,
    [today],
  );
  return row ?? { members: 0, provinces: 0, campuses: 0, fresh: 0 };
}
