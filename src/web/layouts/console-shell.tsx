import type { ReactNode } from 'react';
import {
  Avatar,
  Breadcrumb,
  type Crumb,
  Emblem,
  Form,
  Icon,
  type MenuLinkProps,
  type Notification,
  NotificationBell,
  SearchField,
  UserMenu,
} from '#kernel/ui';
import { Document } from './document.tsx';
import type { MenuEntry, PageFrame } from './frame.ts';
import { MenuTree } from './menu-tree.tsx';
import { MainContent } from './shell-parts.tsx';

export interface ConsoleShellProps {
  frame: PageFrame;
  menu: readonly MenuEntry[];
  /** From the console's home to this page; the last one has no address. */
  breadcrumb: Crumb[];
  homeUrl?: string;
  /** The line below the house's name: "Pengurus pusat". The default is the tagline. */
  scopeLabel?: string;
  /** Where the search over the whole console goes; without it there is none. */
  searchUrl?: string;
  unread?: number;
  notificationsUrl?: string;
  latestNotifications?: Notification[];
  accountLinks?: MenuLinkProps[];
  signOutAction?: string;
  /** The person folded the sidebar; the script keeps it in the cookie SIDEBAR_COOKIE as 'folded'. */
  isSidebarFolded?: boolean;
  children: ReactNode;
}

export const SIDEBAR_COOKIE = 'balai_sidebar';

/** Where officers work: tree at the side, breadcrumb and search above. On a phone the tree is behind "Menu". */
export function ConsoleShell(props: ConsoleShellProps) {
  const { frame, menu, breadcrumb, searchUrl, accountLinks = [], children } = props;
  return (
    <Document frame={frame} isSidebarFolded={props.isSidebarFolded}>
      <div className="console">
        <Sidebar {...props} />
        <div className="min-w-0">
          <header className="flex h-14 items-center gap-2 border-b border-base-300 bg-base-100 px-4 lg:h-16 lg:px-8 print:hidden">
            <details className="relative lg:hidden" data-menu="">
              <summary className="btn btn-ghost btn-square -ml-2" aria-label="Buka menu">
                <Icon name="menu" className="size-6" />
              </summary>
              <nav
                aria-label="Menu konsol (ponsel)"
                className="sheet arrives absolute top-full -left-2 z-30 mt-2 max-h-[80vh] w-[min(20rem,calc(100vw-1.5rem))] overflow-y-auto p-2 shadow-raised"
              >
                {searchUrl && (
                  <Form action={searchUrl} method="get" role="search" className="mb-2 md:hidden">
                    <SearchField label="Cari di seluruh konsol" />
                  </Form>
                )}
                <MenuTree items={menu} />
              </nav>
            </details>
            <button
              type="button"
              className="btn btn-ghost btn-square needs-script -ml-4 max-lg:hidden"
              data-sidebar-toggle=""
              aria-label="Lipat menu"
              aria-pressed="false"
            >
              <Icon name="panel-left" />
            </button>
            <Breadcrumb items={breadcrumb} />
            <div className="ml-auto flex shrink-0 items-center gap-1 max-sm:gap-0">
              {searchUrl && (
                <Form action={searchUrl} method="get" role="search" className="hidden w-60 md:block">
                  <SearchField label="Cari di seluruh konsol" className="text-sm" />
                </Form>
              )}
              <NotificationBell
                unread={props.unread ?? 0}
                url={props.notificationsUrl ?? '/notifications'}
                latest={props.latestNotifications}
              />
              {frame.account && (
                <UserMenu
                  account={frame.account}
                  links={accountLinks}
                  mode={frame.tenant.mode}
                  signOutAction={props.signOutAction}
                />
              )}
            </div>
          </header>
          <MainContent frame={frame} className="mx-auto max-w-[90rem] px-4 py-5 lg:px-8 lg:py-8">
            {children}
          </MainContent>
        </div>
      </div>
    </Document>
  );
}

function Sidebar({ frame, menu, homeUrl = '/', scopeLabel, signOutAction = '/logout' }: ConsoleShellProps) {
  const { tenant, account } = frame;
  return (
    <aside className="console-sidebar sticky top-0 hidden h-screen flex-col border-r border-base-300 bg-base-200 lg:flex print:hidden">
      <a href={homeUrl} className="flex h-16 shrink-0 items-center gap-3 border-b border-base-300 px-4">
        <Emblem kind={tenant.kind} logoUrl={tenant.logoUrl} size="size-9" />
        <span className="sidebar-words min-w-0 leading-tight">
          <b className="block truncate text-sm font-extrabold">{tenant.name}</b>
          <span className="block truncate text-xs text-muted">{scopeLabel ?? tenant.tagline}</span>
        </span>
      </a>
      <nav aria-label="Menu konsol" className="grow overflow-y-auto p-3">
        <MenuTree items={menu} />
      </nav>
      {account && (
        <div className="sidebar-foot flex items-center gap-3 border-t border-base-300 p-3">
          <Avatar initials={account.initials} photoUrl={account.photoUrl} />
          <span className="sidebar-words min-w-0 text-sm leading-tight">
            <b className="block truncate">{account.name}</b>
            <span className="text-xs text-muted">{account.roleLabel}</span>
          </span>
          <Form action={signOutAction} isPlain className="ml-auto">
            <button type="submit" className="btn btn-ghost btn-square" aria-label="Keluar">
              <Icon name="log-out" />
            </button>
          </Form>
        </div>
      )}
    </aside>
  );
}
