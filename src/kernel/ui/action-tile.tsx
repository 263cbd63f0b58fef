import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-drawing.ts';

export interface ActionTileProps {
  href: string;
  icon: IconName;
  children: string;
  /** Not open yet: the id of the text that says what opens it. */
  closedBy?: string | undefined;
}

/** One of the four acts of a member's first page. Put four in a nav with `grid grid-cols-4 gap-2`. */
export function ActionTile({ href, icon, children, closedBy }: ActionTileProps) {
  return (
    <a
      {...(closedBy
        ? { role: 'link', tabIndex: 0, 'aria-disabled': true, 'aria-describedby': closedBy }
        : { href })}
      className={classNames(
        'sheet flex flex-col items-center gap-2 px-1 py-3.5 text-center text-xs leading-tight font-semibold',
        closedBy ? 'border-dashed border-line-strong text-muted' : 'hover:border-primary',
      )}
    >
      <span className={closedBy ? undefined : 'text-primary'}>
        <Icon name={icon} className="size-6" />
      </span>
      {children}
    </a>
  );
}
