import { Icon } from './icon.tsx';
import type { IconName } from './icon-drawing.ts';

export interface TileLinkProps {
  href: string;
  icon: IconName;
  title: string;
  note?: string;
}

/** A service one may ask for: icon in a tile, name, how long it takes. */
export function TileLink({ href, icon, title, note }: TileLinkProps) {
  return (
    <a href={href} className="flex h-full flex-col gap-3 rounded-xl p-3 hover:bg-soft lg:flex-row lg:p-4">
      <span className="grid size-11 shrink-0 place-items-center rounded-xl bg-soft text-soft-content">
        <Icon name={icon} className="size-6" />
      </span>
      <span>
        <b className="block leading-snug font-semibold">{title}</b>
        {note && <span className="text-xs text-muted">{note}</span>}
      </span>
    </a>
  );
}
