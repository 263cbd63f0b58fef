import type { ReactNode } from 'react';
import { Notice } from './notice.tsx';
import type { Tone } from './tone.ts';

export interface PageNotice {
  tone: Tone;
  text: string;
  /** "Urungkan", or a way to go on. */
  action?: ReactNode;
}

/** What the last act did, at the top of the next page. Spoken; can be put away; errors stay. */
export function ToastList({ notices }: { notices: readonly PageNotice[] }) {
  if (notices.length === 0) return null;
  return (
    <div className="mb-4 grid gap-2">
      {notices.map((notice) => (
        <Notice
          key={notice.text}
          tone={notice.tone}
          role={notice.tone === 'error' ? 'alert' : 'status'}
          isDismissable={notice.tone !== 'error'}
          action={notice.action}
          className="arrives"
        >
          <span className="text-base text-base-content">{notice.text}</span>
        </Notice>
      ))}
    </div>
  );
}
