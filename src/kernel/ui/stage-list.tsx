import { Icon } from './icon.tsx';
import type { IconName } from './icon-drawing.ts';

export interface Stage {
  key: string;
  label: string;
  note?: string;
  count: string | number;
  icon: IconName;
  /** Any colour of the theme; the four status colours in order. */
  colour: string;
  url?: string;
}

/** The stages of a ladder with their counts: each leads to its people. Goes with a `ShareBar`. */
export function StageList({ items }: { items: Stage[] }) {
  return (
    <ul>
      {items.map((item) => {
        const face = (
          <>
            <svg
              width="20"
              height="20"
              viewBox="0 0 24 24"
              className="shrink-0"
              color={item.colour}
              aria-hidden="true"
            >
              <Icon name={item.icon} className="size-6" />
            </svg>
            <span className="grow">
              <b className="font-semibold">{item.label}</b>{' '}
              {item.note && <span className="text-sm text-muted">{item.note}</span>}
            </span>
            <b className="figures">{item.count}</b>
          </>
        );
        return (
          <li key={item.key} className="border-b border-base-300">
            {item.url ? (
              <a href={item.url} className="flex items-center gap-3 py-2.5 hover:bg-base-200">
                {face}
                <Icon name="chevron-right" className="size-4 text-muted" />
              </a>
            ) : (
              <span className="flex items-center gap-3 py-2.5">{face}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
