import type { ReactNode } from 'react';
import { BalaiMark, Emblem, ToastList } from '#kernel/ui';
import type { PageFrame, TenantFace } from './frame.ts';

/** Emblem and name of the house, leading home. */
export function HouseLink({ tenant, url, isShort }: { tenant: TenantFace; url: string; isShort?: boolean }) {
  return (
    <a href={url} className="flex min-w-0 items-center gap-3">
      <Emblem kind={tenant.kind} logoUrl={tenant.logoUrl} size={isShort ? 'size-9' : 'size-10'} />
      <span className="min-w-0 leading-tight">
        <b className="block leading-tight font-extrabold tracking-tight max-sm:text-sm">
          {isShort || !tenant.shortName ? (
            (tenant.shortName ?? tenant.name)
          ) : (
            <>
              <span className="sm:hidden">{tenant.shortName}</span>
              <span className="max-sm:hidden">{tenant.name}</span>
            </>
          )}
        </b>
        {!isShort && tenant.tagline && (
          <span className="hidden truncate text-xs text-muted sm:block">{tenant.tagline}</span>
        )}
      </span>
    </a>
  );
}

/** "Berjalan di atas Balai", on cloth. */
export function RunsOnBalai({ className = '' }: { className?: string }) {
  return (
    <span className={`flex items-center gap-2 ${className}`}>
      Berjalan di atas <BalaiMark />
      <b className="text-cloth-content">Balai</b>
    </span>
  );
}

/** The part of the page that is its own: what the last act did, then the page. */
export function MainContent({
  frame,
  className,
  children,
}: {
  frame: PageFrame;
  className?: string;
  children: ReactNode;
}) {
  return (
    <main id="isi" tabIndex={-1} className={`outline-none ${className ?? ''}`}>
      <ToastList notices={frame.notices ?? []} />
      {children}
    </main>
  );
}
