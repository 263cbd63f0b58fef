import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

export interface Crumb {
  label: string;
  /** The last crumb is the page itself and has none. */
  url?: string;
}

/** Where the page lies. On a phone only the last two are seen. */
export function Breadcrumb({ items }: { items: Crumb[] }) {
  return (
    <nav aria-label="Remah roti" className="min-w-0 text-sm">
      <ol className="flex min-w-0 items-center gap-1.5">
        {items.map((item, index) =>
          index === items.length - 1 ? (
            <li key={item.label} aria-current="page" className="truncate font-semibold">
              {item.label}
            </li>
          ) : (
            <li
              key={item.label}
              className={classNames(
                'items-center gap-1.5 text-muted',
                index < items.length - 2 ? 'hidden sm:flex' : 'flex min-w-0 max-[22rem]:hidden',
              )}
            >
              {item.url ? (
                <a href={item.url} className="truncate py-2 hover:underline">
                  {item.label}
                </a>
              ) : (
                <span className="truncate">{item.label}</span>
              )}
              <Icon name="chevron-right" className="size-3.5" />
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
