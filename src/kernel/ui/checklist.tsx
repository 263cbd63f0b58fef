import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { LinkButton } from './link-button.tsx';
import { TONE_ICONS, type Tone } from './tone.ts';

export interface ChecklistItem {
  key: string;
  title: string;
  tone: Tone;
  /** The state in a word or two: "Sesuai", "Perlu diperiksa". */
  word: string;
  note?: ReactNode;
  /** The evidence itself. */
  viewUrl?: string;
  /** What can be done with it now; a row with acts is set apart. */
  actions?: ReactNode;
}

const INKS: Record<Tone, string> = {
  success: 'text-success',
  warning: 'text-warning',
  error: 'text-error',
  info: 'text-info',
  neutral: 'text-muted',
};

/** Evidence to be looked at, one after another. Reaches the edge of its sheet. */
export function Checklist({ items }: { items: ChecklistItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li
          key={item.key}
          className={classNames(
            'grid grid-cols-[1.5rem_1fr_auto] items-center gap-3 border-t border-base-300 px-5 py-3',
            item.actions !== undefined && 'bg-base-200',
          )}
        >
          <span className={INKS[item.tone]}>
            <Icon name={TONE_ICONS[item.tone]} className="size-6" />
          </span>
          <span className="min-w-0">
            <b className="font-semibold">{item.title}</b>{' '}
            <span className={classNames('text-xs font-semibold', INKS[item.tone])}>{item.word}</span>
            {item.note && <span className="block text-sm text-muted">{item.note}</span>}
          </span>
          {item.viewUrl ? (
            <LinkButton href={item.viewUrl} look="quiet" icon="eye" label={`Lihat ${item.title}`} isCompact>
              Lihat
            </LinkButton>
          ) : (
            <span />
          )}
          {item.actions && (
            <span className="col-span-2 col-start-2 flex flex-wrap gap-2">{item.actions}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
