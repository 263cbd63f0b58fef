import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-drawing.ts';

export interface DisclosureProps {
  title: ReactNode;
  icon?: IconName;
  /** Leads to an act that refuses or deletes. */
  isDanger?: boolean;
  isOpen?: boolean;
  id?: string;
  children: ReactNode;
}

/** Opens in place: a refusal with its form, a long explanation. */
export function Disclosure({ title, icon, isDanger, isOpen, id, children }: DisclosureProps) {
  return (
    <details id={id} className="rounded-xl border border-base-300" open={isOpen}>
      <summary
        className={classNames(
          'flex min-h-12 items-center gap-2 px-4 font-semibold',
          isDanger && 'text-error',
        )}
      >
        {icon && <Icon name={icon} />}
        {title}
        <Icon name="chevron-down" className="turn-arrow ml-auto size-4" />
      </summary>
      <div className="grid gap-3 px-4 pb-4">{children}</div>
    </details>
  );
}
