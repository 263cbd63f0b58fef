import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-drawing.ts';

export interface PickerItem {
  key: string;
  url: string;
  title: string;
  note?: string;
  icon?: IconName;
  /** At the end: an amount, and when. */
  amount?: string;
  when?: string;
  badge?: ReactNode;
  isCurrent?: boolean;
}

/** A list from which one thing is opened beside it, such as proofs of payment. On a phone each opens as its own page. */
export function PickerList({ items }: { items: PickerItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.key}>
          <a
            href={item.url}
            aria-current={item.isCurrent ? 'true' : undefined}
            className={classNames(
              'grid grid-cols-[auto_1fr_auto] items-center gap-x-4 gap-y-1.5 border-b border-base-300 px-5 py-3.5',
              item.isCurrent ? 'bg-soft shadow-[inset_3px_0_0_var(--color-primary)]' : 'hover:bg-base-200',
            )}
          >
            <span className="grid h-12 w-9 place-items-center rounded border border-base-300 bg-base-100 text-muted">
              <Icon name={item.icon ?? 'image'} className="size-5" />
            </span>
            <span className="min-w-0">
              <b className="block leading-snug font-semibold">{item.title}</b>
              {item.note && <span className="text-sm text-muted">{item.note}</span>}
            </span>
            <span className="text-right">
              {item.amount && <b className="figures block">{item.amount}</b>}
              {item.when && <span className="text-xs text-muted">{item.when}</span>}
            </span>
            {item.badge && <span className="col-span-2 col-start-2">{item.badge}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}
