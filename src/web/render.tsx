import path from 'node:path';
import type { ReactElement } from 'react';
import type { TenantRole, VisibleMenuItem } from '#kernel/access';
import {
  NOTICE_COOKIE,
  type PageAnswer,
  type RequestContext,
  type Route,
  readCookies,
  type Sharing,
} from '#kernel/http';
import { roleLabel } from '#kernel/identity';
import type { Product, ProductFace } from '#kernel/product';
import type { OrganisationProfile, PublicFooterSetting } from '#kernel/settings';
import type { Tenant } from '#kernel/tenancy';
import { type PageNotice, THEME_COOKIE, type ThemeMode } from '#kernel/ui';
import type { App, AppError, RequestFacts } from '#kernel/work';
import { isHelpTopic } from './help/index.tsx';
import {
  ConsoleShell,
  ErrorPage,
  MemberShell,
  type MenuEntry,
  type PageAssets,
  type PageFrame,
  type PageSharing,
  PlainShell,
  PrintShell,
  PublicShell,
  readPageAssets,
  renderDocument,
  SIDEBAR_COOKIE,
  SignInShell,
} from './layouts/index.ts';
import { knownProfile, menuOf, tenantAccess } from './routing/rights.ts';
import { SEARCH_URL } from './search/search-url.ts';
import { houseKindOf, themeUrl } from './theme/index.ts';

/** What is remembered of an organisation between requests and shown around every page of it. */
export type KnownOfTenant = Pick<Awaited<ReturnType<typeof tenantAccess>>, 'profile' | 'footer' | 'roles'>;

/** Puts a page into the shell of its surface. */
export async function renderAnswer(
  ctx: RequestContext,
  product: Product,
  answer: PageAnswer,
): Promise<Response> {
  const known = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  const notices = readNotices(readCookies(ctx.request.headers.get('cookie')).get(NOTICE_COOKIE));
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': ctx.principal.kind === 'account' ? 'no-store' : 'private, no-cache',
    vary: 'Cookie',
    ...answer.headers,
  });
  if (notices.length > 0)
    headers.append('set-cookie', `${NOTICE_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`);
  const html = renderDocument(await pageOf(ctx, product, answer, known, notices));
  return new Response(html, { status: answer.status ?? 200, headers });
}

/** The whole page as a tree: what the handler answered, in its shell, with what stands around it. */
export function pageOf(
  ctx: RequestContext,
  product: Product,
  answer: PageAnswer,
  { profile, footer, roles }: KnownOfTenant,
  notices: readonly PageNotice[] = [],
): Promise<ReactElement> {
  const cookies = readCookies(ctx.request.headers.get('cookie'));
  const frame = {
    ...frameOf(ctx, answer, profile, notices, cookies),
    ...accountFace(ctx, product, roles),
  };
  return shellOf(ctx, product, answer, frame, { profile, footer });
}

async function shellOf(
  ctx: RequestContext,
  product: Product,
  answer: PageAnswer,
  frame: PageFrame,
  { profile, footer }: { profile: OrganisationProfile; footer: PublicFooterSetting },
) {
  const { face } = product;
  const here = answer.menuUrl ?? ctx.request.url.pathname;
  const unread = ctx.principal.kind === 'account' ? ctx.principal.unreadNotifications : 0;
  const home = ctx.principal.kind === 'account' ? product.home(ctx) : '/';
  switch (answer.surface) {
    case 'console':
      return (
        <ConsoleShell
          frame={frame}
          menu={await menuEntries(ctx, product, here)}
          breadcrumb={[
            ...(ctx.request.url.pathname === home ? [] : [{ label: 'Beranda', url: home }]),
            ...(answer.trail ?? []),
            { label: answer.title },
          ]}
          homeUrl={home}
          searchUrl={SEARCH_URL}
          unread={unread}
          accountLinks={accountLinks(product, answer)}
          isSidebarFolded={readCookies(ctx.request.headers.get('cookie')).get(SIDEBAR_COOKIE) === 'folded'}
        >
          {answer.body}
        </ConsoleShell>
      );
    case 'member':
      return (
        <MemberShell
          frame={frame}
          menu={face.memberMenu
            .filter(({ needs }) => !needs || ctx.can(needs.resource, needs.right))
            .map(({ label, icon, url }) => ({ key: url, label, icon, url, isCurrent: url === here }))}
          tree={await menuEntries(ctx, product, here)}
          homeUrl={home}
          unread={unread}
          accountLinks={accountLinks(product, answer)}
        >
          {answer.body}
        </MemberShell>
      );
    case 'public':
      return (
        <PublicShell
          frame={frame}
          menu={face.publicMenu.map((link) => ({ key: link.url, ...link, isCurrent: link.url === here }))}
          homeUrl={home}
          {...(face.publicAct ? { primary: face.publicAct } : {})}
          footer={{
            address: footer.isShown
              ? [
                  footer.note,
                  profile.registration,
                  footer.address || profile.address,
                  footer.hours || profile.hours,
                  footer.phone || profile.phone,
                  footer.email || profile.email,
                ].filter(Boolean)
              : [],
            social: footer.isShown ? footer.social : [],
            columns: ctx.principal.kind === 'account' ? withoutSignIn(face.publicFooter) : face.publicFooter,
            year: ctx.now.getFullYear(),
          }}
        >
          {answer.body}
        </PublicShell>
      );
    case 'sign-in':
      return (
        <SignInShell frame={frame} message={face.signInMessage}>
          {answer.body}
        </SignInShell>
      );
    case 'print':
      return (
        <PrintShell frame={frame} title={answer.title}>
          {answer.body}
        </PrintShell>
      );
    case 'plain':
      return (
        <PlainShell frame={frame} homeUrl={home}>
          {answer.body}
        </PlainShell>
      );
  }
}

