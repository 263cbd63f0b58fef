import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-drawing.ts';
import { TONE_ICONS, type Tone } from './tone.ts';

export interface NoticeProps {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  icon?: IconName;
  id?: string;
  /** Announced when it appears after an act. The default: 'alert' for errors, nothing otherwise. */
  role?: 'status' | 'alert' | 'none';
  /** Can be put away; the button works with script and is not shown without. */
  isDismissable?: boolean;
  /** What can be done about it: a button or a link. */
  action?: ReactNode;
  className?: string;
}

const FRAMES: Record<Tone, string> = {
  error: 'border border-l-4 border-error bg-base-100',
  warning: 'border border-l-4 border-warning bg-base-100',
  success: 'border border-l-4 border-success bg-base-100',
  info: 'bg-soft text-soft-content',
  neutral: 'bg-base-200',
};
const INKS: Record<Tone, string | undefined> = {
  error: 'text-error',
  warning: 'text-warning',
  success: 'text-success',
  info: undefined,
  neutral: 'text-info',
};

/** Something the page has to say: what happened, or why something is closed. */
export function Notice(props: NoticeProps) {
  const { tone = 'info', title, children, icon = TONE_ICONS[tone], id, isDismissable, action } = props;
  const role = props.role ?? (tone === 'error' ? 'alert' : 'none');
  const mutes = tone === 'error' || tone === 'warning' || tone === 'success';
  return (
    <div
      id={id}
      role={role === 'none' ? undefined : role}
      className={classNames('flex gap-3 rounded-xl p-4', FRAMES[tone], props.className)}
      data-dismissable={isDismissable ? '' : undefined}
    >
      <Icon
        name={tone === 'neutral' && !props.icon ? 'info' : icon}
        className={classNames('mt-0.5', INKS[tone])}
      />
      <div className="min-w-0 grow">
        {title && <b className="block font-semibold">{title}</b>}
        {children && (
          <div className={classNames('text-sm', mutes && title !== undefined && 'text-muted')}>
            {children}
          </div>
        )}
        {action && <div className="mt-2 flex flex-wrap gap-2">{action}</div>}
      </div>
      {isDismissable && (
        <button
          type="button"
          className="btn btn-ghost btn-square needs-script -my-2.5 -mr-2.5"
          data-dismiss=""
          aria-label="Tutup pesan ini"
        >
          <Icon name="x" />
        </button>
      )}
    </div>
  );
}
