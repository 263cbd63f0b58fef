import type { ReactNode } from 'react';

/** The buttons below a form: the main act first, then the way out. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2 pt-2">{children}</div>;
}