/** Who has signed in is not led to the page for signing in. */
function withoutSignIn(columns: ProductFace['publicFooter']): ProductFace['publicFooter'] {
  return columns
    .map(({ title, links }) => ({ title, links: links.filter(({ url }) => url !== '/login') }))
    .filter(({ links }) => links.length > 0);
}

/** What went wrong, as a page in the house's look or as `application/problem+json`. */
export function renderFailure(
  app: App,
  tenant: Tenant | undefined,
  facts: RequestFacts,
  failure: AppError,
  route?: Route,
): Response {
  const wantsJson = route
    ? route.kind === 'api'
    : facts.url.pathname.startsWith('/api/') ||
      Boolean(facts.headers.get('accept')?.includes('application/json'));
  if (wantsJson) {
    const problem = {
      type: 'about:blank',
      title: failure.code,
      status: failure.status,
      code: failure.code,
      detail: failure.message,
      instance: facts.id,
      ...(Object.keys(failure.fields).length > 0 ? { fields: failure.fields } : {}),
    };
    return new Response(JSON.stringify(problem), {
      status: failure.status,
      headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
    });
  }
  const frame: PageFrame = {
    assets: pageAssets(app),
    tenant: {
      name: tenant?.name ?? 'Balai',
      kind: tenant?.kind ?? 'platform',
      mode: modeOf(readCookies(facts.headers.get('cookie'))),
      ...(tenant ? faceOf(tenant, knownProfile(tenant)) : {}),
    },
    page: { title: `Kesalahan ${failure.status}`, isIndexed: false },
  };
  const homeUrl = tenant ? '/' : `//${app.config.baseDomain}${facts.url.port ? `:${facts.url.port}` : ''}/`;
  const html = renderDocument(
    <ErrorPage
      frame={frame}
      status={failure.status}
      message={failure.message}
      problems={[...new Set(Object.values(failure.fields))]}
      requestId={facts.id}
      homeUrl={homeUrl}
      {...(failure.code === 'no_role' ? { signOutUrl: '/logout' } : {})}
      backUrl={refererPath(facts)}
    />,
  );
  return new Response(html, {
    status: failure.status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

let assets: PageAssets | undefined;
/** The names of style and scripts as the build gave them, read once. */
export function pageAssets(app: App): PageAssets {
  assets ??= readPageAssets(path.join(app.config.assetsFolder, 'manifest.json'));
  return assets;
}

function frameOf(
  ctx: RequestContext,
  answer: PageAnswer,
  profile: OrganisationProfile,
  notices: readonly PageNotice[],
  cookies: ReadonlyMap<string, string>,
): PageFrame {
  const { tenant } = ctx;
  return {
    assets: pageAssets(ctx.app),
    tenant: {
      name: tenant.name,
      kind: tenant.kind,
      mode: modeOf(cookies),
      ...faceOf(tenant, profile),
    },
    page: {
      title: answer.title,
      ...(answer.description ? { description: answer.description } : {}),
      ...(answer.canonical ? { canonicalUrl: ctx.app.urlOf(tenant, answer.canonical) } : {}),
      ...(answer.sharing ? { sharing: sharingOf(ctx, answer.sharing) } : {}),
      ...(answer.isIndexed === false || answer.surface !== 'public' ? { isIndexed: false } : {}),
      ...(answer.headers?.refresh ? { refreshSeconds: Number(answer.headers.refresh) } : {}),
    },
    csrfToken: ctx.csrf,
    notices,
    ...(answer.islands ? { islands: answer.islands } : {}),
  };
}

/** The same with whole addresses, as other sites need them. */
function sharingOf(ctx: RequestContext, sharing: Sharing): PageSharing {
  const { image, publishedAt, changedAt, feed } = sharing;
  const url = (at: string) => ctx.app.urlOf(ctx.tenant, at);
  return {
    type: sharing.type ?? 'website',
    ...(image
      ? { imageUrl: url(image.path), imageAlt: image.alt, imageWidth: image.width, imageHeight: image.height }
      : {}),
    ...(publishedAt ? { publishedAt: publishedAt.toISOString() } : {}),
    ...(changedAt ? { changedAt: changedAt.toISOString() } : {}),
    ...(sharing.structured ? { structured: sharing.structured } : {}),
    ...(feed ? { feed: { url: url(feed.path), title: feed.title } } : {}),
  };
}

/** The emblem and the lines beside the name, as the organisation chose them. */
function faceOf(tenant: Tenant, profile: OrganisationProfile | undefined) {
  const tagline = profile?.tagline || tenant.regionName;
  return {
    ...(profile?.logoFileId ? { logoUrl: `/logo/${profile.logoFileId}` } : {}),
    ...(profile?.brand ? { themeUrl: themeUrl(houseKindOf(tenant.kind), profile.brand) } : {}),
    ...(profile?.motif ? { motif: profile.motif } : {}),
    ...(profile?.shortName ? { shortName: profile.shortName } : {}),
    ...(tagline ? { tagline } : {}),
  };
}

function accountFace(
  ctx: RequestContext,
  product: Product,
  own: readonly TenantRole[],
): Pick<PageFrame, 'account'> {
  const { principal } = ctx;
  if (principal.kind !== 'account') return {};
  const labels = principal.grants.map(({ role }) => roleLabel(product.access, own, role));
  const roleWords = [...new Set(labels)].join(', ') || 'Akun';
  return { account: { name: principal.name, initials: initialsOf(principal.name), roleLabel: roleWords } };
}

function initialsOf(name: string): string {
  const words = name.replace(/\b(dr|drs|ir|prof|h|hj|s\.\w+|m\.\w+)\b\.?/gi, '').match(/\p{L}+/gu) ?? [name];
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? words.at(-1)![0] : ''}`.toUpperCase();
}

function accountLinks(product: Product, answer: PageAnswer) {
  const topic = answer.help && isHelpTopic(product, answer.help) ? `/${answer.help}` : '';
  return [
    { href: '/me/profile', icon: 'user' as const, children: 'Profil saya' },
    { href: '/me/security', icon: 'shield' as const, children: 'Keamanan' },
    { href: `/help${topic}`, icon: 'life-buoy' as const, children: 'Bantuan' },
  ];
}

async function menuEntries(ctx: RequestContext, product: Product, here: string): Promise<MenuEntry[]> {
  const menu = await menuOf(ctx.app, ctx.tenant, product, ctx);
  return menu.map((item) => entryOf(item, here, ctx.request.url.search));
}

function entryOf(item: VisibleMenuItem, here: string, search: string): MenuEntry {
  const children = item.children?.map((child) => entryOf(child, here, search));
  const isCurrent =
    item.url !== undefined && (item.url === here || (search !== '' && item.url === here + search));
  return {
    key: item.key,
    label: item.label,
    ...(item.icon ? { icon: item.icon } : {}),
    ...(item.url ? { url: item.url } : {}),
    ...(isCurrent ? { isCurrent: true } : {}),
    ...(children ? { children } : {}),
  };
}

function modeOf(cookies: ReadonlyMap<string, string>): ThemeMode {
  const mode = cookies.get(THEME_COOKIE);
  return mode === 'light' || mode === 'dark' ? mode : 'auto';
}

function readNotices(cookie: string | undefined): PageNotice[] {
  if (!cookie) return [];
  try {
    const { tone, text } = JSON.parse(decodeURIComponent(cookie)) as { tone?: string; text?: string };
    if (typeof text !== 'string') return [];
    return [{ tone: tone === 'warning' || tone === 'info' ? tone : 'success', text: text.slice(0, 400) }];
  } catch {
    return [];
  }
}

function refererPath(facts: RequestFacts): string {
  const referer = facts.headers.get('referer');
  if (!referer) return '/';
  try {
    const url = new URL(referer);
    return url.host === facts.url.host ? url.pathname + url.search : '/';
  } catch {
    return '/';
  }
}
