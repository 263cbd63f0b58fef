import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-drawing.ts';

export interface TimelineItem {
  title: ReactNode;
  /** Who and when; for a step to come, how one will be told. */
  meta?: ReactNode;
  /** What was said. */
  note?: ReactNode;
  state: 'done' | 'now' | 'next' | 'refused';
  icon?: IconName;
  key?: string;
}

/** What happened and what will: filled dot done, ring now, empty to come. */
export function Timeline({ items, label }: { items: TimelineItem[]; label?: string }) {
  return (
    <ol className="journey" aria-label={label}>
      {items.map((item, index) => {
        const icon = item.icon ?? ICONS[item.state];
        return (
          <li
            key={item.key ?? index}
            className={`is-${item.state}`}
            aria-current={item.state === 'now' ? 'step' : undefined}
          >
            <span className="journey-dot">{icon && <Icon name={icon} />}</span>
            <b className="font-semibold">{item.title}</b>
            {item.meta && <span className="block text-sm text-muted">{item.meta}</span>}
            {item.note && (
              <span className="mt-1 block rounded-lg bg-base-200 px-3 py-2 text-sm">{item.note}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

const ICONS: Record<TimelineItem['state'], IconName | undefined> = {
  done: 'check',
  now: 'pen-line',
  next: undefined,
  refused: 'x',
};
