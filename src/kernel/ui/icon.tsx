import { useContext } from 'react';
import { classNames } from './class-names.ts';
import type { IconName } from './icon-drawing.ts';
import { IconShapes, IconSheet, iconId } from './icon-sheet.tsx';

export interface IconProps {
  name: IconName;
  /** Tailwind size class; the default is 1.25 of the text beside it. */
  className?: string;
  /** Only for an icon that stands alone and is no button: its meaning in words. */
  label?: string;
}

/** A lucide icon. On a page it refers to the sprite of used icons; elsewhere it draws itself. */
export function Icon({ name, className, label }: IconProps) {
  const used = useContext(IconSheet);
  used?.add(name);
  const drawing = used ? <use href={`#${iconId(name)}`} /> : <IconShapes name={name} />;
  const frame = { className: classNames('icon', className), viewBox: used ? undefined : '0 0 24 24' };
  return label ? (
    <svg {...frame} role="img" aria-label={label}>
      {drawing}
    </svg>
  ) : (
    <svg {...frame} aria-hidden="true">
      {drawing}
    </svg>
  );
}
