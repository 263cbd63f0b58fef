import type { ReactNode } from 'react';

/** Chips side by side under a name; on a phone the row slides, as the only thing on the page that does. */
export function ChipRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav
      className="-mx-4 flex gap-2 overflow-x-auto px-4 py-1 max-sm:w-[calc(100%+2rem)] sm:mx-0 sm:max-w-full sm:flex-wrap sm:px-0"
      aria-label={label}
    >
      {children}
    </nav>
  );
}
