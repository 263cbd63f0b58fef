import type { ReactNode } from 'react';
import { Icon, type IconName } from '#kernel/ui';

export interface OfficeSectionProps {
  profile: { address: string; hours: string; phone: string; email: string };
  /** Left out where the page has said it above. */
  title?: string;
  lead?: string;
  /** Where no address has been written yet. */
  place?: string;
  children?: ReactNode;
}

/** Where an organisation is found, when, and by which number; nothing as long as it has written none of it. */
export function OfficeSection({ profile, title, lead, place = '', children }: OfficeSectionProps) {
  const facts: { icon: IconName; term: string; detail: string }[] = [
    { icon: 'map-pin', term: 'Alamat', detail: profile.address || place },
    { icon: 'clock', term: 'Jam layanan', detail: profile.hours },
    { icon: 'phone', term: 'Telepon dan WhatsApp', detail: profile.phone },
    { icon: 'mail', term: 'Surel', detail: profile.email },
  ];
  const known = facts.filter(({ detail }) => detail !== '');
  if (known.length === 0) return null;
  return (
    <section
      {...(title ? { 'aria-labelledby': 'kantor' } : { 'aria-label': 'Kantor' })}
      className="sheet grid gap-6 p-6 lg:grid-cols-[1fr_1.4fr] lg:p-10"
    >
      <div>
        {title && (
          <h2 id="kantor" className="text-3xl">
            {title}
          </h2>
        )}
        {lead && <p className="mt-2 max-w-[40ch] text-muted">{lead}</p>}
        {children && <div className="mt-6 flex flex-wrap gap-2">{children}</div>}
      </div>
      <dl className="grid content-center gap-5 sm:grid-cols-2">
        {known.map(({ icon, term, detail }) => (
          <div key={term} className="relative pl-8">
            <dt className="eyebrow">
              <span className="absolute top-0.5 left-0 text-base text-primary">
                <Icon name={icon} />
              </span>
              {term}
            </dt>
            <dd className="break-words">{detail}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
