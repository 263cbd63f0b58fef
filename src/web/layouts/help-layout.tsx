import type { ReactNode } from 'react';
import { Disclosure, Icon, LinkButton } from '#kernel/ui';

export interface HelpLayoutProps {
  title: string;
  /** One sentence: what this page of help is about. */
  lead?: string;
  topics: readonly { title: string; url: string; isCurrent?: boolean }[];
  /** Whom to ask when this did not help. */
  contact?: { label: string; url: string };
  updated?: ReactNode;
  children: ReactNode;
}

/** A page of help inside any shell: topics at the side, the text in lines of readable length. */
export function HelpLayout({ title, lead, topics, contact, updated, children }: HelpLayoutProps) {
  const list = (
    <ul className="menu-tree grid gap-0.5">
      {topics.map((topic) => (
        <li key={topic.url}>
          <a href={topic.url} aria-current={topic.isCurrent ? 'page' : undefined}>
            {topic.title}
          </a>
        </li>
      ))}
    </ul>
  );
  return (
    <div className="grid gap-8 lg:grid-cols-[16rem_minmax(0,1fr)]">
      <nav aria-label="Bantuan">
        <div className="lg:hidden">
          <Disclosure title="Topik bantuan" icon="book-open">
            {list}
          </Disclosure>
        </div>
        <div className="sticky top-6 max-lg:hidden">
          <p className="eyebrow px-3 pb-2">Bantuan</p>
          {list}
        </div>
      </nav>
      <article className="min-w-0">
        <h1 className="text-3xl">{title}</h1>
        {lead && <p className="mt-2 max-w-[60ch] text-lg text-muted">{lead}</p>}
        <div className="prose-text mt-6">{children}</div>
        <footer className="mt-10 flex flex-wrap items-center gap-3 border-t border-base-300 pt-5 text-sm text-muted">
          <Icon name="life-buoy" />
          <span className="mr-auto">
            Belum terjawab? Tanyakan kepada pengurus.{updated && <> Diperbarui {updated}.</>}
          </span>
          {contact && <LinkButton href={contact.url}>{contact.label}</LinkButton>}
        </footer>
      </article>
    </div>
  );
}
