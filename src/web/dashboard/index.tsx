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
        {groups.length === 0 ? (
          <EmptyState
            kind="nothing-yet"
            icon="door-open"
            title="Belum ada halaman untuk Anda"
            actions={<LinkButton href="/me/profile">Profil saya</LinkButton>}
          >
            Akun Anda belum memegang peran. Mintalah pengurus yang mengatur peran untuk menambahkannya.
          </EmptyState>
        ) : (
          <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
            {groups.map((group) => (
              <MenuGroup key={group.key} group={group} />
            ))}
          </div>
        )}
      </div>
    ),
  });
}

function MenuGroup({ group }: { group: VisibleMenuItem & { links: readonly VisibleMenuItem[] } }) {
  return (
    <nav className="sheet p-5" aria-label={group.label}>
      <h2 className="flex items-center gap-3 text-lg">
        <span className="grid size-10 place-items-center rounded-lg bg-soft text-soft-content">
          <Icon name={toIconName(group.icon)} />
        </span>
        {group.label}
      </h2>
      <ul className="mt-3 grid">
        {group.links.map((link) => (
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
