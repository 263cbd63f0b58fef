import type { ReactNode } from 'react';

export interface NewsTeaserProps {
  url: string;
  title: string;
  /** "Usaha warga · 20 November 2026". */
  meta: ReactNode;
  lead?: string;
  /** A photo or `WovenPicture`; with it the teaser is the large one. */
  picture?: ReactNode;
}

/** A piece of news in a list. Inside an `article` or `li` of the page. */
export function NewsTeaser({ url, title, meta, lead, picture }: NewsTeaserProps) {
  if (picture) {
    return (
      <a href={url} className="group grid gap-4 sm:grid-cols-[15rem_minmax(0,1fr)]">
        {picture}
        <div>
          <p className="eyebrow">{meta}</p>
          <h3 className="mt-1 text-xl group-hover:underline">{title}</h3>
          {lead && <p className="mt-2 text-muted">{lead}</p>}
        </div>
      </a>
    );
  }
  return (
    <a href={url} className="group block py-4">
      <p className="eyebrow">{meta}</p>
      <h3 className="mt-0.5 text-lg group-hover:underline">{title}</h3>
      {lead && <p className="mt-1.5 text-sm text-muted">{lead}</p>}
    </a>
  );
}
