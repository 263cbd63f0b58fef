import type { ReactNode } from 'react';

export interface SectionTitleProps {
  id: string;
  title: string;
  note?: string;
  action?: ReactNode;
}

/** The title of a section of a public page; the section is labelled by its id. */
export function SectionTitle({ id, title, note, action }: SectionTitleProps) {
  return (
    <div className="mb-5 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
      <div>
        <h2 id={id} className="text-3xl">
          {title}
        </h2>
        {note && <p className="mt-1 text-muted">{note}</p>}
      </div>
      {action}
    </div>
  );
}
