import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-drawing.ts';

export interface HistoryItem {
  key: string;
  title: ReactNode;
  /** When and how: "15 November 2026, QRIS". */
  note?: ReactNode;
  /** Signed: "+Rp50.000", "−Rp25.000". */
  amount?: string;
  /** Below the amount, on wider screens. */
  balance?: string;
  direction: 'in' | 'out' | 'corrected';
  url?: string;
}

export interface HistoryGroup {
  title: string;
  items: HistoryItem[];
}

const ICONS: Record<HistoryItem['direction'], IconName> = {
  in: 'arrow-down-left',
  out: 'arrow-up-right',
  corrected: 'rotate-ccw',
};

/** What came in and went out, by month: what, when, how, signed amount. */
export function HistoryList({ groups }: { groups: HistoryGroup[] }) {
  return groups.map((group) => (
    <div key={group.title}>
      <h3 className="eyebrow px-5 pt-4 pb-1">{group.title}</h3>
      <ul>
        {group.items.map((item) => (
          <li
            key={item.key}
            className="relative flex items-center gap-3 border-b border-base-300 px-5 py-3 last:border-0"
          >
            <span
              className={classNames(
                'grid size-9 shrink-0 place-items-center rounded-full max-[22rem]:hidden',
                item.direction === 'in' ? 'bg-soft text-soft-content' : 'bg-base-200 text-muted',
              )}
            >
              <Icon name={ICONS[item.direction]} className="size-4.5" />
            </span>
            <span className="min-w-0 grow">
              <b className="block leading-snug font-semibold">
                {item.url ? (
                  <a href={item.url} className="after:absolute after:inset-0 hover:underline">
                    {item.title}
                  </a>
                ) : (
                  item.title
                )}
              </b>
              {item.note && <span className="text-xs text-muted">{item.note}</span>}
            </span>
            {item.amount && (
              <span className="figures shrink-0 text-right">
                <b className={classNames('block', item.direction === 'in' && 'text-success')}>
                  {item.amount}
                </b>
                {item.balance && <span className="hidden text-xs text-muted sm:block">{item.balance}</span>}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  ));
}
