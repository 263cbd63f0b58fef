import type { ReactNode } from 'react';
import { Emblem, ToastList } from '#kernel/ui';
import { Document } from './document.tsx';
import type { PageFrame } from './frame.ts';
import { RunsOnBalai } from './shell-parts.tsx';

export interface SignInShellProps {
  frame: PageFrame;
  homeUrl?: string;
  /** What the house wants to say, large on the cloth; only on a desk. */
  message?: string;
  /** At most three figures below it. */
  figures?: readonly { value: string; label: string }[];
  children: ReactNode;
}

/** Signing in and all that belongs to it: cloth at one side, the form on paper. */
export function SignInShell({ frame, homeUrl = '/', message, figures = [], children }: SignInShellProps) {
  const { tenant } = frame;
  return (
    <Document frame={frame}>
      <div className="min-h-screen max-lg:flex max-lg:flex-col lg:grid lg:grid-cols-[1fr_1.15fr]">
        <header className="relative flex flex-col justify-between overflow-hidden bg-cloth p-5 text-cloth-content lg:min-h-screen lg:p-14">
          <i className="motif motif-76 opacity-[.13]" />
          <a href={homeUrl} className="relative flex items-center gap-3">
            <Emblem kind={tenant.kind} logoUrl={tenant.logoUrl} size="size-11" isOnCloth />
            <span className="leading-tight">
              <b className="block font-extrabold">{tenant.name}</b>
              {tenant.tagline && <span className="text-sm text-cloth-muted">{tenant.tagline}</span>}
            </span>
          </a>
          <div className="relative hidden lg:block">
            {message && (
              <p className="max-w-[15ch] text-4xl font-extrabold tracking-tight text-balance">{message}</p>
            )}
            {figures.length > 0 && (
              <dl className="mt-8 grid max-w-md grid-cols-3 gap-6">
                {figures.map((figure) => (
                  <div
                    key={figure.label}
                    className="flex flex-col-reverse border-t border-cloth-muted/40 pt-3"
                  >
                    <dt className="text-sm text-cloth-muted">{figure.label}</dt>
                    <dd className="figures text-2xl font-extrabold">{figure.value}</dd>
                  </div>
                ))}
              </dl>
            )}
          </div>
          <RunsOnBalai className="relative hidden text-sm text-cloth-muted lg:flex" />
        </header>
        <main
          id="isi"
          tabIndex={-1}
          className="grid grow place-items-center bg-base-100 px-4 py-8 outline-none max-lg:items-start lg:p-14"
        >
          <div className="w-full max-w-md">
            <ToastList notices={frame.notices ?? []} />
            {children}
          </div>
        </main>
      </div>
    </Document>
  );
}
