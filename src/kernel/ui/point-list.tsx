import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-drawing.ts';

export interface Point {
  icon: IconName;
  title: string;
  note: ReactNode;
}

/** What a house offers or promises, a few words each. Nothing to press: what can be pressed is a `TileLink`. */
export function PointList({ items, columns = 2 }: { items: readonly Point[]; columns?: 2 | 3 | 4 }) {
  return (
    <ul
      className={classNames(
        'grid content-start gap-x-8 gap-y-6 sm:grid-cols-2',
        columns === 3 && 'lg:grid-cols-3',
        columns === 4 && 'lg:grid-cols-4',
      )}
    >
      {items.map(({ icon, title, note }) => (
        <li key={title} className="flex gap-4">
          <span className="grid size-11 shrink-0 place-items-center rounded-xl bg-soft text-soft-content">
            <Icon name={icon} className="size-6" />
          </span>
          <span className="min-w-0">
            <b className="block leading-snug font-bold">{title}</b>
            <span className="text-sm text-muted">{note}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
