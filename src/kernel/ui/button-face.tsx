import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-drawing.ts';

/** primary: one a view. outline: the others. quiet: inside rows and bars. danger: refuse and delete. turmeric, cloth: on cloth. */
export type ButtonLook = 'primary' | 'outline' | 'quiet' | 'danger' | 'turmeric' | 'cloth';

export interface ButtonFaceProps {
  look?: ButtonLook;
  size?: 'sm' | 'md' | 'lg';
  icon?: IconName;
  iconEnd?: IconName;
  /** Fills its row. */
  isWide?: boolean;
  /** The accessible name. Without children the button is an icon in a 44 px square. */
  label?: string;
  /** On a phone only the icon is seen; the word stays for screen readers. */
  isCompact?: boolean;
  className?: string;
  children?: ReactNode;
}

const LOOKS: Record<ButtonLook, string> = {
  primary: 'btn-primary',
  outline: 'btn-line',
  quiet: 'btn-ghost',
  danger: 'btn-refuse',
  turmeric: 'btn-turmeric',
  cloth: 'btn-on-cloth',
};

export function buttonClass({ look = 'outline', size, isWide, children, className }: ButtonFaceProps) {
  return classNames(
    'btn',
    LOOKS[look],
    size === 'lg' && 'btn-lg',
    size === 'sm' && 'btn-sm',
    isWide && 'w-full',
    !children && 'btn-square',
    className,
  );
}

export function ButtonFace({ icon, iconEnd, isCompact, children }: ButtonFaceProps) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {children && isCompact ? <span className="max-sm:sr-only">{children}</span> : children}
      {iconEnd && <Icon name={iconEnd} className="size-4" />}
    </>
  );
}
