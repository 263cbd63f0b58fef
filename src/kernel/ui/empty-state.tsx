import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-drawing.ts';

export interface EmptyStateProps {
  /** nothing-yet: say what belongs here and the first act. not-found: name the filter, offer the nearest hit. not-allowed: say who can. */
  kind: 'nothing-yet' | 'not-found' | 'not-allowed';
  title: string;
  children?: ReactNode;
  icon?: IconName;
  actions?: ReactNode;
  /** Already inside a sheet. */
  isPlain?: boolean;
}

const ICONS: Record<EmptyStateProps['kind'], IconName> = {
  'nothing-yet': 'inbox',
  'not-found': 'search-x',
  'not-allowed': 'lock',
};

/** Where nothing is shown, and what to do about it. */
export function EmptyState({ kind, title, children, icon = ICONS[kind], actions, isPlain }: EmptyStateProps) {
  return (
    <div
      className={classNames(
        !isPlain && 'sheet',
        'grid content-center justify-items-center px-6 py-16 text-center',
      )}
    >
      <div className="relative mb-5 grid size-28 place-items-center overflow-hidden rounded-full bg-soft text-primary">
        <i className="motif opacity-25" />
        <span className="relative grid size-14 place-items-center rounded-full bg-base-100">
          <Icon name={icon} className="size-7" />
        </span>
      </div>
      <h2 className="text-xl">{title}</h2>
      {children && <div className="mt-2 max-w-[46ch] text-muted">{children}</div>}
      {actions && <div className="mt-6 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
