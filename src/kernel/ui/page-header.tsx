import type { ReactNode } from 'react';

export interface PageHeaderProps {
  title: ReactNode;
  /** A count, a date, a place: one line that says where one stands. */
  note?: ReactNode;
  /** The state of the thing the page is about. */
  badge?: ReactNode;
  /** One main act, and few others. */
  actions?: ReactNode;
}

/** The first lines of a page: what it is, where it stands, what to press. */
export function PageHeader({ title, note, badge, actions }: PageHeaderProps) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-3">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="text-2xl lg:text-3xl">{title}</h1>
          {badge}
        </div>
        {note && <p className="mt-0.5 text-sm text-muted">{note}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
