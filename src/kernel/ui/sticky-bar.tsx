import type { ReactNode } from 'react';

/** What a long page is about to do, always in reach: progress at the start, buttons at the end. */
export function StickyBar({ start, children }: { start?: ReactNode; children: ReactNode }) {
  return (
    <div className="sticky bottom-0 z-10 -mx-4 mt-4 flex flex-wrap items-center gap-3 border border-base-300 bg-base-100 p-3 shadow-raised lg:mx-0 lg:rounded-2xl lg:px-5 print:hidden">
      {start && <div className="min-w-52 grow">{start}</div>}
      {children}
    </div>
  );
}
