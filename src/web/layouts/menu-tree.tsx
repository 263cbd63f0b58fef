import { Icon, toIconName } from '#kernel/ui';
import type { MenuEntry } from './frame.ts';

/** The console's menu as a tree of two levels. A parent is open when one is inside it, or work waits there. */
export function MenuTree({ items }: { items: readonly MenuEntry[] }) {
  return (
    <ul className="menu-tree grid gap-0.5">
      {items.map((item) => (
        <li key={item.key}>
          {item.children && item.children.length > 0 ? <Branch item={item} /> : <Leaf item={item} />}
        </li>
      ))}
    </ul>
  );
}

function Branch({ item }: { item: MenuEntry }) {
  const children = item.children ?? [];
  const isOpen = children.some((child) => child.isCurrent || child.count !== undefined) || item.isCurrent;
  return (
    <details open={isOpen}>
      <summary title={item.label}>
        <Face item={item} />
        <Icon name="chevron-right" className="menu-arrow size-4" />
      </summary>
      <ul>
        {children.map((child) => (
          <li key={child.key}>
            <Leaf item={child} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Leaf({ item }: { item: MenuEntry }) {
  return (
    <a
      href={item.url}
      aria-current={item.isCurrent ? 'page' : undefined}
      title={item.icon ? item.label : undefined}
    >
      <Face item={item} />
      {item.count !== undefined && <span className="menu-count">{item.count}</span>}
    </a>
  );
}

function Face({ item }: { item: MenuEntry }) {
  return (
    <>
      {item.icon && <Icon name={toIconName(item.icon)} />}
      <span className="menu-word min-w-0 wrap-anywhere">{item.label}</span>
    </>
  );
}
