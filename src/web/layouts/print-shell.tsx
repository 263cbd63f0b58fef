import type { ReactNode } from 'react';
import { Button } from '#kernel/ui';
import { Document } from './document.tsx';
import type { PageFrame } from './frame.ts';
import { MainContent } from './shell-parts.tsx';

export interface PrintShellProps {
  frame: PageFrame;
  title: string;
  /** Size and state: "A4, satu halaman. Ditandatangani 23 November 2026". */
  note?: ReactNode;
  /** Beside "Cetak": the PDF, the way back. */
  actions?: ReactNode;
  children: ReactNode;
}

/** Paper on the screen: what one sees is what comes out of the printer. */
export function PrintShell({ frame, title, note, actions, children }: PrintShellProps) {
  return (
    <Document frame={frame}>
      <MainContent frame={frame} className="page-width py-8 lg:py-12">
        <div className="mb-8 max-w-2xl print:hidden">
          <h1 className="text-2xl lg:text-3xl">{title}</h1>
          {note && <p className="mt-1 text-muted">{note}</p>}
          <div className="mt-4 flex flex-wrap gap-2">
            <Button type="button" look="primary" icon="printer" className="needs-script" data={{ print: '' }}>
              Cetak
            </Button>
            {actions}
          </div>
        </div>
        {children}
      </MainContent>
    </Document>
  );
}
