import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-drawing.ts';

export interface MenuProps {
  /** What the button says, or means when it shows only an icon. */
  label: string;
  icon?: IconName;
  /** Seen on the button instead of icon and word. */
  face?: ReactNode;
  /** Only the icon is seen. */
  isIconOnly?: boolean;
  look?: 'outline' | 'quiet';
  /** Where the sheet opens. */
  align?: 'start' | 'end';
  side?: 'below' | 'above';
  width?: string;
  className?: string;
  children: ReactNode;
}

/** A button that opens a small sheet in place: works without script; with it, Esc and a press elsewhere close it. */
export function Menu(props: MenuProps) {
  const {
    label,
    icon,
    face,
    isIconOnly,
    look = 'outline',
    align = 'end',
    side = 'below',
    width = 'w-64',
  } = props;
  return (
    <details className={classNames('relative', props.className)} data-menu="">
      <summary
        className={classNames(
          'btn',
          look === 'outline' ? 'btn-line' : 'btn-ghost',
          isIconOnly && 'btn-square',
          face !== undefined && 'h-auto px-2',
        )}
        aria-label={isIconOnly ? label : undefined}
      >
        {/* In words rather than by aria-label: a face such as initials is seen, and must not contradict the name. */}
        {face !== undefined && <span className="sr-only">{label}</span>}
        {face ?? (
          <>
            {icon && <Icon name={icon} />}
            {!isIconOnly && label}
            {!isIconOnly && <Icon name="chevron-down" className="turn-arrow size-4" />}
          </>
        )}
      </summary>
      <div
        className={classNames(
          'sheet arrives absolute z-30 max-h-[80vh] max-w-[calc(100vw-2rem)] overflow-y-auto p-2 text-left shadow-raised',
          align === 'end' ? 'right-0' : 'left-0',
          side === 'below' ? 'top-full mt-2' : 'bottom-full mb-2',
          width,
        )}
      >
        {props.children}
      </div>
    </details>
  );
}
