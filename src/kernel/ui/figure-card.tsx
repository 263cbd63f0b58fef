import type { ReactNode } from 'react';
import type { Figure } from './figure-row.tsx';
import { Icon } from './icon.tsx';

/** One figure on a sheet of its own, with room below for a bar or a link. */
export function FigureCard({ label, value, note, icon, url, children }: Figure & { children?: ReactNode }) {
  return (
    <div className="sheet p-5">
      <p className="flex items-center gap-2 text-sm text-muted">
        {icon && <Icon name={icon} className="size-4" />}
        {url ? (
          <a href={url} className="link">
            {label}
          </a>
        ) : (
          label
        )}
      </p>
      <p className="figures mt-1.5 text-2xl font-extrabold tracking-tight">{value}</p>
      {note && <p className="figures text-sm text-muted">{note}</p>}
      {children && <div className="mt-4">{children}</div>}
    </div>
  );
}
