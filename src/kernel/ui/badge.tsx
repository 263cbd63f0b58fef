import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-drawing.ts';
import { TONE_ICONS, type Tone } from './tone.ts';

export interface BadgeProps {
  tone?: Tone;
  /** The default is the icon of the tone. */
  icon?: IconName;
  /** One or two words. Same state, same word and icon in every product. */
  children: ReactNode;
}

const TINTS: Record<Tone, string | undefined> = {
  success: 'badge-success',
  warning: 'badge-warning',
  error: 'badge-error',
  info: 'badge-info',
  neutral: undefined,
};

/** A state: tint, icon and word. Never clickable. */
export function Badge({ tone = 'neutral', icon = TONE_ICONS[tone], children }: BadgeProps) {
  return (
    <span className={classNames('badge badge-soft', TINTS[tone])}>
      <Icon name={icon} className="size-3.5" />
      {children}
    </span>
  );
}
