import { Icon } from './icon.tsx';
import type { IconName } from './icon-drawing.ts';

export interface ActionTileProps {
  href: string;
  icon: IconName;
  children: string;
}

/** One of the four acts of a member's first page. Put four in a nav with `grid grid-cols-4 gap-2`. */
export function ActionTile({ href, icon, children }: ActionTileProps) {
  return (
    <a
      href={href}
      className="sheet flex flex-col items-center gap-2 px-1 py-3.5 text-center text-xs leading-tight font-semibold hover:border-primary"
    >
      <span className="text-primary">
        <Icon name={icon} className="size-6" />
      </span>
      {children}
    </a>
  );
}
