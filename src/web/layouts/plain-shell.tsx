import type { ReactNode } from 'react';
import { Selvedge } from '#kernel/ui';
import { Document } from './document.tsx';
import type { PageFrame } from './frame.ts';
import { HouseLink, MainContent } from './shell-parts.tsx';

/** A page with nothing but the house's name above it: verification of a card, unsubscribing, an error. */
export function PlainShell({
  frame,
  homeUrl = '/',
  children,
}: {
  frame: PageFrame;
  homeUrl?: string;
  children: ReactNode;
}) {
  return (
    <Document frame={frame}>
      <Selvedge />
      <header className="border-b border-base-300 bg-base-100 print:hidden">
        <div className="page-width flex items-center py-3">
          <HouseLink tenant={frame.tenant} url={homeUrl} />
        </div>
      </header>
      <MainContent frame={frame} className="page-width py-8 lg:py-14">
        {children}
      </MainContent>
    </Document>
  );
}
