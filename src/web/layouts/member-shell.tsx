import type { ReactNode } from 'react';
import {
  Icon,
  type MenuLinkProps,
  type Notification,
  NotificationBell,
  Selvedge,
  toIconName,
  UserMenu,
} from '#kernel/ui';
import { Document } from './document.tsx';
import type { MenuEntry, PageFrame } from './frame.ts';
import { MenuTree } from './menu-tree.tsx';
import { HouseLink, MainContent } from './shell-parts.tsx';

export interface MemberShellProps {
  frame: PageFrame;
  /** Five places, the same on phone (below) and desk (above). */
  menu: readonly MenuEntry[];
  /** Everything one may open, behind "Menu"; without it there is no such button. */
  tree?: readonly MenuEntry[];
  homeUrl?: string;
  unread?: number;
  notificationsUrl?: string;
  latestNotifications?: Notification[];
  accountLinks?: MenuLinkProps[];
  /** "Selamat pagi, Bu Ratna" and the line beside it; other pages bring a PageHeader. */
  greeting?: { title: string; note?: ReactNode };
  children: ReactNode;
}

/** What belongs to one person: member, resident, participant. */
export function MemberShell(props: MemberShellProps) {
  const { frame, menu, tree = [], greeting, children } = props;
  return (
    <Document frame={frame}>
      <Selvedge />
      <header className="border-b border-base-300 bg-base-100 print:hidden">
        <div className="page-width flex h-16 items-center gap-3">
          {tree.length > 0 && <WholeMenu tree={tree} />}
          <HouseLink tenant={frame.tenant} url={props.homeUrl ?? '/'} isShort />
          <nav aria-label="Utama" className="ml-6 hidden gap-1 text-sm font-semibold md:flex">
            {menu.map((item) => (
              <a
                key={item.key}
                href={item.url}
                aria-current={item.isCurrent ? 'page' : undefined}
                className="rounded-lg px-3 py-2.5 hover:bg-soft hover:text-soft-content aria-[current]:bg-soft aria-[current]:text-soft-content"
              >
                {item.label}
              </a>
            ))}
          </nav>
          <div className="ml-auto flex items-center">
            <NotificationBell
              unread={props.unread ?? 0}
              url={props.notificationsUrl ?? '/notifications'}
              latest={props.latestNotifications}
            />
            {frame.account && (
              <UserMenu account={frame.account} links={props.accountLinks ?? []} mode={frame.tenant.mode} />
            )}
          </div>
        </div>
      </header>
      <MainContent frame={frame} className="page-width pt-6 pb-28 md:pb-12 lg:pt-10">
        {greeting && (
          <div className="mb-5 flex flex-wrap items-end justify-between gap-3 lg:mb-7">
            <h1 className="text-3xl">{greeting.title}</h1>
            {greeting.note && <p className="text-sm text-muted">{greeting.note}</p>}
          </div>
        )}
        {children}
      </MainContent>
      <nav
        aria-label="Menu bawah"
        className="fixed inset-x-0 bottom-0 z-20 grid auto-cols-fr grid-flow-col border-t border-base-300 bg-base-100 pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
      >
        {menu.slice(0, 5).map((item) => (
          <a
            key={item.key}
            href={item.url}
            aria-current={item.isCurrent ? 'page' : undefined}
            className="group flex flex-col items-center gap-0.5 py-2 text-[.75rem] font-semibold text-muted aria-[current]:text-primary"
          >
            <span className="rounded-full px-4 py-0.5 group-aria-[current]:bg-soft">
              <Icon name={toIconName(item.icon)} className="size-6" />
            </span>
            {item.label}
          </a>
        ))}
      </nav>
    </Document>
  );
}

/** The sidebar of the member area: the five places above are its shortcuts. */
function WholeMenu({ tree }: { tree: readonly MenuEntry[] }) {
  return (
    <details className="relative -ml-2" data-menu="">
      <summary className="btn btn-ghost btn-square" aria-label="Buka menu">
        <Icon name="menu" className="size-6" />
      </summary>
      <nav
        aria-label="Menu lengkap"
        className="sheet arrives absolute top-full left-0 z-30 mt-2 max-h-[80vh] w-[min(20rem,calc(100vw-2rem))] overflow-y-auto p-2 shadow-raised"
      >
        <MenuTree items={tree} />
      </nav>
    </details>
  );
}
