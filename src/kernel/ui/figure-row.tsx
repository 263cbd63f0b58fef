import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-drawing.ts';

export interface Figure {
  label: string;
  /** Already formatted: "Rp86.420.000", "23 bukti". */
  value: ReactNode;
  note?: ReactNode;
  icon?: IconName;
  url?: string;
}

/** Two to four figures that a page stands on, on one sheet with lines between. */
export function FigureRow({ items }: { items: Figure[] }) {
  return (
    <dl className="sheet grid overflow-hidden sm:grid-cols-2 xl:flex">
      {items.map((item) => (
        <div
          key={item.label}
          className="relative -mt-px -ml-px border-t border-l border-base-300 p-5 xl:grow xl:basis-0"
        >
          <dt className="flex items-center gap-2 text-sm text-muted">
            {item.icon && <Icon name={item.icon} className="size-4" />}
            {item.url ? (
              <a href={item.url} className="after:absolute after:inset-0 hover:underline">
                {item.label}
              </a>
            ) : (
              item.label
            )}
          </dt>
          <dd className="figures mt-1.5 text-2xl font-extrabold tracking-tight">{item.value}</dd>
          {item.note && <dd className="figures text-sm text-muted">{item.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
