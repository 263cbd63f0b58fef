import type { ReactNode } from 'react';
import { Emblem, Icon, LinkButton, Selvedge, ToastList } from '#kernel/ui';
import { Document } from './document.tsx';
import type { MenuEntry, PageFrame } from './frame.ts';
import { HouseLink, RunsOnBalai } from './shell-parts.tsx';

export interface PublicShellProps {
  frame: PageFrame;
  /** At most six. */
  menu: readonly MenuEntry[];
  /** Where a visitor signs in. */
  signInUrl?: string;
  /** Where a signed-in person's own pages begin. */
  homeUrl?: string;
  /** The one act besides signing in: "Jadi anggota". */
  primary?: { label: string; url: string };
  footer?: PublicFooter;
  children: ReactNode;
}

export interface PublicFooter {
  /** Address, hours, registration: one line each. */
  address: readonly string[];
  /** Where else the organisation is found. */
  social?: readonly { label: string; url: string }[];
  /** At most three, each with its links. */
  columns: readonly { title: string; links: readonly { label: string; url: string }[] }[];
  year: number;
}

/** What everyone may read. Sections bring their own `page-width`; the first may be a `ClothHero`. */
export function PublicShell(props: PublicShellProps) {
  const { frame, children } = props;
  return (
    <Document frame={frame}>
      <div className="flex min-h-screen flex-col">
        <Selvedge />
        <PublicHeader {...props} />
        <main id="isi" tabIndex={-1} className="grow outline-none">
          {frame.notices && frame.notices.length > 0 && (
            <div className="page-width pt-4">
              <ToastList notices={frame.notices} />
            </div>
          )}
          {children}
        </main>
        <PublicFooterBand {...props} />
      </div>
    </Document>
  );
}

function PublicHeader({ frame, menu, signInUrl = '/login', homeUrl = '/', primary }: PublicShellProps) {
  return (
    <header className="border-b border-base-300 bg-base-100 print:hidden">
      <div className="page-width flex items-center gap-3 py-3">
        <HouseLink tenant={frame.tenant} url="/" />
        <nav aria-label="Utama" className="ml-auto hidden gap-1 text-sm font-semibold lg:flex">
          {menu.map((item) => (
            <a
              key={item.key}
              href={item.url}
              aria-current={item.isCurrent ? 'page' : undefined}
              className="rounded-lg px-3 py-2 hover:bg-soft hover:text-soft-content aria-[current]:text-primary"
            >
              {item.label}
            </a>
          ))}
        </nav>
        <div className="ml-auto flex shrink-0 gap-2 lg:ml-2">
          {frame.account ? (
            <LinkButton href={homeUrl} look="primary">
              Beranda saya
            </LinkButton>
          ) : (
            <>
              <LinkButton href={signInUrl}>Masuk</LinkButton>
              {primary && (
                <LinkButton href={primary.url} look="primary" className="max-sm:hidden">
                  {primary.label}
                </LinkButton>
              )}
            </>
          )}
        </div>
        <details className="relative shrink-0 lg:hidden" data-menu="">
          <summary className="btn btn-line btn-square" aria-label="Buka menu">
            <Icon name="menu" />
          </summary>
          <nav
            aria-label="Menu"
            className="sheet arrives absolute top-full right-0 z-20 mt-2 grid w-64 p-2 font-semibold shadow-raised"
          >
            {[
              ...menu,
              ...(primary && !frame.account ? [{ key: 'primary', ...primary, isCurrent: false }] : []),
            ].map((item) => (
              <a
                key={item.key}
                href={item.url}
                aria-current={item.isCurrent ? 'page' : undefined}
                className="rounded-lg px-3 py-3 hover:bg-soft aria-[current]:text-primary"
              >
                {item.label}
              </a>
            ))}
          </nav>
        </details>
      </div>
    </header>
  );
}

function PublicFooterBand({ frame, footer }: PublicShellProps) {
  const { tenant } = frame;
  return (
    <footer className="relative mt-16 overflow-hidden bg-cloth text-cloth-content lg:mt-24 print:hidden">
      <i className="motif opacity-[.07]" />
      <div className="page-width relative grid gap-10 py-12 sm:grid-cols-3 lg:grid-cols-[1.5fr_1fr_1fr_1fr]">
        <div className="grid content-start gap-4 sm:max-lg:col-span-3">
          <div className="flex items-center gap-3">
            <Emblem kind={tenant.kind} logoUrl={tenant.logoUrl} size="size-11" isOnCloth />
            <b className="text-lg leading-tight font-extrabold">{tenant.name}</b>
          </div>
          {footer && (
            <address className="text-sm leading-relaxed text-cloth-muted not-italic">
              {footer.address.map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ))}
            </address>
          )}
          {footer?.social && footer.social.length > 0 && (
            <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm" aria-label="Media sosial">
              {footer.social.map(({ label, url }) => (
                <li key={url}>
                  <a href={url} rel="noopener me" className="inline-block py-1 underline">
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </div>
        {footer?.columns.map((column) => (
          <nav key={column.title} aria-label={column.title}>
            <h2 className="mb-3 text-sm font-bold">{column.title}</h2>
            <ul className="grid gap-1 text-sm text-cloth-muted">
              {column.links.map((link) => (
                <li key={link.label}>
                  <a href={link.url} className="inline-block py-1 hover:underline">
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
      <div className="relative border-t border-cloth-muted/25">
        <div className="page-width flex flex-wrap justify-between gap-x-6 gap-y-2 py-4 text-xs text-cloth-muted">
          <span>
            {footer && `© ${footer.year} `}
            {tenant.name}
          </span>
          <RunsOnBalai />
        </div>
      </div>
    </footer>
  );
}
