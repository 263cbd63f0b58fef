import { classNames } from './class-names.ts';

export interface Tab {
  label: string;
  url: string;
  isCurrent?: boolean;
  count?: number | string;
}

/** Parts of one thing, each with its own address. */
export function Tabs({ label, items }: { label: string; items: Tab[] }) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto border-b border-base-300 px-4 lg:mx-0 lg:px-0">
      <ul className="flex gap-1">
        {items.map((item) => (
          <li key={item.url}>
            <a
              href={item.url}
              aria-current={item.isCurrent ? 'page' : undefined}
              className={classNames(
                'flex min-h-11 items-center gap-2 border-b-3 px-3 text-sm font-semibold whitespace-nowrap',
                item.isCurrent
                  ? 'border-primary text-primary'
                  : 'border-transparent text-muted hover:border-base-300 hover:text-base-content',
              )}
            >
              {item.label}
              {item.count !== undefined && <span className="figures font-normal">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
