import type { VisibleMenuItem } from '#kernel/access';
import { accountOf, type PageAnswer, page, type RequestContext, type Route, renderPage } from '#kernel/http';
import { readNotifications } from '#kernel/notifications';
import type { Product } from '#kernel/product';
import { EmptyState, Icon, LinkButton, PageHeader, Sheet, toIconName } from '#kernel/ui';
import { accountSurface } from '../account/account-surface.ts';
import { agoText } from '../moment.ts';
import { dropPagelessItems } from '../routing/drop-pageless-items.ts';
import { menuOf } from '../routing/rights.ts';

/** The first page after signing in, for products that bring none of their own: what is new, and the ways on. */
export function dashboardRoutes(product: Product, routes: () => readonly Route[]): Route[] {
  if (product.routes.some(({ method, path }) => method === 'GET' && path === '/dashboard')) return [];
  let shown: Product | undefined;
  return [
    page.get(
      '/dashboard',
      { access: { resource: 'dashboard', right: 'read' }, summary: 'Start page' },
      async (ctx) => {
        shown ??= { ...product, menu: dropPagelessItems(product.menu, routes()) };
        return dashboardPage(ctx, shown);
      },
    ),
  ];
}

async function dashboardPage(ctx: RequestContext, product: Product): Promise<PageAnswer> {
  const account = accountOf(ctx);
  const menu = await menuOf(ctx.app, ctx.tenant, product, ctx);
  const { items } = await ctx.transaction((tx) =>
    readNotifications(tx, account.accountId, { offset: 0, limit: 5, isUnreadOnly: true }),
  );
  const groups = menu
    .map((item) => ({
      ...item,
      links: (item.children ?? [item]).filter(({ url }) => url && url !== '/dashboard'),
    }))
    .filter(({ links }) => links.length > 0);
  return renderPage({
    surface: accountSurface(ctx, product),
    title: 'Beranda',
    menuUrl: '/dashboard',
    help: 'beranda',
    body: (
      <div className="grid gap-6">
        <PageHeader title={`Selamat datang, ${account.name}`} note={ctx.tenant.name} />
        {items.length > 0 && (
          <Sheet
            isFlush
            title="Kabar baru"
            note={`${account.unreadNotifications} belum dibaca`}
            action={
              <LinkButton href="/notifications" size="sm" look="quiet">
                Lihat semua
              </LinkButton>
            }
          >
            <ul>
              {items.map((item) => (
                <li key={item.id} className="flex flex-wrap gap-x-4 border-t border-base-300 px-5 py-3">
                  <a className="link grow" href={item.url}>
                    {item.title}
                  </a>
                  <span className="text-sm text-muted">{agoText(ctx, item.createdAt)}</span>
                </li>
              ))}
            </ul>
          </Sheet>
        )}
        {account.grants.length === 0 && (
          <EmptyState
            kind="nothing-yet"
            icon="door-open"
            title="Belum ada halaman untuk Anda"
            actions={<LinkButton href="/help">Buka bantuan</LinkButton>}
          >
            Akun Anda belum memegang peran. Mintalah pengurus yang mengatur peran untuk menambahkannya.
          </EmptyState>
        )}
        <div className="grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-3">
          {groups.map(({ key, ...group }) => (
            <MenuGroup key={key} {...group} />
          ))}
          <MenuGroup label="Akun saya" icon="circle-user-round" links={ownLinks(ctx)} />
        </div>
      </div>
    ),
  });
}

/** What everybody has, whatever their role. */
function ownLinks(ctx: RequestContext) {
  const links = [
    { key: 'profile', label: 'Profil saya', url: '/me/profile', needs: ['account', 'read'] },
    {
      key: 'security',
      label: 'Kata sandi dan perangkat',
      url: '/me/security',
      needs: ['credential', 'update'],
    },
    { key: 'notifications', label: 'Pemberitahuan', url: '/notifications', needs: ['notification', 'read'] },
    { key: 'privacy', label: 'Data pribadi saya', url: '/me/privacy', needs: ['privacy', 'read'] },
    { key: 'help', label: 'Bantuan', url: '/help', needs: ['help', 'read'] },
  ] as const;
  return links.filter(({ needs: [resource, right] }) => ctx.can(resource, right));
}

interface MenuGroupProps {
  label: string;
  icon?: string;
  links: readonly Pick<VisibleMenuItem, 'key' | 'label' | 'url'>[];
}

function MenuGroup({ label, icon, links }: MenuGroupProps) {
  return (
    <nav className="sheet p-5" aria-label={label}>
      <h2 className="flex items-center gap-3 text-lg">
        <span className="grid size-10 place-items-center rounded-lg bg-soft text-soft-content">
          <Icon name={toIconName(icon)} />
        </span>
        {label}
      </h2>
      <ul className="mt-3 grid">
        {links.map((link) => (
          <li key={link.key}>
            <a
              href={link.url}
              className="-mx-2 flex min-h-11 items-center justify-between gap-3 rounded-lg px-2 hover:bg-soft hover:text-soft-content"
            >
              {link.label}
              <Icon name="chevron-right" className="size-4 text-muted" />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
