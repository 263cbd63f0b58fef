import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-drawing.ts';

export interface MenuLinkProps {
  href: string;
  icon?: IconName;
  isDanger?: boolean;
  isCurrent?: boolean;
  isDownload?: boolean;
  children: string;
}

/** One line of a menu. */
export function MenuLink({ href, icon, isDanger, isCurrent, isDownload, children }: MenuLinkProps) {
  return (
    <a
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      data-turbo={isDownload ? 'false' : undefined}
      className={classNames(
        'flex min-h-11 items-center gap-3 rounded-lg px-3 text-sm font-semibold',
        isDanger ? 'text-error hover:bg-base-200' : 'hover:bg-soft hover:text-soft-content',
        isCurrent && 'bg-soft text-soft-content',
      )}
    >
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
