import type { ReactNode } from 'react';
import { CopyText } from './copy-text.tsx';
import { LinkButton } from './link-button.tsx';
import { Notice } from './notice.tsx';
import { PageHeader } from './page-header.tsx';
import { Sheet } from './sheet.tsx';

export interface HandOverLinkProps {
  title: string;
  link: string;
  /** Why it did not go by mail, and what whoever opens it can do. */
  children: ReactNode;
  back: { url: string; label: string };
}

/** A link that is handed over by a person, since no mail takes it there; the page shows it this once. */
export function HandOverLink({ title, link, children, back }: HandOverLinkProps) {
  return (
    <div className="grid max-w-2xl gap-5">
      <PageHeader title={title} />
      <Notice tone="warning" title="Tampil sekali ini saja" role="status">
        {children}
      </Notice>
      <Sheet>
        <CopyText value={link} label="tautan" />
      </Sheet>
      <div>
        <LinkButton href={back.url} look="primary">
          {back.label}
        </LinkButton>
      </div>
    </div>
  );
}
